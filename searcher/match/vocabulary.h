// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Words of an index that fit what a query asks for, over all its segments.
#ifndef DOSSIER_SEARCHER_MATCH_VOCABULARY_H_
#define DOSSIER_SEARCHER_MATCH_VOCABULARY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/snapshot.h"

namespace dossier::internal {

struct FoundWord {
  std::string word;  // folded
  // In articles, all told, those not merged away yet included.
  std::uint64_t occurrences = 0;
  std::uint32_t edits = 0;  // away from the word asked for
};

// All three give every word once: with fewer edits first, then by falling
// number of occurrences, then in byte order.

std::vector<FoundWord> words_with_prefix(const Snapshot& snapshot,
                                         std::string_view prefix);

// "*" is any letters or none, "?" is one. Looks at the words that begin like
// the pattern, or at all if it begins with a joker.
std::vector<FoundWord> words_like(const Snapshot& snapshot,
                                  std::string_view pattern);

// Words at most so many edits away: letters put in, left out, changed or
// swapped with their neighbour (as edit_distance() counts them).
std::vector<FoundWord> similar_words(const Snapshot& snapshot,
                                     std::string_view word,
                                     std::uint32_t most_edits);

// How often the word stands in articles.
std::uint64_t occurrences(const Snapshot& snapshot, std::string_view word);

// True if the whole word fits the pattern. Both valid UTF-8.
bool fits_pattern(std::string_view word, std::string_view pattern);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_VOCABULARY_H_
