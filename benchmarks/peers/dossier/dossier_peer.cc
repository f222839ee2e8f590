// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Dossier's side of the comparison with other engines: answers batches of
// queries on standard input (see ../README.md, "An engine").
//
//   dossier_peer INDEX facets|plain
//
// Times are Answer::search_ms: reading the query, the ten best hits, the exact
// total and, unless plain, ten values of each of three facets. The CPU time is
// the process's during the call, which also reads the first hit's record, but
// never more than search_ms: the search runs in one thread.
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dossier/dossier.h"

namespace {

constexpr std::size_t kValues = 10;

struct Timed {
  std::int64_t ns = 0, cpu_ns = 0;
  dossier::Answer answer;
};

std::int64_t cpu_now() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::int64_t wall_now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

Timed run(const dossier::Index& index, const std::string& query, bool facets) {
  dossier::SearchRequest request;
  request.query = query;
  request.records = false;
  request.timeout = 0;
  request.facets.clear();
  if (facets) request.facets = {{"country"}, {"system"}, {"official"}};
  Timed timed;
  const std::int64_t start = wall_now(), cpu_start = cpu_now();
  timed.answer = index.search(request);
  timed.ns = wall_now() - start;
  timed.cpu_ns = cpu_now() - cpu_start;
  return timed;
}

// The most frequent values; a selected one may stand behind them, or have no
// article.
nlohmann::json top_values(const dossier::FacetCounts& facet) {
  nlohmann::json values = nlohmann::json::array();
  for (const dossier::FacetCount& value : facet.values)
    if (values.size() < kValues && value.count > 0)
      values.push_back({value.id, value.count});
  return values;
}

// Why the answer may be another than that of an engine without bounds.
std::string note(const dossier::Answer& answer) {
  for (const dossier::Repair& repair : answer.repairs)
    if (repair.kind == "expansions") return "a prefix of too many words";
  return "";
}

std::string to_json(const Timed& timed) {
  nlohmann::json facets = nlohmann::json::object();
  for (const dossier::FacetCounts& facet : timed.answer.facets)
    facets[facet.facet] = top_values(facet);
  nlohmann::json line = {{"ns", timed.ns},
                         {"cpu_ns", timed.cpu_ns},
                         {"total", timed.answer.total},
                         {"facets", facets},
                         {"note", note(timed.answer)}};
  return line.dump();
}

// One query a line; a line "." ends the batch. All are run before any answer
// is written: writing is not measured and must not disturb what is.
void serve(const dossier::Index& index, bool facets) {
  std::vector<std::string> batch;
  for (std::string line; std::getline(std::cin, line);) {
    if (line != ".") {
      batch.push_back(line);
      continue;
    }
    std::vector<Timed> results;
    for (const std::string& query : batch)
      results.push_back(run(index, query, facets));
    for (const Timed& timed : results) std::cout << to_json(timed) << '\n';
    std::cout.flush();
    batch.clear();
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::string mode = argc == 3 ? argv[2] : "";
  if (mode != "facets" && mode != "plain") {
    std::fputs("usage: dossier_peer INDEX facets|plain\n", stderr);
    return 2;
  }
  try {
    dossier::OpenOptions options;
    options.search_threads = 1;  // as many as the others take for a query
    serve(dossier::Index::open(argv[1], options), mode == "facets");
  } catch (const dossier::Error& error) {
    std::fprintf(stderr, "dossier_peer: %s\n", error.what());
    return 1;
  }
  return 0;
}
