// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/fields.h"

#include <algorithm>
#include <cstdio>

#include "indexer/store/file.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// Xapian's own bound; prefix and language stay far below the difference to
// kMaxTermBytes, so only a word that was never cut can reach it.
constexpr std::size_t kXapianTermBytes = 245;

std::string tagged_term(std::string_view prefix, std::string_view language,
                        std::string_view stem) {
  std::string term;
  term.reserve(prefix.size() + language.size() + 1 + stem.size());
  term.append(prefix).append(language).append(1, ':').append(stem);
  term.resize(truncate_utf8(term, kXapianTermBytes).size());
  return term;
}

}  // namespace

std::string stem_term(std::string_view language, std::string_view stem) {
  return tagged_term(kStemPrefix, language, stem);
}

std::string title_term(std::string_view language, std::string_view stem) {
  return tagged_term(kTitlePrefix, language, stem);
}

static_assert(kTitlePrefix.size() == kStemPrefix.size(), "they are cut alike");

std::string title_term_of(std::string_view stem_term) {
  std::string term(kTitlePrefix);
  return term.append(stem_term.substr(kStemPrefix.size()));
}

std::string joined_term(std::string_view designation) {
  std::string term(kJoinedPrefix);
  term.append(truncate_utf8(designation, kMaxTermBytes));
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
      truncate_utf8(value, kMaxTermBytes - (sizeof hash - 1));
  std::remove_copy(kept.begin(), kept.end(), std::back_inserter(term), '\0');
  return term.append(hash);
}

}  // namespace dossier::internal
