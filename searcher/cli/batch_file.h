// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_BATCH_FILE_H_
#define DOSSIER_SEARCHER_CLI_BATCH_FILE_H_

#include <atomic>
#include <string>
#include <vector>

struct NamedQuery {
  std::string name;
  std::string query;
};

// The queries of a file, or of standard input if it is "-": one NAME<TAB>QUERY
// a line. A line without a tab is a query named by the number of the line;
// blank lines are passed over. Throws as read_input() does.
std::vector<NamedQuery> read_batch(const std::string& file,
                                   const std::atomic<bool>& cancelled);

#endif  // DOSSIER_SEARCHER_CLI_BATCH_FILE_H_
