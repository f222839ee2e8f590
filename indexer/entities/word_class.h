// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_WORD_CLASS_H_
#define DOSSIER_INDEXER_ENTITIES_WORD_CLASS_H_

#include <cstdint>

namespace dossier::internal {

// Closed classes of words that the rules for names go by, told by words*.tsv.
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

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_WORD_CLASS_H_
