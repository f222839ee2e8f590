// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// dossier-bench: measures the two other programs, on the command line.
#include "bench/cli/command_line.h"
#include "cli/console.h"
#include "cli/subcommands.h"

const char* const program_name = "dossier-bench";

int main(int argc, char** argv) {
  CommandLine command_line;
  return run_subcommands(
      command_line.app(), argc, argv, [&] { return command_line.run(); },
      "out of memory");
}
