// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_SAVED_H_
#define DOSSIER_SEARCHER_CLI_SAVED_H_

#include <vector>

#include "cli/exit_status.h"
#include "dossier/index.h"
#include "searcher/cli/batch_file.h"
#include "searcher/cli/options.h"

// Gives the request the saved queries, if any of the queries may use one.
// Throws dossier::Error if they cannot be read.
void load_saved(SearchOptions& options, const std::vector<NamedQuery>& batch);

// --saved: prints a line for each.
ExitStatus list_saved(const SearchOptions& options);

// --forget: drops one.
ExitStatus forget_saved(const SearchOptions& options);

// --save: runs the query, so that one with a fault is not kept, and keeps it.
ExitStatus save_query(const dossier::Index& index,
                      const SearchOptions& options);

#endif  // DOSSIER_SEARCHER_CLI_SAVED_H_
