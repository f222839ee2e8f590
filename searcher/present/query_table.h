// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A batch of queries as one table, a row each: for people, and for programs as
// CSV or JSON Lines.
#ifndef DOSSIER_SEARCHER_PRESENT_QUERY_TABLE_H_
#define DOSSIER_SEARCHER_PRESENT_QUERY_TABLE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/error.h"
#include "dossier/search.h"
#include "searcher/present/text_style.h"

namespace dossier::internal {

// What became of one query: an answer with its stories, days and facets, or an
// error.
struct QueryRow {
  std::string_view name, query;
  const Answer* answer = nullptr;  // null: an error
  ErrorCode code = ErrorCode::BadQuery;
  std::string_view error = {};
};

// Name, query, articles, stories, first and last day, the top values of each
// facet with their counts ("Syria (37); Russia (22)"), the error, and what was
// repaired in the query; a row has all fields of an answer or an error alone.
std::string csv_query_header(const std::vector<FacetRequest>& facets);
std::string csv_query_row(const QueryRow& row,
                          const std::vector<FacetRequest>& facets);

// One object on one line, without its end.
std::string json_query_row(const QueryRow& row);

// Lines with their ends, as wide as the terminal: the top values are cut.
// `name_width` is that of the widest name, in cells.
std::string text_query_header(std::size_t name_width, const TextStyle& style);
std::string text_query_row(const QueryRow& row, std::size_t name_width,
                           const TextStyle& style);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_QUERY_TABLE_H_
