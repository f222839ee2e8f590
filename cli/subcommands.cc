// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/subcommands.h"

#include <exception>
#include <new>
#include <sstream>
#include <string>

#include "cli/console.h"
#include "cli/descriptors.h"
#include "cli/parse_error.h"
#include "dossier/error.h"

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

int parse_and_run(CLI::App& app, int argc, char** argv,
                  const std::function<ExitStatus()>& run) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return show_help(app, error);
    tell(explain(app, error));
    return exit_status(ExitStatus::Usage);
  }
  const ExitStatus status = run();
  flush_output();
  return exit_status(status);
}

}  // namespace

void set_up_subcommands(CLI::App& app, const char* examples) {
  app.set_help_flag("-h,--help", "show this help");
  app.set_version_flag("--version",
                       std::string(program_name) + " " DOSSIER_VERSION,
                       "show the version");
  app.get_formatter()->column_width(26);
  app.get_formatter()->label("SUBCOMMAND", "COMMAND ...");
  app.footer(examples);
  app.require_subcommand(1);
}

int run_subcommands(CLI::App& app, int argc, char** argv,
                    const std::function<ExitStatus()>& run,
                    const char* out_of_memory) {
  occupy_standard_descriptors();
  try {
    return parse_and_run(app, argc, argv, run);
  } catch (const OutputClosed&) {
    return exit_status(ExitStatus::Done);
  } catch (const dossier::Error& error) {
    tell(error.code() == ErrorCode::Cancelled ? "interrupted" : error.what());
    if (const char* hint = remedy(error.code())) tell(hint);
    return exit_status(error.code());
  } catch (const std::bad_alloc&) {
    tell(out_of_memory);
    return exit_status(ExitStatus::Index);
  } catch (const std::exception& error) {
    tell(error.what());
    return exit_status(ExitStatus::Index);
  }
}
