// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_COMPARE_H_
#define DOSSIER_SEARCHER_CLI_COMPARE_H_

#include "cli/exit_status.h"
#include "dossier/index.h"
#include "searcher/cli/manifest_file.h"
#include "searcher/cli/options.h"

// Prints the facets of the query beside those of another (--compare); NoHits if
// neither finds an article. Throws what Index::compare and print() throw.
ExitStatus run_compare(const dossier::Index& index,
                       const SearchOptions& options,
                       const ManifestFile& manifest);

#endif  // DOSSIER_SEARCHER_CLI_COMPARE_H_
