// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_CLI_SUBCOMMANDS_H_
#define DOSSIER_CLI_SUBCOMMANDS_H_

#include <CLI/CLI.hpp>
#include <functional>

#include "cli/exit_status.h"

// What programs of subcommands have in common: help and version, how the help
// is laid out, and that one subcommand is required. `examples` end the help.
void set_up_subcommands(CLI::App& app, const char* examples);

// The main function of such a program: parses the command line, then calls
// run(), which does what was chosen meanwhile. Errors of either become messages
// and exit statuses. `out_of_memory` is the message for that.
int run_subcommands(CLI::App& app, int argc, char** argv,
                    const std::function<ExitStatus()>& run,
                    const char* out_of_memory);

#endif  // DOSSIER_CLI_SUBCOMMANDS_H_
