// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <string>

#include "cli/console.h"
#include "cli/location.h"
#include "cli/signals.h"
#include "dossier/dossier.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/progress.h"
#include "indexer/store/manifest.h"

namespace {

using dossier::Error;
using dossier::ErrorCode;

constexpr const char* kFields[] = {"id",     "title", "text",     "date",
                                   "source", "url",   "language", "entities"};

std::string rates(const dossier::IngestReport& report) {
  const double seconds = std::max(report.seconds, 1e-3);
  char buffer[120];
  std::snprintf(buffer, sizeof buffer,
                "%.1f s, %.0f articles/s, %.1f MB of text/s", report.seconds,
                static_cast<double>(report.articles) / seconds,
                static_cast<double>(report.bytes) / seconds / 1e6);
  return buffer;
}

bool has_input(const std::vector<std::filesystem::path>& paths) {
  return std::any_of(paths.begin(), paths.end(), [](const auto& path) {
    std::error_code ignored;
    return path == "-" || std::filesystem::exists(path, ignored);
  });
}

// For paths none of which exists, no index is made.
ExitStatus refuse_all(const std::vector<std::filesystem::path>& paths) {
  for (const std::filesystem::path& path : paths)
    tell(path.string() + ": no such file or folder");
  tell("nothing was added, and no index made");
  return ExitStatus::Partly;
}

void tell_summary(const dossier::IngestReport& report) {
  const dossier::CommitReport& commit = report.commit;
  tell(with_commas(commit.added) + " added, " + with_commas(commit.replaced) +
       " replaced, " + with_commas(commit.removed) + " removed, " +
       with_commas(report.unchanged) +
       (report.unchanged == 1 ? " file" : " files") + " unchanged, " +
       with_commas(report.failures) + " failed");
  std::string remarks;
  const auto remark = [&](std::uint64_t count, const char* what) {
    if (count == 0) return;
    remarks += (remarks.empty() ? "" : ", ") + with_commas(count) + what;
  };
  remark(report.same, report.same == 1 ? " article there already"
                                       : " articles there already");
  remark(commit.duplicates, " duplicate ids");
  remark(commit.mended, " mended");
  remark(commit.undated, " with an unreadable date");
  remark(commit.ignored_entities, " entities ignored");
  if (!remarks.empty()) tell(remarks);
  if (report.articles > 0) tell(rates(report));
}

}  // namespace

dossier::IngestOptions ingest_options(const InputOptions& input) {
  dossier::IngestOptions options;
  if (input.format == "text") options.format = dossier::FileFormat::Text;
  if (input.format == "html") options.format = dossier::FileFormat::Html;
  if (input.format == "jsonl") options.format = dossier::FileFormat::JsonLines;
  options.language = input.language;
  for (const std::string& map : input.maps) {
    const std::size_t equals = map.find('=');
    const std::string field = map.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == map.size() ||
        std::find(std::begin(kFields), std::end(kFields), field) ==
            std::end(kFields))
      throw Error(ErrorCode::InvalidArgument,
                  "--map " + map +
                      ": give FIELD=KEY, with a FIELD of id, title, text, "
                      "date, source, url, language, entities");
    options.key_of_field[field] = map.substr(equals + 1);
  }
  return options;
}

void print_committed(std::uint64_t revision, std::uint64_t articles) {
  print("committed revision " + std::to_string(revision) + ", " +
        std::to_string(articles) + " articles\n");
  flush_output();
}

ExitStatus run_add(const std::optional<std::string>& index,
                   const AddOptions& options) {
  dossier::IngestOptions ingest_with = ingest_options(options.input);
  ingest_with.delete_missing = options.delete_missing;
  if (!has_input(options.input.paths) &&
      !dossier::internal::has_index(index_location(index, false)))
    return refuse_all(options.input.paths);
  dossier::WriterOptions writer_options;
  writer_options.threads = options.threads;
  writer_options.max_article_bytes = options.max_article_bytes;
  writer_options.max_tokens = options.max_words;
  writer_options.gazetteer_files = options.gazetteer_files;
  writer_options.cancelled = &watch_signals();
  auto writer =
      dossier::IndexWriter::open(index_location(index, true), writer_options);

  ProgressLine line(options.progress);
  InputMessages messages(line);
  try {
    const dossier::IngestReport report = dossier::ingest(
        writer, options.input.paths, ingest_with,
        [&](const dossier::IngestMessage& m) { messages.tell(m); },
        [&](const dossier::IngestProgress& p) { line.show(p); });
    line.clear();
    messages.tell_rest();
    tell_summary(report);
    print_committed(writer.revision(), writer.articles());
    return report.failures > 0 ? ExitStatus::Partly : ExitStatus::Done;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Cancelled) throw;
    line.clear();
    messages.tell_rest();
    tell("interrupted; run the same again to go on from here");
    print_committed(writer.revision(), writer.articles());
    return ExitStatus::Interrupted;
  }
}
