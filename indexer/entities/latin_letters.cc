// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/latin_letters.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
}

// Cyrillic as news agencies write it, from U+0430 to U+045F. ICU's own table
// is the scholars' (č, ž, c), which is not how a name comes to a newspaper.
constexpr char32_t kFirstCyrillic = 0x430;
constexpr std::array<std::string_view, 48> kCyrillic{
    "a",  "b",    "v", "g",  "d", "e", "zh", "z",  "i", "y",  "k",  "l",
    "m",  "n",    "o", "p",  "r", "s", "t",  "u",  "f", "kh", "ts", "ch",
    "sh", "shch", "",  "y",  "",  "e", "yu", "ya", "e", "e",  "dj", "g",
    "ye", "z",    "i", "yi", "j", "l", "n",  "c",  "k", "i",  "v",  "dz"};
constexpr char32_t kGheWithUpturn = 0x491;

std::string replace_cyrillic(std::string_view folded) {
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode_utf8(folded, at);
    if (c.value >= kFirstCyrillic &&
        c.value < kFirstCyrillic + kCyrillic.size())
      out += kCyrillic[c.value - kFirstCyrillic];
    else if (c.value == kGheWithUpturn)
      out += 'g';
    else
      out += folded.substr(at, c.size);
    at += c.size;
  }
  return out;
}

// Making the transliterator costs some milliseconds, so there is one a thread,
// made when the first name in another script comes.
std::string transliterate(std::string_view text) {
  thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII",
                                            UTRANS_FORWARD, status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  if (transliterator == nullptr) return std::string(text);
  icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  transliterator->transliterate(unicode);
  std::string latin;
  return unicode.toUTF8String(latin);
}

}  // namespace

std::string to_latin_letters(std::string_view folded) {
  if (is_ascii(folded)) return std::string(folded);
  const std::string latin = replace_cyrillic(folded);
  return is_ascii(latin) ? latin : transliterate(latin);
}

}  // namespace dossier::internal
