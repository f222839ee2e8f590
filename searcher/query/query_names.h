// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_QUERY_QUERY_NAMES_H_
#define DOSSIER_SEARCHER_QUERY_QUERY_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/snapshot.h"

namespace dossier::internal {

// Words of a query that are a name.
struct QueryName {
  std::string words;                // as typed
  bool quoted;                      // they are a phrase, in quotation marks
  std::vector<ValueNumber> values;  // that it names, ascending
};

// The names among the plain words and phrases of a query that no operator
// excludes and no parenthesis holds, in order: of each place the longest name,
// and of a phrase the whole. A name is an alias or label of the tables, a full
// name of a person of the index in any spelling, or a surname of one as the
// index writes it. REQUIRES a query that parses. Costs some lookups a word, and
// a look at the labels of all people.
std::vector<QueryName> find_names(const Snapshot& snapshot,
                                  std::string_view query);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_QUERY_NAMES_H_
