// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "bench/compare.h"
#include "bench/format.h"
#include "bench/run_result.h"

namespace {

const std::vector<std::size_t> kWidths = {14, 9, 9, 7, 13, 8, 8, 8};

std::string ratio_text(std::optional<double> ratio) {
  return ratio ? decimal(*ratio, 2) : "-";
}

std::string title_of(const MeasurementComparison& measurement) {
  std::string title = measurement.mode == "cold"   ? "Cold"
                      : measurement.mode == "open" ? "Open loop"
                                                   : "Closed loop";
  title += ", " + counted(measurement.threads, "thread");
  if (measurement.offered_rate)
    title += ", " + decimal(*measurement.offered_rate, 1) + " queries/s";
  return title + ". B/A below 1: B is faster.\n";
}

std::string class_row(const ClassComparison& one) {
  const std::string spread =
      one.lowest && one.highest
          ? ratio_text(one.lowest) + "-" + ratio_text(one.highest)
          : "-";
  return table_row(
      {one.name, in_milliseconds(one.before_p50),
       in_milliseconds(one.after_p50), ratio_text(one.ratio), spread,
       ratio_text(one.p95_ratio), ratio_text(one.cpu_ratio),
       one.is_faster()   ? "faster"
       : one.is_slower() ? "slower"
                         : ""},
      kWidths);
}

template <typename T>
nlohmann::ordered_json or_null(const std::optional<T>& value) {
  return value ? nlohmann::ordered_json(*value) : nullptr;
}

}  // namespace

std::string to_text(const Comparison& comparison) {
  std::string text;
  for (const std::string& warning : comparison.warnings)
    text += named_line("but", warning);
  for (const MeasurementComparison& measurement : comparison.measurements) {
    if (!text.empty()) text += '\n';
    text += title_of(measurement);
    text += table_row({"class", "p50 A", "p50 B", "B/A", "by rounds", "p95 B/A",
                       "cpu B/A", ""},
                      kWidths);
    for (const ClassComparison& one : measurement.classes)
      text += class_row(one);
    text += table_row(
        {"geometric mean", "", "", decimal(measurement.mean_ratio, 2)},
        kWidths);
  }
  return text;
}

std::string to_json(const Comparison& comparison) {
  using Json = nlohmann::ordered_json;
  Json json;
  json["schema"] = kResultSchema;
  json["warnings"] = comparison.warnings;
  json["measurements"] = Json::array();
  for (const MeasurementComparison& measurement : comparison.measurements) {
    Json classes = Json::array();
    for (const ClassComparison& one : measurement.classes)
      classes.push_back({{"class", one.name},
                         {"before_p50_ms", one.before_p50},
                         {"after_p50_ms", one.after_p50},
                         {"ratio", one.ratio},
                         {"lowest_ratio", or_null(one.lowest)},
                         {"highest_ratio", or_null(one.highest)},
                         {"p95_ratio", or_null(one.p95_ratio)},
                         {"cpu_ratio", or_null(one.cpu_ratio)}});
    json["measurements"].push_back(
        {{"mode", measurement.mode},
         {"threads", measurement.threads},
         {"offered_queries_per_second", or_null(measurement.offered_rate)},
         {"mean_ratio", measurement.mean_ratio},
         {"classes", std::move(classes)}});
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}
