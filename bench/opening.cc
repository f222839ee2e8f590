// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/opening.h"

#include <chrono>
#include <utility>
#include <vector>

#include "bench/question.h"
#include "dossier/index.h"

namespace {

constexpr int kOpenings = 20;  // as many as a 95th percentile takes

}  // namespace

Distribution time_opening(const std::filesystem::path& folder) {
  std::vector<double> times;
  for (int i = 0; i < kOpenings; ++i) {
    const Clock::time_point before = Clock::now();
    const auto index = dossier::Index::open(folder);
    times.push_back(
        std::chrono::duration<double, std::milli>(Clock::now() - before)
            .count());
  }
  return distribution_of(std::move(times));
}
