// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_QUERY_PARSER_H_
#define DOSSIER_SEARCHER_QUERY_PARSER_H_

#include <span>
#include <string_view>
#include <vector>

#include "dossier/saved_query.h"
#include "dossier/search.h"
#include "indexer/text/designation.h"
#include "searcher/query/query.h"

namespace dossier::internal {

inline constexpr std::size_t kMaxQueryBytes = 4096;
inline constexpr int kMaxQueryDepth = 32;
inline constexpr std::size_t kMaxQueryWords = 64;
inline constexpr std::size_t kMaxSpelledDesignations = 3;  // of a phrase

struct ParserContext {
  MatchMode match = MatchMode::All;
  SpacedPrefix spaced_prefix;  // of the index's gazetteer
  // Languages whose stop words may be left out, the likeliest first.
  std::vector<std::string> languages;
  std::span<const SavedQuery> saved_queries = {};  // what query:NAME stands for
  // Where everything has to stand that names no part of articles itself.
  ArticlePart in = ArticlePart::Whole;
};

// Reads a query; the grammar is in docs/query-language.md. What can be mended
// is mended and said in `repairs`. Throws Error (BadQuery) for what cannot: a
// field that does not exist, an unreadable date, a prefix that is too short,
// notation of other query languages, and queries beyond the bounds above. Words
// that are left out do not count, and under MatchMode::Any more words are read:
// the planner keeps the rarest.
ParsedQuery parse_query(std::string_view text, const ParserContext& context);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_PARSER_H_
