// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/character_table.h"

#include <unicode/uchar.h>

#include <cstring>
#include <string>

#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

bool is_ascii_space(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

CharacterClass class_of(char32_t character) {
  if (is_ascii_space(character)) return CharacterClass::Space;
  const auto c = static_cast<UChar32>(word_break_stand_in(character));
  // South-East Asian letters, which ICU cuts with dictionaries, and Hangul
  // letters, which compose with each other.
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ||
      u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE) !=
          U_HST_NOT_APPLICABLE) {
    return CharacterClass::Complex;
  }
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
      return CharacterClass::Letter;
    case U_WB_NUMERIC:
      return CharacterClass::Digit;
    case U_WB_MIDLETTER:
      return CharacterClass::MidLetter;
    case U_WB_MIDNUM:
      return CharacterClass::MidNumber;
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
      return CharacterClass::MidBoth;
    case U_WB_OTHER:
    case U_WB_WSEGSPACE:
    case U_WB_CR:
    case U_WB_LF:
    case U_WB_NEWLINE:
    case U_WB_DOUBLE_QUOTE:  // binds Hebrew letters only, and those are complex
      return CharacterClass::Other;
    default:
      return CharacterClass::Complex;
  }
}

// Folding looks at neighbours only where marks, Hangul letters or Hebrew
// letters (before a quotation mark) are involved.
bool folds_alone(char32_t character, const std::string& folded) {
  const auto c = static_cast<UChar32>(character);
  const int word_break = u_getIntPropertyValue(c, UCHAR_WORD_BREAK);
  if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 ||
      u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE) !=
          U_HST_NOT_APPLICABLE ||
      word_break == U_WB_HEBREW_LETTER ||
      folded.size() > sizeof Character::folded) {
    return false;
  }
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint part = decode_utf8(folded, at);
    if ((U_GET_GC_MASK(static_cast<UChar32>(part.value)) & U_GC_M_MASK) != 0) {
      return false;
    }
    at += part.size;
  }
  return true;
}

Character describe(char32_t c) {
  Character entry{};
  std::string plain;
  append_utf8(plain, c);
  std::string folded;
  const FoldedKind kind = append_folded_slowly(folded, plain);

  entry.character_class = class_of(c);
  if (kind.has_letter) entry.kinds |= Character::IsLetter;
  if (kind.has_digit) entry.kinds |= Character::IsDigit;
  const auto type = u_charType(static_cast<UChar32>(c));
  if (type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER) {
    entry.kinds |= Character::IsUpper;
  }
  if (folds_alone(c, folded)) {
    std::memcpy(entry.folded, folded.data(), folded.size());
    entry.folded_size = static_cast<std::uint8_t>(folded.size());
  } else {
    entry.folded_size = Character::kFoldsInContext;
  }
  return entry;
}

}  // namespace

CharacterTable::CharacterTable() {
  for (char32_t c = 0; c < kSize; ++c) entries_[c] = describe(c);
}

const CharacterTable& CharacterTable::get() {
  static const CharacterTable table;
  return table;
}

char32_t word_break_stand_in(char32_t c) {
  switch (c) {
    case '`':
    case 0xB4:  // acute accent
      return '\'';
    case '@':
    case 0xFE6B:  // small commercial at
    case 0xFF20:  // full-width commercial at
    case ':':
    case 0xFE55:  // small colon
    case 0xFF1A:  // full-width colon
    case ';':
    case 0x37E:  // Greek question mark, which normalises to a semicolon
    // All of UAX #29's ExtendNumLet:
    case '_':
    case 0x202F:  // narrow no-break space
    case 0x203F:
    case 0x2040:
    case 0x2054:
    case 0xFE33:
    case 0xFE34:
    case 0xFE4D:
    case 0xFE4E:
    case 0xFE4F:
    case 0xFF3F:
      return ' ';
    default:
      return c;
  }
}

}  // namespace dossier::internal
