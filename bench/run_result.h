// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_RUN_RESULT_H_
#define DOSSIER_BENCH_RUN_RESULT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "bench/measurement.h"
#include "bench/memory_use.h"
#include "bench/query_log.h"
#include "dossier/index.h"

// Raised when a field of the JSON changes meaning.
inline constexpr int kResultSchema = 1;

// Everything that a run of `dossier-bench run` says.
struct RunResult {
  struct Host {
    unsigned cores = 0;
    std::string processor;  // as /proc/cpuinfo calls it
  };
  struct Log {
    std::uint64_t queries = 0, classes = 0;
    std::string source;  // "queries.tsv", "drawn from the index with seed 1"
    std::string digest;  // the same for the same queries in the same order
  };
  struct Check {
    std::uint64_t queries = 0;    // compared with the reference
    std::uint64_t articles = 0;   // that the reference read
    std::uint64_t passed_by = 0;  // chosen, but the reference knows no answer
  };

  Host host;
  dossier::IndexStats index;
  Log log;
  AskOptions asked_for;
  Check check;
  Distribution opening;  // milliseconds, warm
  std::vector<Measurement> measurements;
  MemoryUse memory;
};

RunResult::Host this_host();

// For programs, and for compare.
std::string to_json(const RunResult& result);

// For people, within 80 columns: what was measured, then a table for each
// measurement.
std::string heading_text(const RunResult& result);
std::string to_text(const Measurement& measurement);
std::string opening_text(const Distribution& opening);
std::string memory_text(const MemoryUse& memory);

#endif  // DOSSIER_BENCH_RUN_RESULT_H_
