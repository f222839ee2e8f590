// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_TEXT_CHARACTER_TABLE_H_
#define DOSSIER_INDEXER_TEXT_CHARACTER_TABLE_H_

#include <array>
#include <cstdint>

namespace dossier::internal {

// What a character does to a word, of the classes of UAX #29 those that need
// no look at combining marks, dictionaries or emoji sequences.
enum class CharacterClass : std::uint8_t {
  Other,  // ends a word
  Space,  // ASCII white space: ends a word in every context
  Letter,
  Digit,
  MidLetter,  // inside a word between letters: the middle dot
  MidNumber,  // between digits: the comma
  MidBoth,    // between two letters or two digits: full stop, apostrophes
  Complex,    // anything else: ask ICU
};

// One character: its part in a word, and what it folds to.
struct Character {
  static constexpr std::uint8_t kFoldsInContext = 0xFF;
  enum Kind : std::uint8_t { IsLetter = 1, IsDigit = 2, IsUpper = 4 };

  char folded[5];            // UTF-8
  std::uint8_t folded_size;  // or kFoldsInContext: fold the whole word slowly
  std::uint8_t
      kinds;  // IsLetter, IsDigit of the folded form; IsUpper as written
  CharacterClass character_class;
};
static_assert(sizeof(Character) == 8);

// Characters below U+2070: Latin, Greek, Cyrillic, Arabic and the common
// punctuation, which is nearly all of the news outside East and South Asia.
// The entries come from ICU and from fold.cc, so that the short ways of the
// tokenizer and of folding agree with the long ones by construction.
class CharacterTable {
 public:
  static constexpr char32_t kSize = 0x2070;

  // Built on first use, in about a millisecond. Thread-safe.
  static const CharacterTable& get();

  const Character& operator[](char32_t c) const { return entries_[c]; }

 private:
  CharacterTable();
  std::array<Character, kSize> entries_;
};

// The character that stands for `c` when words are cut, where we differ from
// UAX #29: a grave or acute accent typed for an apostrophe counts as one;
// underscores, colons, semicolons and "@" (a letter to ICU 72 alone) always
// cut.
char32_t word_break_stand_in(char32_t c);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_TEXT_CHARACTER_TABLE_H_
