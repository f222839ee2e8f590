// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_COMPARE_H_
#define DOSSIER_BENCH_COMPARE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How a class of queries went in two results.
struct ClassComparison {
  std::string name;
  double before_p50 = 0, after_p50 = 0;  // milliseconds
  // after / before: of the medians; of the extreme medians of single rounds
  // against each other; of the 95th percentiles; of the means of CPU time.
  double ratio = 1;
  std::optional<double> lowest, highest;
  std::optional<double> p95_ratio, cpu_ratio;

  // The worst round of one is better than the best of the other.
  bool is_faster() const { return highest && *highest < 1; }
  bool is_slower() const { return lowest && *lowest > 1; }
};

// One way of asking that both results have.
struct MeasurementComparison {
  std::string mode;  // "closed", "open", "cold"
  unsigned threads = 1;
  std::optional<double> offered_rate;
  std::vector<ClassComparison> classes;  // that both have
  double mean_ratio = 1;                 // geometric, over the classes
};

struct Comparison {
  std::vector<MeasurementComparison> measurements;
  // What differs between the runs besides their times, for people.
  std::vector<std::string> warnings;
};

// Compares two results of `dossier-bench run --format json`. The names are what
// errors call them. Throws dossier::Error (InvalidArgument) if one cannot be
// read, or if they have no measurement in common.
Comparison compare_results(std::string_view before,
                           const std::string& before_name,
                           std::string_view after,
                           const std::string& after_name);

std::string to_text(const Comparison& comparison);
std::string to_json(const Comparison& comparison);

#endif  // DOSSIER_BENCH_COMPARE_H_
