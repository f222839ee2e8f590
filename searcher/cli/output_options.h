// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_OUTPUT_OPTIONS_H_
#define DOSSIER_SEARCHER_CLI_OUTPUT_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "searcher/cli/options.h"

// In what form the answer is written, and what else it tells.
class OutputOptions {
 public:
  // This object has to live as long as `app` parses.
  void define(CLI::App& app);
  // Puts what was given into `options`. Throws dossier::Error
  // (InvalidArgument) for what cannot be understood.
  void take(SearchOptions& options) const;

 private:
  void take_format(SearchOptions& options) const;
  void take_why(SearchOptions& options) const;

  std::string format_, color_ = "auto", manifest_;
  std::vector<std::string> why_;
  bool json_ = false, cite_ = false, explain_ = false, fired_ = false,
       no_offers_ = false;
};

// As --format has it.
std::string_view format_name(OutputFormat format);

// What --format or --json say, wherever they stand and whatever else is wrong.
OutputFormat format_asked_for(int argc, const char* const* argv);

#endif  // DOSSIER_SEARCHER_CLI_OUTPUT_OPTIONS_H_
