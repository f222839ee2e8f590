// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Words near each other: what has to stand where in an article.
#ifndef DOSSIER_SEARCHER_MATCH_PROXIMITY_H_
#define DOSSIER_SEARCHER_MATCH_PROXIMITY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "dossier/article_part.h"

namespace dossier::internal {

// What may stand at one place.
struct WordTest {
  bool any = false;                     // every word
  std::vector<std::string> words = {};  // these, folded
  std::string form_of = {};             // all with the stem of this one
  // Words that begin so and go on with a letter: of "s300", "s300pmu2".
  std::string designation_start = {};
};

// Words in this order, all in the title or all in the text, or in one part of
// the article, with at most `slop` others between them altogether.
struct TestRow {
  std::vector<std::uint32_t> tests;  // places in Proximity::tests
  std::uint32_t slop = 0;
  ArticlePart part = ArticlePart::Whole;
};

// One operand of NEAR: any of the rows.
struct ProximityPart {
  std::vector<TestRow> rows;
};

// An article has it if each part has a place such that no two neighbours
// overlap, and between the nearest words of part i and i + 1 the places differ
// by distances[i] at most. One part alone is a phrase with gaps.
struct Proximity {
  std::vector<WordTest> tests;
  std::vector<ProximityPart> parts;
  std::vector<std::uint32_t> distances;  // one less than parts
};

// Tests that fit the matcher's bits.
inline constexpr std::size_t kMaxWordTests = 31;

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_PROXIMITY_H_
