// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_BATCH_TABLE_H_
#define DOSSIER_SEARCHER_CLI_BATCH_TABLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "dossier/error.h"
#include "dossier/index.h"
#include "searcher/cli/batch_file.h"
#include "searcher/cli/options.h"
#include "searcher/present/query_table.h"

// Prints a batch as one table: a row a query, each when it is answered, with
// the number of articles, the first and last day and the top values.
class BatchTable {
 public:
  BatchTable(const SearchOptions& options,
             const std::vector<NamedQuery>& queries);

  // Returns how many articles match. Throws what Index::search and print()
  // throw.
  std::uint64_t show(const dossier::Index& index, const NamedQuery& query);
  void show_error(const NamedQuery& query, dossier::ErrorCode code,
                  const std::string& message);

 private:
  void print_row(const dossier::internal::QueryRow& row);

  OutputFormat format_;
  dossier::SearchRequest request_;
  dossier::internal::TextStyle style_;
  std::size_t name_width_ = 0;
  bool header_printed_ = false;
};

#endif  // DOSSIER_SEARCHER_CLI_BATCH_TABLE_H_
