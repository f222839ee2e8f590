// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_COMPLETE_H_
#define DOSSIER_SEARCHER_CLI_COMPLETE_H_

#include <string_view>

#include "cli/exit_status.h"
#include "searcher/cli/options.h"

// What can be completed beside the values of facets: saved queries ("query"), a
// word of a query ("word"), and facets with commas between ("facets").
bool can_complete(std::string_view what);

// Prints what begins as --complete says, a line each: what stands there then,
// a tab, and what it is. Values come with the most frequent first. Opens the
// index if it is needed.
ExitStatus run_complete(const SearchOptions& options);

#endif  // DOSSIER_SEARCHER_CLI_COMPLETE_H_
