// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Measures the time of searches with exact facet counts over one index, in one
// thread, by kind of query.
//
//   query_latency INDEX LOG [FACET...]
//
// LOG: one query a line, its kind first: "1 word", "& two words" (all of
// them), "| some words" (any of them), or any other letter for text searched
// as by `--match any`. FACET: the facets to count, ten values each (default:
// all that a search counts by default).
//
// Two passes over the whole log: the first warms caches and is not reported.
// Times are Answer::search_ms: reading the query, finding the ten best hits,
// the exact total and the counts. Left out: opening the index, and reading the
// hits' stored fields, as an engine's match loop is usually measured.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "dossier/dossier.h"

namespace {

struct Query {
  char kind;
  dossier::SearchRequest request;
};

std::vector<Query> read_log(const char* path,
                            const std::vector<std::string>& facets) {
  std::vector<Query> queries;
  std::ifstream log(path);
  for (std::string line; std::getline(log, line);) {
    if (line.size() < 3) continue;
    Query query{line[0], {}};
    query.request.query = line.substr(2);
    if (query.kind != '1' && query.kind != '&')
      query.request.match = dossier::MatchMode::Any;
    query.request.snippets = false;
    if (!facets.empty()) {
      query.request.facets.clear();
      for (const std::string& facet : facets)
        query.request.facets.push_back({facet});
    }
    queries.push_back(std::move(query));
  }
  return queries;
}

void report(char kind, std::vector<double>& times, std::uint64_t matches) {
  std::sort(times.begin(), times.end());
  double sum = 0;
  for (double time : times) sum += time;
  auto percentile = [&](std::size_t p) {
    return times[std::min(times.size() - 1, times.size() * p / 100)];
  };
  std::printf(
      "%c  queries %zu  mean %.3f ms  p50 %.3f  p95 %.3f  p99 %.3f  "
      "matches %llu\n",
      kind, times.size(), sum / static_cast<double>(times.size()),
      percentile(50), percentile(95), percentile(99),
      static_cast<unsigned long long>(matches));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: query_latency INDEX LOG [FACET...]\n", stderr);
    return 2;
  }
  try {
    dossier::Index index = dossier::Index::open(argv[1]);
    std::vector<Query> queries =
        read_log(argv[2], std::vector<std::string>(argv + 3, argv + argc));
    for (bool warm : {false, true}) {
      std::map<char, std::vector<double>> times;
      std::map<char, std::uint64_t> matches;
      for (const Query& query : queries) {
        dossier::Answer answer = index.search(
            query.request, [](const dossier::Hit&) { return false; });
        times[query.kind].push_back(answer.search_ms);
        matches[query.kind] += answer.total;
      }
      if (!warm) continue;
      for (auto& [kind, sample] : times) report(kind, sample, matches[kind]);
    }
  } catch (const dossier::Error& error) {
    std::fprintf(stderr, "query_latency: %s\n", error.what());
    return 1;
  }
  return 0;
}
