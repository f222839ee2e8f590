// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_OTHER_SCRIPTS_H_
#define DOSSIER_SEARCHER_MATCH_OTHER_SCRIPTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/snapshot.h"

namespace dossier::internal {

inline constexpr std::size_t kMaxOtherSpellings = 20;

// Words of the index that are `word` (folded) in other scripts, by ear: путин,
// Πούτιν and 普京 of "putin" the first two, for the third is no
// transliteration. The most frequent come first, at most kMaxOtherSpellings of
// them.
//
// Words are compared in Latin letters by the key that brings the spellings of a
// name together (spelling_key). Arabic and Hebrew, which write long vowels
// alone, are compared by consonants and the vowels that are written (may_be),
// and only words of three consonants or more: short ones would find too much.
//
// Cost: a look at each word of other scripts, and a transliteration of those
// that begin with the same sound: one or two microseconds, and some ten where
// ICU's rules are needed (Greek, Georgian, Thai). The first call of a thread
// makes those rules, which takes a tenth of a second.
std::vector<std::string> spellings_in_other_scripts(const Snapshot& snapshot,
                                                    std::string_view word);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_OTHER_SCRIPTS_H_
