// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_WORD_CLASSES_H_
#define DOSSIER_INDEXER_ENTITIES_WORD_CLASSES_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::internal {

// Closed classes of words that the rules for names go by.
enum class WordClass : std::uint8_t {
  None,
  Article,       // a, the
  Of,            // of, for
  And,           // and
  Stop,          // another word that is never part of a name
  Particle,      // al, bin, de, von: inside a name though in lower case
  Suffix,        // Jr, III: the end of a name
  Calendar,      // months and days of the week
  Organisation,  // Corp, Ministry, University: what it ends is no person
  Direction,     // North, South: begins names of places
};

// The class of a folded word. The compiled gazetteer keeps it with each of its
// words, so that this is asked for other words only.
WordClass word_class(std::string_view folded);

// All words that have a class, without the stop words.
std::vector<std::string_view> classed_words();

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_WORD_CLASSES_H_
