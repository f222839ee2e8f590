// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/fields.h"

#include <algorithm>
#include <cstdio>

#include "indexer/store/file.h"
#include "indexer/text/fold.h"

namespace dossier::internal {
namespace {

// Xapian's own bound; prefix and language stay far below the difference to
// kMaxTermBytes, so only a word that was never cut can reach it.
constexpr std::size_t kXapianTermBytes = 245;

// The longest beginning of at most `limit` bytes that ends between code
// points.
std::string_view cut_between_code_points(std::string_view text,
                                         std::size_t limit) {
  if (text.size() <= limit) return text;
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return text.substr(0, end);
}

std::string tagged_term(std::string_view prefix, std::string_view language,
                        std::string_view stem) {
  std::string term;
  term.reserve(prefix.size() + language.size() + 1 + stem.size());
  term.append(prefix).append(language).append(1, ':').append(stem);
  term.resize(cut_between_code_points(term, kXapianTermBytes).size());
  return term;
}

}  // namespace

std::string stem_term(std::string_view language, std::string_view stem) {
  return tagged_term(kStemPrefix, language, stem);
}

std::string title_term(std::string_view language, std::string_view stem) {
  return tagged_term(kTitlePrefix, language, stem);
}

std::string joined_term(std::string_view designation) {
  std::string term(kJoinedPrefix);
  term.append(cut_between_code_points(designation, kMaxTermBytes));
  return term;
}

std::string boolean_term(std::string_view prefix, std::string_view value) {
  // Xapian's QueryParser and Omega put a colon where the value could be read
  // as a part of a longer prefix.
  bool colon = prefix.size() > 1 && !value.empty() &&
               ((value[0] >= 'A' && value[0] <= 'Z') || value[0] == ':');
  std::string term(prefix);
  if (colon) term += ':';
  // Xapian stores NUL as two bytes, so that a short value of many NULs would
  // be too long for it after all.
  bool has_nul = value.find('\0') != std::string_view::npos;
  if (value.size() <= kMaxTermBytes && !has_nul) return term.append(value);

  // Values that share a long beginning must stay apart: a hash of the whole
  // takes the place of what is cut.
  char hash[18];
  std::snprintf(hash, sizeof hash, "#%016llx",
                static_cast<unsigned long long>(xxh3(value)));
  std::string_view kept =
      cut_between_code_points(value, kMaxTermBytes - (sizeof hash - 1));
  std::remove_copy(kept.begin(), kept.end(), std::back_inserter(term), '\0');
  return term.append(hash);
}

}  // namespace dossier::internal
