// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/slug.h"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kLongestSlug = 100;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
}

// Costs some milliseconds to make, so there is one a thread, made when the
// first name outside Latin script comes.
std::string to_latin(std::string_view text) {
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

std::string slug(std::string_view name) {
  std::string folded = fold(name);
  if (!is_ascii(folded)) folded = to_latin(folded);
  std::string out;
  for (const char c : folded) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += c;
    else if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c - 'A' + 'a');
    else if (c != '\'' && c != '`' && !out.empty() && out.back() != '-')
      out += '-';
  }
  if (out.size() > kLongestSlug) out.resize(kLongestSlug);
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::string capitalise_words(std::string_view name) {
  std::string out;
  bool first = true;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = decode_utf8(name, at);
    at += c.size;
    const auto value = static_cast<UChar32>(c.value);
    append_utf8(out, static_cast<char32_t>(first ? u_toupper(value)
                                                 : u_tolower(value)));
    first = !u_isalpha(value) && c.value != '\'';
  }
  return out;
}

}  // namespace dossier::internal
