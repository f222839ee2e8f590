// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// How an answer came to its ranking, as text for people.
#ifndef DOSSIER_SEARCHER_PRESENT_RANKING_TEXT_H_
#define DOSSIER_SEARCHER_PRESENT_RANKING_TEXT_H_

#include <cstdint>
#include <string>

#include "dossier/search.h"

namespace dossier::internal {

// What feedback did to a query that found `total` articles, or why it did
// nothing, in sentences to be wrapped.
std::string feedback_text(const Feedback& feedback, std::uint64_t total);

// Which article, and by which words.
std::string likeness_text(const Likeness& likeness);

// What stands behind a part's score: "Zen:jet", "nearness", ...
std::string score_part_name(const ScorePart& part);

// "  12.345": with room for what the best scores have.
std::string score_text(double score);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_RANKING_TEXT_H_
