// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_COLD_H_
#define DOSSIER_BENCH_COLD_H_

#include <atomic>
#include <filesystem>
#include <vector>

#include "bench/measurement.h"
#include "bench/question.h"

struct ColdOptions {
  std::size_t queries_a_class = 20;  // the first of the log
  const std::atomic<bool>* cancelled = nullptr;
};

// Each question for itself on an index that was closed, dropped from the
// system's page cache (page_cache.h) and opened again: the latency of a first
// question. Opening is timed apart. REQUIRES that this process has the index
// open nowhere else. Throws dossier::Error.
Measurement run_cold(const std::filesystem::path& folder,
                     const std::vector<Question>& questions,
                     const ColdOptions& options);

#endif  // DOSSIER_BENCH_COLD_H_
