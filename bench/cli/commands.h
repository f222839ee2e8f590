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
                       const DrawOptions& options);

#endif  // DOSSIER_BENCH_CLI_COMMANDS_H_
