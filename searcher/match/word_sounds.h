// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_WORD_SOUNDS_H_
#define DOSSIER_SEARCHER_MATCH_WORD_SOUNDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace dossier::internal {

// A word as a row of consonants with the vowels around them, to compare a
// script that writes only long vowels (Arabic, Hebrew) with one that writes
// all. Sounds that such a script does not tell apart, or writes with the same
// letter, are one: p and b, v and f, g and j, c, k and q.
struct WordSounds {
  std::string consonants;
  // In front of each consonant, and behind the last.
  std::vector<std::string> vowels;
};

// Of a word in small Latin letters. "w" and "y" are vowels but for the first
// letter.
WordSounds sounds_of(std::string_view latin);

// Whether `abjad`, of a script that omits short vowels, may be `whole`. The
// consonants are the same and three at least, vowels that are written fit, and
// there are some at the ends if there are in the other. With three consonants
// alone, a vowel has to be written too: such words are many, and alike.
//
// بوتين (bwtyn) may be "putin", as w fits u and y fits i; بطن (btn) may not,
// nor may باطن (batn).
bool may_be(const WordSounds& abjad, const WordSounds& whole);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_WORD_SOUNDS_H_
