// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstring>

#include "dossier/error.h"
#include "indexer/text/character_table.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// No more of a word than this is read: enough for the longest term even if
// marks surround every letter, and a bound on the work for hostile input.
constexpr std::size_t kMaxReadBytes = 4096;

struct Normalizers {
  const icu::Normalizer2* nfkc_casefold;
  const icu::Normalizer2* nfd;
  const icu::Normalizer2* nfc;
};

Normalizers load_normalizers() {
  UErrorCode status = U_ZERO_ERROR;
  const Normalizers all{icu::Normalizer2::getNFKCCasefoldInstance(status),
                        icu::Normalizer2::getNFDInstance(status),
                        icu::Normalizer2::getNFCInstance(status)};
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::Incompatible,
                "cannot load ICU's normalisation data: " +
                    std::string(u_errorName(status)));
  }
  return all;
}

bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

// Scripts whose readers leave marks out, or type them in more than one way.
bool loses_marks(UScriptCode script) {
  switch (script) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
      return true;
    default:
      return false;
  }
}

// Letter and mark that together are another letter of the alphabet, so that
// the mark is never left out in writing.
bool makes_another_letter(UChar32 letter, UChar32 mark) {
  switch (letter) {
    case 0x438:  // и, й
    case 0x443:  // у, ў
      return mark == 0x306;
    case 0x456:  // і, ї
      return mark == 0x308;
    case 0x433:  // г, ѓ
    case 0x43A:  // к, ќ
      return mark == 0x301;
    case 0x648:  // waw with hamza
    case 0x64A:  // yeh with hamza
      return mark == 0x654;
    default:
      return false;
  }
}

bool vanishes(UChar32 c) {
  switch (c) {
    case 0:
    case '\'':
    case '`':
    case 0xB7:    // middle dot: Catalan l·l
    case 0x2B9:   // modifier prime: a soft sign in Latin letters
    case 0x2BA:   // modifier double prime: a hard sign
    case 0x2BB:   // turned comma: okina
    case 0x2BC:   // modifier apostrophe
    case 0x2BD:   // reversed comma
    case 0x2BE:   // right half ring: hamza
    case 0x2BF:   // left half ring: ayn
    case 0x2C8:   // vertical line
    case 0x2CA:   // modifier acute accent
    case 0x2CB:   // modifier grave accent
    case 0x5F3:   // geresh
    case 0x5F4:   // gershayim
    case 0x640:   // tatweel
    case 0x2018:  // left single quotation mark
    case 0x2019:  // right single quotation mark
    case 0x201B:  // reversed single quotation mark
    case 0x2027:  // hyphenation point
      return true;
    default:
      return u_charType(c) == U_FORMAT_CHAR;
  }
}

// Letters without a decomposition that people also type plain; nullptr for
// all others.
const char* plain_spelling(UChar32 c) {
  switch (c) {
    case 0xE6:
      return "ae";  // æ
    case 0xF0:
    case 0x111:
      return "d";  // ð, đ
    case 0xF8:
      return "o";  // ø
    case 0xFE:
      return "th";  // þ
    case 0x127:
      return "h";  // ħ
    case 0x131:
      return "i";  // ı
    case 0x142:
      return "l";  // ł
    case 0x153:
      return "oe";  // œ
    case 0x66B:
      return ".";  // Arabic decimal separator
    case 0x66C:
      return ",";  // Arabic thousands separator
    default:
      return nullptr;
  }
}

// One letter for the two that Arabic and Persian keyboards give, and for
// final yeh without dots, which much of the Egyptian press writes for yeh.
UChar32 one_arabic_letter(UChar32 c) {
  switch (c) {
    case 0x649:  // alef maksura
    case 0x6CC:  // Farsi yeh
      return 0x64A;
    case 0x6A9:  // keheh
      return 0x643;
    default:
      return c;
  }
}

// Drops, spells out and keeps, character by character, in decomposed text.
icu::UnicodeString simplify(const icu::UnicodeString& decomposed) {
  icu::UnicodeString simple;
  UChar32 letter = 0;  // the one that marks belong to; 0 once it took its mark
  UScriptCode script = USCRIPT_COMMON;
  for (std::int32_t i = 0; i < decomposed.length();) {
    const UChar32 c = decomposed.char32At(i);
    i += U16_LENGTH(c);
    if (vanishes(c)) continue;
    if (c == '"' && script == USCRIPT_HEBREW && u_isalpha(letter)) {
      continue;  // typed for gershayim
    }
    if (is_mark(c)) {
      const bool kept = makes_another_letter(letter, c);
      if (kept) letter = 0;
      if (kept || !loses_marks(script)) simple.append(c);
      continue;
    }
    UErrorCode status = U_ZERO_ERROR;
    script = uscript_getScript(c, &status);
    letter = one_arabic_letter(c);
    if (const char* plain = plain_spelling(letter)) {
      simple.append(icu::UnicodeString::fromUTF8(plain));
    } else if (u_charType(letter) == U_DECIMAL_DIGIT_NUMBER) {
      simple.append(static_cast<UChar32>('0' + u_charDigitValue(letter)));
    } else {
      simple.append(letter);
    }
  }
  return simple;
}

FoldedKind kind_of(std::string_view folded) {
  FoldedKind kind;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode_utf8(folded, at);
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c.value));
    if ((mask & (U_GC_L_MASK | U_GC_NL_MASK)) != 0) kind.has_letter = true;
    if ((mask & U_GC_ND_MASK) != 0) kind.has_digit = true;
    at += c.size;
  }
  return kind;
}

// Letters beyond the table that fold to themselves whatever stands beside
// them: kana, unified ideographs and Hangul syllables.
bool folds_to_itself(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) ||
         c == 0x30FC || (c >= 0x3400 && c <= 0x4DBF);
}

}  // namespace

FoldedKind append_folded_slowly(std::string& out, std::string_view word) {
  static const Normalizers normalizers = load_normalizers();
  word = truncate_utf8(word, kMaxReadBytes);
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  // A free-standing acute accent, typed for an apostrophe, would decompose to
  // a space and a mark.
  source.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0xB4)),
                        icu::UnicodeString());
  icu::UnicodeString lower;
  icu::UnicodeString decomposed;
  icu::UnicodeString composed;
  normalizers.nfkc_casefold->normalize(source, lower, status);
  normalizers.nfd->normalize(lower, decomposed, status);
  normalizers.nfc->normalize(simplify(decomposed), composed, status);
  if (U_FAILURE(status)) return {};  // out of memory, in a few kilobytes

  std::string folded;
  composed.toUTF8String(folded);
  const std::string_view term = truncate_utf8(folded, kMaxTermBytes);
  out += term;
  return kind_of(term);
}

FoldedKind append_folded(std::string& out, std::string_view word) {
  static const CharacterTable& table = CharacterTable::get();
  // Every step below writes eight bytes and keeps as many as it needs.
  char folded[kMaxTermBytes + sizeof(Character)];
  std::size_t size = 0;
  unsigned kinds = 0;
  for (std::size_t at = 0; at < word.size() && size <= kMaxTermBytes;) {
    const CodePoint c = decode_utf8(word, at);
    if (c.value < CharacterTable::kSize) {
      const Character& entry = table[c.value];
      if (entry.folded_size == Character::kFoldsInContext) {
        return append_folded_slowly(out, word);
      }
      std::memcpy(folded + size, &entry, sizeof entry);
      size += entry.folded_size;
      kinds |= entry.kinds;
    } else if (folds_to_itself(c.value)) {
      std::memcpy(folded + size, word.data() + at, 3);
      size += 3;
      kinds |= Character::IsLetter;
    } else {
      return append_folded_slowly(out, word);
    }
    at += c.size;
  }
  out += truncate_utf8(std::string_view(folded, size), kMaxTermBytes);
  return {(kinds & Character::IsLetter) != 0,
          (kinds & Character::IsDigit) != 0};
}

std::string fold(std::string_view word) {
  std::string folded;
  append_folded(folded, word);
  return folded;
}

}  // namespace dossier::internal
