// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_BATCH_TABLE_H_
#define DOSSIER_SEARCHER_CLI_BATCH_TABLE_H_

#include <cstddef>
#include <vector>

#include "dossier/batch.h"
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

  // Throws what batch_row() and print() throw.
  dossier::BatchRow show(const dossier::Index& index, const NamedQuery& query);

 private:
  void print_row(const dossier::BatchRow& row);

  OutputFormat format_;
  dossier::SearchRequest request_;
  dossier::internal::TextStyle style_;
  std::size_t name_width_ = 0;
  bool header_printed_ = false;
};

#endif  // DOSSIER_SEARCHER_CLI_BATCH_TABLE_H_
