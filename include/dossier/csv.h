// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers as tables of comma-separated values by RFC 4180, line for line as
// dossier-search writes them:
//
//   const dossier::CsvColumns columns = dossier::csv_columns(request);
//   out << dossier::csv_hit_header(columns);
//   index.search(request, [&](const dossier::Hit& hit) {
//     out << dossier::csv_hit(hit, columns);
//     return static_cast<bool>(out);
//   });
//
// What is returned is whole lines with their ends, CR LF, in UTF-8. Values with
// commas, quotation marks or line breaks are quoted. Bytes that are no UTF-8,
// and control characters other than white space, come out as U+FFFD: many a
// table ends in a terminal. Lists within a value are separated by "; ".
//
// All are functions of their arguments alone, linear in what they write, and
// may be called from several threads at once. They throw nothing of their own.
#ifndef DOSSIER_CSV_H_
#define DOSSIER_CSV_H_

#include <string>
#include <string_view>
#include <vector>

#include "dossier/batch.h"
#include "dossier/comparison.h"
#include "dossier/search.h"

namespace dossier {

// Columns that a table has only if they are asked for. A header and its lines
// have to be given the same.
struct CsvColumns {
  bool name = false;        // of the query, in front: for tables of several
  bool story = false;       // of hits: its id, and how many others of it match
  bool duplicates = false;  // of hits: the ids of those
  bool fired = false;       // of hits: parts of the query
  bool background = false;  // of facet values: the count in the whole index
  bool parts = false;       // of facet values: counts in title, lead and body
};

// Those that the answer to this request has something for; without `name`.
CsvColumns csv_columns(const SearchRequest& request);

// A line a hit: its fields, then for each entity facet the labels. `name` is
// the query's.
std::string csv_hit_header(const CsvColumns& columns = {});
std::string csv_hit(const Hit& hit, const CsvColumns& columns = {},
                    std::string_view name = {});

// A line a value of a facet. Parts are empty for what is of whole articles.
std::string csv_value_header(const CsvColumns& columns = {});
std::string csv_value(std::string_view facet, const FacetCount& value,
                      const CsvColumns& columns = {},
                      std::string_view name = {});

// A line a period: its first day, the matches and all articles in it, and the
// share of the ones in the others, which is empty if there are none.
std::string csv_timeline_header(const CsvColumns& columns = {});
std::string csv_timeline(const Timeline& timeline,
                         const CsvColumns& columns = {},
                         std::string_view name = {});

// The whole table. The matrix has ids at its edges, and the counts of whole
// rows and columns; a first row and column have the totals. Of three facets it
// is a line a triple.
std::string csv_pivot(const Pivot& pivot);

// The whole table: a line a value, each behind what it belongs to.
std::string csv_tree(const FacetTree& tree);

// The whole table: a line a value, with the shares of either side, by how much
// the first is greater, and the log-likelihood ratio that the order is by.
std::string csv_comparison(const Comparison& comparison);

// A line a query: name, query, articles, stories, first and last day, the top
// values of each of the `facets` with their counts ("Syria (37); Russia (22)"),
// the error, and what was repaired in the query. A row has all fields of an
// answer or an error alone. `facets` are those of the request.
std::string csv_batch_header(const std::vector<FacetRequest>& facets);
std::string csv_batch_row(const BatchRow& row,
                          const std::vector<FacetRequest>& facets);

}  // namespace dossier

#endif  // DOSSIER_CSV_H_
