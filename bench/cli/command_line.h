// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_CLI_COMMAND_LINE_H_
#define DOSSIER_BENCH_CLI_COMMAND_LINE_H_

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bench/cli/commands.h"

// Every subcommand with its options; run() calls the one that was chosen.
class CommandLine {
 public:
  CommandLine();

  CLI::App& app() { return app_; }
  ExitStatus run() { return chosen_(); }

 private:
  CLI::App& define(const char* name, const char* help,
                   std::function<ExitStatus()> run);
  // Before the subcommand or after it.
  void add_index_option(CLI::App& command);
  void define_corpus();
  void define_index();
  void define_queries();
  void add_drawing_options(CLI::App& command);
  void define_run();
  void define_loops(CLI::App& command);
  void define_requests(CLI::App& command);
  void define_compare();
  void define_serve();
  void add_format_option(CLI::App& command, std::string& format);
  // "none" leaves the list empty.
  void add_facets_option(CLI::App& command, std::vector<std::string>& facets);

  CLI::App app_;
  std::function<ExitStatus()> chosen_;
  std::optional<std::string> index_;
  CorpusCommand corpus_;
  IndexCommand indexing_;
  RunCommand run_;
  CompareCommand compare_;
  ServeCommand serve_;
};

#endif  // DOSSIER_BENCH_CLI_COMMAND_LINE_H_
