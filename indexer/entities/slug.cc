// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/slug.h"

#include <unicode/uchar.h>

#include "indexer/entities/latin_letters.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kLongestSlug = 100;

}  // namespace

std::string slug(std::string_view name) {
  const std::string folded = to_latin_letters(fold(name));
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
