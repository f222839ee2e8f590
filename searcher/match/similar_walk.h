// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_SIMILAR_WALK_H_
#define DOSSIER_SEARCHER_MATCH_SIMILAR_WALK_H_

#include <cstdint>
#include <functional>
#include <string_view>

#include "indexer/store/segment.h"

namespace dossier::internal {

// Calls found(sorted number, edits) for every word of the segment at most so
// many edits from `word`, in byte order.
//
// The sorted vocabulary is read as the trie that it is in effect. A row of the
// edit matrix says how far a beginning of a word of the vocabulary is from each
// beginning of the word asked for; it depends on that beginning alone. So words
// that follow each other share the rows of the letters they have in common; and
// as soon as no element of a row is within the bound, no longer word is either,
// and all words with that beginning are jumped over. (H. Shang, T. H. Merrett:
// "Tries for Approximate String Matching", IEEE TKDE 8(4), 1996.) With letters
// that swap, a row depends on the two before it; yet a swap is at least as dear
// as the change of its first letter, so that the bound on one row holds.
//
// "gadafi" within 1 of "gaddafi", "gadfly", "gulf": at "gu" the row is 2 1 2 3
// 4 5 6, at "gul" its least is 2, and all words in "gul" are passed over.
//
// Cost: the beginnings within the bound, times the letters of `word`; in a
// vocabulary of a million words some tens of thousands for two edits.
void walk_similar(
    const Segment& segment, std::string_view word, std::uint32_t most_edits,
    const std::function<void(std::uint32_t, std::uint32_t)>& found);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_SIMILAR_WALK_H_
