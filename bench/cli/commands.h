// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What dossier-bench does, one function a subcommand. Each returns the exit
// status; errors are exceptions, told by main.
#ifndef DOSSIER_BENCH_CLI_COMMANDS_H_
#define DOSSIER_BENCH_CLI_COMMANDS_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "bench/query_maker.h"
#include "bench/synthetic_corpus.h"
#include "cli/exit_status.h"

struct CorpusCommand {
  std::uint64_t articles = 0;
  CorpusOptions corpus;
};
ExitStatus run_corpus(const CorpusCommand& command);

ExitStatus run_queries(const std::optional<std::string>& index,
                       DrawOptions options);

struct IndexCommand {
  std::vector<std::filesystem::path> paths;
  std::string index;
  unsigned threads = 0;
  std::string format = "text";
};
ExitStatus run_index(const IndexCommand& command);

struct RunCommand {
  std::optional<std::filesystem::path> log;
  DrawOptions draw;  // its classes hold for a log, too
  std::vector<unsigned> threads = {1};
  std::size_t rounds = 5;
  std::vector<double> rates;
  double seconds = 10;
  bool cold = false;
  std::size_t cold_queries = 20;
  std::vector<std::string> facets = {"country", "system", "official"};
  std::size_t hits = 10;
  bool snippets = false;
  bool rank_only = false;
  std::optional<std::uint64_t> checks;
  std::string format = "text";
};
ExitStatus run_run(const std::optional<std::string>& index,
                   const RunCommand& command);

struct CompareCommand {
  std::filesystem::path before, after;
  std::string format = "text";
};
ExitStatus run_compare(const CompareCommand& command);

struct ServeCommand {
  std::vector<std::string> facets = {"country", "system", "official"};
  bool exact_words = false;
};
ExitStatus run_serve(const std::optional<std::string>& index,
                     const ServeCommand& command);

#endif  // DOSSIER_BENCH_CLI_COMMANDS_H_
