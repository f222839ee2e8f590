// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Hits and facet values as lines for programs: CSV, ids, and runs for
// trec_eval. Lines come with their ends.
#ifndef DOSSIER_SEARCHER_PRESENT_LINES_H_
#define DOSSIER_SEARCHER_PRESENT_LINES_H_

#include <string>
#include <string_view>
#include <vector>

#include "dossier/search.h"

namespace dossier::internal {

// A line of CSV by RFC 4180: values with commas, quotes or line breaks are
// quoted, lines end with CR LF. Control characters other than white space come
// out as U+FFFD: many a table ends in a terminal.
std::string csv_line(const std::vector<std::string>& values);

// Columns that hits in CSV have if they are asked for.
struct CsvColumns {
  bool name = false;        // of the query
  bool story = false;       // its id, and how many others of it match
  bool duplicates = false;  // the ids of those
  bool fired = false;       // parts of the query
};

// One column a field of a hit and one an entity facet, whose values are the
// labels, separated by "; ", as all lists are. The query's name comes first,
// what else is asked for last.
std::string csv_hit_header(const CsvColumns& columns);
std::string csv_hit(const Hit& hit, const CsvColumns& columns,
                    std::string_view name);

// With the count in the whole index, if `background`; and those in title, lead
// and body, if `parts`, which are empty for what is of whole articles.
std::string csv_facet_header(bool named, bool background = false,
                             bool parts = false);
std::string csv_facet_value(std::string_view facet, const FacetCount& value,
                            bool named, std::string_view name,
                            bool parts = false);

// The matrix with ids at its edges, and the counts of whole rows and columns;
// a first row and column have the totals. Of three facets a row a triple.
std::string csv_pivot(const Pivot& pivot);

// One row a period: its first day, the matches and all articles in it, and
// the share of the ones in the others (empty if there are none).
std::string csv_timeline(const Timeline& timeline, bool named,
                         std::string_view name);
std::string csv_timeline_header(bool named);

// "ID", or "NAME<TAB>ID". Line ends within become spaces. Other control
// characters are kept, since ids are there to be used, but not for a terminal.
std::string id_line(const Hit& hit, bool named, std::string_view name,
                    bool for_terminal);

// "NAME Q0 ID RANK SCORE dossier". White space in names and ids becomes an
// underscore and other control characters U+FFFD: the format has no other way.
std::string trec_line(const Hit& hit, std::string_view name);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_LINES_H_
