// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bench/cli/commands.h"
#include "bench/format.h"
#include "bench/memory_use.h"
#include "bench/run_result.h"
#include "cli/console.h"
#include "cli/signals.h"
#include "dossier/dossier.h"

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using dossier::Error;
using dossier::ErrorCode;

namespace {

struct IndexingResult {
  RunResult::Host host;
  dossier::IngestReport report;
  double cpu_seconds = 0;
  MemoryUse memory;
  dossier::IndexStats index;

  double seconds() const { return std::max(report.seconds, 1e-3); }
  double articles() const { return static_cast<double>(report.articles); }
  double bytes_an_article() const {
    return static_cast<double>(index.bytes) /
           static_cast<double>(
               std::max<std::uint64_t>(1, index.identity.articles));
  }
};

// Of all threads, in the program and in the system.
double cpu_seconds() {
  rusage use = {};
  ::getrusage(RUSAGE_SELF, &use);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) +
           static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(use.ru_utime) + seconds(use.ru_stime);
}

// An index that has articles already would spoil the figures, and the figures
// the index.
void require_new(const fs::path& folder) {
  std::error_code unreadable;
  if (!fs::exists(folder, unreadable) || fs::is_empty(folder, unreadable))
    return;
  throw Error(ErrorCode::InvalidArgument,
              "--index " + folder.string() +
                  ": give a folder that is new or empty; it is filled with "
                  "the articles of the benchmark");
}

IndexingResult measure(const IndexCommand& command) {
  dossier::WriterOptions options;
  options.threads = command.threads;
  options.cancelled = &watch_signals();
  IndexingResult result;
  result.host = this_host();
  const double cpu_before = cpu_seconds();
  {
    auto writer = dossier::IndexWriter::open(command.index, options);
    result.report = dossier::ingest(
        writer, command.paths, {}, [](const dossier::IngestMessage& message) {
          tell(message.where + ": " + message.reason);
        });
  }
  result.cpu_seconds = cpu_seconds() - cpu_before;
  result.memory = memory_use();
  result.index = dossier::Index::open(command.index).stats();
  return result;
}

std::string as_text(const IndexingResult& result) {
  const auto bytes = static_cast<double>(result.report.bytes);
  std::string text =
      named_line("articles", with_commas(result.report.articles) + ", " +
                                 in_megabytes(result.report.bytes) +
                                 " of titles and texts");
  text += named_line("time", decimal(result.seconds(), 1) + " s, " +
                                 decimal(result.cpu_seconds, 1) + " s of CPU");
  text += named_line(
      "speed",
      with_commas(
          static_cast<std::uint64_t>(result.articles() / result.seconds())) +
          " articles/s, " + decimal(bytes / result.seconds() / 1e6, 1) +
          " MB/s; " +
          decimal(result.cpu_seconds * 1e6 / std::max(1.0, result.articles()),
                  0) +
          " microseconds of CPU an article");
  text += named_line("memory", in_megabytes(result.memory.peak_resident) +
                                   " resident at most");
  text += named_line(
      "index",
      in_megabytes(result.index.bytes) + ", " +
          with_commas(static_cast<std::uint64_t>(result.bytes_an_article())) +
          " bytes an article, " + counted(result.index.segments, "segment"));
  for (const dossier::IndexStats::File& file : result.index.files)
    text += named_line(" " + file.kind, in_megabytes(file.bytes));
  return text + named_line("machine", counted(result.host.cores, "core") +
                                          ", " + result.host.processor);
}

std::string as_json(const IndexingResult& result) {
  Json files = Json::object();
  for (const dossier::IndexStats::File& file : result.index.files)
    files[file.kind] = file.bytes;
  Json json;
  json["schema"] = kResultSchema;
  json["program"] = "dossier-bench " DOSSIER_VERSION;
  json["host"] = {{"cores", result.host.cores},
                  {"processor", result.host.processor}};
  json["articles"] = result.report.articles;
  json["text_bytes"] = result.report.bytes;
  json["failures"] = result.report.failures;
  json["seconds"] = result.report.seconds;
  json["cpu_seconds"] = result.cpu_seconds;
  json["peak_resident_bytes"] = result.memory.peak_resident;
  json["index"] = {{"bytes", result.index.bytes},
                   {"bytes_an_article", result.bytes_an_article()},
                   {"segments", result.index.segments},
                   {"files", std::move(files)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

ExitStatus run_index(const IndexCommand& command) {
  require_new(command.index);
  const IndexingResult result = measure(command);
  print(command.format == "json" ? as_json(result) : as_text(result));
  return result.report.failures > 0 ? ExitStatus::Partly : ExitStatus::Done;
}
