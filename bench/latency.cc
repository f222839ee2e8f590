// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/latency.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {

bool is_told(std::size_t n, double share) {
  return static_cast<double>(n) * (1 - share) >= 1 - 1e-9;
}

}  // namespace

double percentile(std::span<const double> sorted, double share) {
  const double rank = std::ceil(share * static_cast<double>(sorted.size()) -
                                1e-9);  // of 0.95 * 100, which is not quite 95
  const auto place = static_cast<std::size_t>(std::max(rank, 1.0)) - 1;
  return sorted[std::min(place, sorted.size() - 1)];
}

Distribution distribution_of(std::vector<double> sample) {
  Distribution result;
  result.n = sample.size();
  if (sample.empty()) return result;
  std::sort(sample.begin(), sample.end());
  result.mean = std::accumulate(sample.begin(), sample.end(), 0.0) /
                static_cast<double>(sample.size());
  result.max = sample.back();
  const auto told = [&](double share) -> std::optional<double> {
    if (!is_told(sample.size(), share)) return std::nullopt;
    return percentile(sample, share);
  };
  result.p50 = percentile(sample, 0.50);
  result.p95 = told(0.95);
  result.p99 = told(0.99);
  return result;
}
