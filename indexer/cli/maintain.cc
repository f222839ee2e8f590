// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The subcommands that tend an index: remove, reindex, verify, compact, export.
#include <string>

#include "cli/console.h"
#include "cli/location.h"
#include "cli/signals.h"
#include "dossier/dossier.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/progress.h"
#include "indexer/store/manifest.h"

namespace fs = std::filesystem;

fs::path existing_index(const std::optional<std::string>& index) {
  const fs::path folder = index_location(index, false);
  std::error_code unreadable;
  // Reading it tells a lost manifest from a folder without an index.
  if (!fs::exists(folder / dossier::internal::kManifestName, unreadable))
    dossier::internal::read_manifest(folder);
  return folder;
}

ExitStatus run_remove(const std::optional<std::string>& index,
                      const RemoveOptions& options) {
  dossier::WriterOptions writer_options;
  writer_options.cancelled = &watch_signals();
  auto writer =
      dossier::IndexWriter::open(existing_index(index), writer_options);
  bool all_known = true;
  for (const std::string& id : options.ids) {
    if (writer.remove(id)) continue;
    tell(id + ": no such article");
    all_known = false;
  }
  const dossier::CommitReport report = writer.commit();
  tell(with_commas(report.removed) + " removed");
  print_committed(report.revision, report.articles);
  return all_known ? ExitStatus::Done : ExitStatus::Partly;
}

ExitStatus run_reindex(const std::optional<std::string>& index,
                       const ReindexOptions& options) {
  dossier::WriterOptions writer_options;
  writer_options.threads = options.threads;
  writer_options.gazetteer_files = options.gazetteer_files;
  writer_options.cancelled = &watch_signals();
  ProgressLine line(options.progress);
  const dossier::CommitReport report =
      dossier::reindex_index(existing_index(index), writer_options,
                             [&](std::uint64_t done, std::uint64_t all) {
                               line.show_articles(done, all);
                             });
  line.clear();
  for (const dossier::RejectedArticle& rejected : report.rejected)
    tell(rejected.id + ": no longer in the index: " + rejected.reason);
  print_committed(report.revision, report.articles);
  return report.rejected.empty() ? ExitStatus::Done : ExitStatus::Partly;
}

ExitStatus run_verify(const std::optional<std::string>& index, bool progress) {
  ProgressLine line(progress);
  const dossier::VerifyReport report = dossier::verify_index(
      existing_index(index),
      [&](const std::string& file) { line.show("verifying " + file); });
  line.clear();
  for (const dossier::VerifyReport::Damage& damage : report.damages)
    tell(damage.file + ": " + damage.what);
  if (!report.damages.empty()) {
    tell("the index is damaged; restore it, or index the sources again");
    return ExitStatus::Index;
  }
  print("whole: " + std::to_string(report.files) + " files, " +
        std::to_string(report.articles) + " articles\n");
  return ExitStatus::Done;
}

ExitStatus run_compact(const std::optional<std::string>& index) {
  dossier::WriterOptions writer_options;
  writer_options.cancelled = &watch_signals();
  auto writer =
      dossier::IndexWriter::open(existing_index(index), writer_options);
  writer.compact();
  print_committed(writer.revision(), writer.articles());
  return ExitStatus::Done;
}

ExitStatus run_export(const std::optional<std::string>& index,
                      const fs::path& xapian) {
  const auto snapshot = dossier::Index::open(existing_index(index));
  snapshot.export_xapian(xapian);
  print("exported " + std::to_string(snapshot.identity().articles) +
        " articles\n");
  return ExitStatus::Done;
}
