// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_EXCLUSIONS_H_
#define DOSSIER_SEARCHER_CLI_EXCLUSIONS_H_

#include <CLI/CLI.hpp>

#include "searcher/cli/options.h"

// Some options make the program show something else than hits and facets, and
// most others then have no effect. Nothing that was given is passed over
// silently: throws dossier::Error (InvalidArgument) that names both.
void refuse_what_has_no_effect(const CLI::App& app);

// An option with an empty value, as of a variable that is not set, throws as
// well.
void refuse_empty_values(const CLI::App& app);

// The same of options that add something to hits, where the format has no
// place for it, or no hits are shown. REQUIRES all else taken from the command
// line.
void refuse_what_is_not_shown(const SearchOptions& options);

#endif  // DOSSIER_SEARCHER_CLI_EXCLUSIONS_H_
