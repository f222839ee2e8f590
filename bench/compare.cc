// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/compare.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "bench/run_result.h"
#include "dossier/error.h"

using dossier::Error;
using dossier::ErrorCode;
using Json = nlohmann::json;

namespace {

Json parse(std::string_view text, const std::string& name) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_object() && json.contains("measurements") &&
      json.value("schema", Json()) == kResultSchema)
    return json;
  throw Error(ErrorCode::InvalidArgument,
              name +
                  ": not a result of dossier-bench run --format json, or "
                  "of another version");
}

std::optional<double> number(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

std::optional<double> quotient(std::optional<double> after,
                               std::optional<double> before) {
  if (!after || !before || *before <= 0) return std::nullopt;
  return *after / *before;
}

// The lowest and the highest median of a round.
std::optional<std::pair<double, double>> extremes(const Json& figures) {
  const auto rounds = figures.value("round_p50_ms", std::vector<double>());
  if (rounds.size() < 2) return std::nullopt;
  const auto [low, high] = std::minmax_element(rounds.begin(), rounds.end());
  return std::pair(*low, *high);
}

std::optional<ClassComparison> compare_class(const Json& before,
                                             const Json& after) {
  const auto before_p50 = number(before, "p50_ms");
  const auto after_p50 = number(after, "p50_ms");
  const auto ratio = quotient(after_p50, before_p50);
  if (!ratio) return std::nullopt;
  ClassComparison comparison;
  comparison.name = after.at("class").get<std::string>();
  comparison.before_p50 = *before_p50;
  comparison.after_p50 = *after_p50;
  comparison.ratio = *ratio;
  const auto before_ends = extremes(before);
  const auto after_ends = extremes(after);
  if (before_ends && after_ends) {
    comparison.lowest = quotient(after_ends->first, before_ends->second);
    comparison.highest = quotient(after_ends->second, before_ends->first);
  }
  comparison.p95_ratio =
      quotient(number(after, "p95_ms"), number(before, "p95_ms"));
  comparison.cpu_ratio =
      quotient(number(after, "cpu_ms"), number(before, "cpu_ms"));
  return comparison;
}

bool is_same_way(const Json& a, const Json& b) {
  return a.value("mode", "") == b.value("mode", "") &&
         a.value("threads", 1) == b.value("threads", 1) &&
         number(a, "offered_queries_per_second") ==
             number(b, "offered_queries_per_second");
}

double geometric_mean(const std::vector<ClassComparison>& classes) {
  double sum = 0;
  for (const ClassComparison& one : classes) sum += std::log(one.ratio);
  return std::exp(sum / static_cast<double>(classes.size()));
}

MeasurementComparison compare_measurement(const Json& before,
                                          const Json& after) {
  MeasurementComparison comparison;
  comparison.mode = after.value("mode", "");
  comparison.threads = after.value("threads", 1u);
  comparison.offered_rate = number(after, "offered_queries_per_second");
  for (const Json& figures : after.at("classes"))
    for (const Json& earlier : before.at("classes"))
      if (earlier.at("class") == figures.at("class"))
        if (auto compared = compare_class(earlier, figures))
          comparison.classes.push_back(std::move(*compared));
  if (!comparison.classes.empty())
    comparison.mean_ratio = geometric_mean(comparison.classes);
  return comparison;
}

std::vector<std::string> differences(const Json& before, const Json& after) {
  static constexpr std::pair<const char*, const char*> kTold[] = {
      {"/log/digest", "the queries differ"},
      {"/index/articles", "the indexes have different numbers of articles"},
      {"/asked_for", "different facets or hits were asked for"},
      {"/host", "the machines differ"},
  };
  std::vector<std::string> found;
  for (const auto& [place, warning] : kTold) {
    const Json::json_pointer pointer(place);
    const Json none;
    if (before.value(pointer, none) != after.value(pointer, none))
      found.emplace_back(warning);
  }
  return found;
}

}  // namespace

Comparison compare_results(std::string_view before,
                           const std::string& before_name,
                           std::string_view after,
                           const std::string& after_name) {
  const Json a = parse(before, before_name);
  const Json b = parse(after, after_name);
  Comparison comparison;
  try {
    comparison.warnings = differences(a, b);
    for (const Json& measured : b.at("measurements"))
      for (const Json& earlier : a.at("measurements")) {
        if (!is_same_way(earlier, measured)) continue;
        auto compared = compare_measurement(earlier, measured);
        if (!compared.classes.empty())
          comparison.measurements.push_back(std::move(compared));
        break;
      }
  } catch (const Json::exception& error) {
    throw Error(ErrorCode::InvalidArgument,
                "comparing " + before_name + " and " + after_name +
                    ": a field is missing or wrong: " + error.what());
  }
  if (comparison.measurements.empty())
    throw Error(ErrorCode::InvalidArgument,
                before_name + " and " + after_name +
                    " have no measurement in common: the same loop, threads, "
                    "rate and classes");
  return comparison;
}
