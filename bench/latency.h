// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_LATENCY_H_
#define DOSSIER_BENCH_LATENCY_H_

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

// The value that a share of the sorted sample does not exceed, by the nearest
// rank (the smallest value with at least that share at or below it): always one
// that was measured, never one in between. REQUIRES a sample that is not empty
// and 0 < share <= 1.
double percentile(std::span<const double> sorted, double share);

// What is told of a sample of times. A percentile that no value lies above
// would be the maximum by another name, and is left out: p95 takes 20 values,
// p99 takes 100.
struct Distribution {
  std::size_t n = 0;
  double mean = 0, p50 = 0, max = 0;
  std::optional<double> p95, p99;
};
Distribution distribution_of(std::vector<double> sample);

#endif  // DOSSIER_BENCH_LATENCY_H_
