// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_COMPLETE_H_
#define DOSSIER_SEARCHER_CLI_COMPLETE_H_

#include "cli/exit_status.h"
#include "dossier/index.h"
#include "searcher/cli/options.h"

// Prints the values of a facet whose id or label begins with what was typed,
// in any case and with any accents: the one that does, a tab, and the label
// with the count. The most frequent come first, a hundred at most.
ExitStatus run_complete(const dossier::Index& index,
                        const SearchOptions& options);

#endif  // DOSSIER_SEARCHER_CLI_COMPLETE_H_
