// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// dossier-bench: measures the two other programs, on the command line.
#include <new>
#include <sstream>
#include <string>

#include "bench/cli/command_line.h"
#include "cli/console.h"
#include "cli/descriptors.h"
#include "cli/parse_error.h"
#include "dossier/error.h"

const char* const program_name = "dossier-bench";

namespace {

using dossier::ErrorCode;

// Whatever --help or --version ask for.
int show_help(const CLI::App& app, const CLI::ParseError& error) {
  std::ostringstream text;
  app.exit(error, text, text);
  print(text.str());
  flush_output();
  return exit_status(ExitStatus::Done);
}

int run(int argc, char** argv) {
  CommandLine command_line;
  try {
    command_line.app().parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return show_help(command_line.app(), error);
    tell(explain(command_line.app(), error));
    return exit_status(ExitStatus::Usage);
  }
  const ExitStatus status = command_line.run();
  flush_output();
  return exit_status(status);
}

}  // namespace

int main(int argc, char** argv) {
  occupy_standard_descriptors();
  try {
    return run(argc, argv);
  } catch (const OutputClosed&) {
    return exit_status(ExitStatus::Done);
  } catch (const dossier::Error& error) {
    tell(error.code() == ErrorCode::Cancelled ? "interrupted" : error.what());
    if (const char* hint = remedy(error.code())) tell(hint);
    return exit_status(error.code());
  } catch (const std::bad_alloc&) {
    tell("out of memory");
    return exit_status(ExitStatus::Index);
  } catch (const std::exception& error) {
    tell(error.what());
    return exit_status(ExitStatus::Index);
  }
}
