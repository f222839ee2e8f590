// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_HELP_H_
#define DOSSIER_SEARCHER_CLI_HELP_H_

#include <CLI/CLI.hpp>

// What --help says beside the options: usage and a few examples before them,
// since they are many, and the rest behind. Description and footer of `app`
// hold all of it for the man page.
void set_help(CLI::App& app);

#endif  // DOSSIER_SEARCHER_CLI_HELP_H_
