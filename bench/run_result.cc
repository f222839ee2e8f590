// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/run_result.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

namespace {

using Json = nlohmann::ordered_json;

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json as_json(const Distribution& times) {
  return {{"n", times.n},
          {"mean_ms", times.mean},
          {"p50_ms", times.p50},
          {"p95_ms", or_null(times.p95)},
          {"p99_ms", or_null(times.p99)},
          {"max_ms", times.max}};
}

Json as_json(const ClassFigures& figures) {
  Json json = {{"class", figures.name}};
  json.update(as_json(figures.latency));
  json["cpu_ms"] = figures.cpu.mean;
  json["cpu_p50_ms"] = figures.cpu.p50;
  json["cpu_p95_ms"] = or_null(figures.cpu.p95);
  json["cpu_p99_ms"] = or_null(figures.cpu.p99);
  json["search_ms"] = figures.search_ms;
  json["queries_per_second"] = or_null(figures.rate);
  json["queries"] = figures.queries;
  json["matches"] = figures.matches;
  json["round_p50_ms"] = figures.round_p50;
  return json;
}

Json as_json(const Measurement& measurement) {
  Json json = {
      {"mode", to_string(measurement.mode)},
      {"threads", measurement.threads},
      {"rounds", measurement.rounds},
      {"offered_queries_per_second", or_null(measurement.offered_rate)},
      {"seconds", measurement.seconds}};
  if (measurement.mode == Mode::Cold) {
    json["index_bytes"] = measurement.index_bytes;
    json["bytes_left_in_page_cache"] = measurement.bytes_left;
    json["opening"] = as_json(measurement.opening);
  }
  json["classes"] = Json::array();
  for (const ClassFigures& figures : measurement.classes)
    json["classes"].push_back(as_json(figures));
  if (measurement.all) json["all"] = as_json(*measurement.all);
  return json;
}

Json index_json(const dossier::IndexStats& index) {
  return {{"id", index.identity.id},
          {"revision", index.identity.revision},
          {"articles", index.identity.articles},
          {"segments", index.segments},
          {"bytes", index.bytes}};
}

}  // namespace

RunResult::Host this_host() {
  RunResult::Host host;
  host.cores = std::thread::hardware_concurrency();
  std::ifstream cpuinfo("/proc/cpuinfo");
  for (std::string line; std::getline(cpuinfo, line);) {
    const std::size_t colon = line.find(": ");
    if (!line.starts_with("model name") || colon == std::string::npos) continue;
    host.processor = line.substr(colon + 2);
    break;
  }
  return host;
}

std::string to_json(const RunResult& result) {
  Json json;
  json["schema"] = kResultSchema;
  json["program"] = "dossier-bench " DOSSIER_VERSION;
  json["host"] = {{"cores", result.host.cores},
                  {"processor", result.host.processor}};
  json["index"] = index_json(result.index);
  json["log"] = {{"queries", result.log.queries},
                 {"classes", result.log.classes},
                 {"source", result.log.source},
                 {"digest", result.log.digest}};
  json["asked_for"] = {{"facets", result.asked_for.facets},
                       {"hits", result.asked_for.hits},
                       {"snippets", result.asked_for.snippets},
                       {"rank_only", result.asked_for.rank_only}};
  json["check"] = {{"queries", result.check.queries},
                   {"articles", result.check.articles},
                   {"passed_by", result.check.passed_by}};
  json["opening"] = as_json(result.opening);
  json["measurements"] = Json::array();
  for (const Measurement& measurement : result.measurements)
    json["measurements"].push_back(as_json(measurement));
  json["memory"] = {{"peak_resident_bytes", result.memory.peak_resident},
                    {"resident_bytes", result.memory.resident},
                    {"anonymous_bytes", result.memory.anonymous}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}
