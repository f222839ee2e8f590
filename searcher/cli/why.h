// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_WHY_H_
#define DOSSIER_SEARCHER_CLI_WHY_H_

#include "cli/exit_status.h"
#include "dossier/index.h"
#include "searcher/cli/options.h"

// Prints what in an article makes it count under a value (--why); NoHits, and a
// message, if it does not. Throws what Index::explain and print() throw.
ExitStatus run_why(const dossier::Index& index, const SearchOptions& options);

#endif  // DOSSIER_SEARCHER_CLI_WHY_H_
