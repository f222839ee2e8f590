// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "bench/format.h"
#include "bench/run_result.h"

namespace {

// The times and rates of a class, 80 columns in all.
const std::vector<std::size_t> kWidths = {14, 7, 8, 8, 8, 8, 8, 8, 11};

std::string joined(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names)
    list += (list.empty() ? "" : ", ") + name;
  return list;
}

std::string asked_for_text(const AskOptions& asked_for) {
  std::string text = "totals";
  if (asked_for.hits > 0)
    text += ", " + counted(asked_for.hits, "hit") +
            (asked_for.rank_only  ? " ranked and not read"
             : asked_for.snippets ? " with snippets"
                                  : "");
  if (!asked_for.facets.empty())
    text += ", counts of " + joined(asked_for.facets);
  return text;
}

std::string check_text(const RunResult::Check& check) {
  if (check.queries == 0) return "nothing: the answers may be wrong";
  return "totals and counts of " + counted(check.queries, "query", "queries") +
         " by reading " + counted(check.articles, "article");
}

std::string figures_row(const ClassFigures& figures) {
  const Distribution& times = figures.latency;
  return table_row(
      {figures.name, with_commas(times.n), in_milliseconds(times.p50),
       in_milliseconds(times.p95), in_milliseconds(times.p99),
       in_milliseconds(times.max), in_milliseconds(times.mean),
       in_milliseconds(figures.cpu.mean),
       figures.rate ? decimal(*figures.rate, *figures.rate < 100 ? 1 : 0) : ""},
      kWidths);
}

std::string title_of(const Measurement& measurement) {
  const std::string threads = counted(measurement.threads, "thread");
  switch (measurement.mode) {
    case Mode::Closed:
      return "Warm, closed loop, " + threads + ", " +
             counted(measurement.rounds, "round") + ". Milliseconds:\n";
    case Mode::Open:
      return "Warm, open loop, " + threads + ", " +
             decimal(*measurement.offered_rate, 1) + " queries/s for " +
             decimal(measurement.seconds, 1) +
             " s. Milliseconds since a\nquery was due:\n";
    case Mode::Cold:
      return "Cold: before each query the index was closed, dropped from the "
             "page cache\n(posix_fadvise; " +
             in_megabytes(measurement.bytes_left) + " of " +
             in_megabytes(measurement.index_bytes) +
             " stayed there at most) and opened\nagain, which took " +
             in_milliseconds(measurement.opening.p50) +
             " ms (median). Milliseconds of the query alone:\n";
  }
  return {};
}

}  // namespace

std::string heading_text(const RunResult& result) {
  const std::uint64_t articles = result.index.identity.articles;
  std::string text = named_line(
      "index", counted(articles, "article") + ", " +
                   counted(result.index.segments, "segment") + ", " +
                   in_megabytes(result.index.bytes) + ", " +
                   with_commas(result.index.bytes /
                               std::max<std::uint64_t>(1, articles)) +
                   " bytes an article");
  text += named_line(
      "queries", with_commas(result.log.queries) + " of " +
                     counted(result.log.classes, "class", "classes") + ", " +
                     result.log.source);
  text += named_line("asked for", asked_for_text(result.asked_for));
  text += named_line("checked", check_text(result.check));
  if (result.check.passed_by > 0)
    text += named_line("", "and not " + with_commas(result.check.passed_by) +
                               " of which a search leaves a part out");
  return text + named_line("machine", counted(result.host.cores, "core") +
                                          ", " + result.host.processor);
}

std::string opening_text(const Distribution& opening) {
  return named_line("opening", in_milliseconds(opening.p50) +
                                   " ms (median of " + with_commas(opening.n) +
                                   ", the files in the page cache)");
}

std::string to_text(const Measurement& measurement) {
  std::string text = "\n";
  text += title_of(measurement);
  text += table_row({"class", "n", "p50", "p95", "p99", "max", "mean", "cpu",
                     measurement.mode == Mode::Cold ? "" : "queries/s"},
                    kWidths);
  for (const ClassFigures& figures : measurement.classes)
    text += figures_row(figures);
  if (measurement.all) text += figures_row(*measurement.all);
  return text;
}

std::string memory_text(const MemoryUse& memory) {
  std::string text = "\n";
  return text += named_line("memory",
                            in_megabytes(memory.peak_resident) +
                                " resident at most, with mapped files; " +
                                in_megabytes(memory.anonymous) + " anonymous");
}
