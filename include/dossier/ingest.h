// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INGEST_H_
#define DOSSIER_INGEST_H_

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "dossier/article.h"
#include "dossier/index_writer.h"

namespace dossier {

enum class FileFormat { Auto, Text, Html, JsonLines };

struct IngestOptions {
  FileFormat format = FileFormat::Auto;
  // The JSON key that holds an article field, by field: {"title", "headline"}.
  std::map<std::string, std::string> key_of_field;
  std::string language = "auto";  // for articles that do not say
  // Remove articles whose files are gone from below the folders named. A
  // folder that is empty or gone itself removes nothing: it may be a disk that
  // is not mounted.
  bool delete_missing = false;
  // Set from another thread or a signal handler, stops read_articles with an
  // Error (Cancelled). ingest() heeds WriterOptions::cancelled instead.
  const std::atomic<bool>* cancelled = nullptr;
};

// How far a run has come; handed over some times a second.
struct IngestProgress {
  std::uint64_t files_done = 0, files_all = 0;
  std::uint64_t bytes_done = 0, bytes_all = 0;  // of input as stored
  std::uint64_t articles = 0;
  bool committing = false;
};

// A part of the input that was not used, or was used after mending.
struct IngestMessage {
  std::string where;   // "news.jsonl:17", "a/b.html"
  std::string reason;  // lower case, without a final stop
  bool rejected;       // false: a warning, the article is in
};

struct IngestReport {
  CommitReport commit;          // of all commits of the run together
  std::uint64_t files = 0;      // found
  std::uint64_t unchanged = 0;  // skipped: same size and time, or same content
  std::uint64_t articles = 0;   // read from the others
  std::uint64_t same = 0;       // of those: already in the index as they are
  std::uint64_t bytes = 0;      // of their titles and texts
  // Files, lines and articles not used, those of unchanged files included.
  std::uint64_t failures = 0;
  double seconds = 0;
};

// Adds the articles of files and folders (recursively) to the index and
// commits. Files that the index's catalogue knows as unchanged are skipped;
// articles that a changed file no longer holds are removed. Long runs commit
// every 50,000 articles or 256 MiB of titles and texts, and an article that the
// index has already, just as it is, is not indexed again: so an interrupted run
// goes on where it stopped, even within a file or stream. It reads that again
// from its beginning, which is quick beside indexing. What a killed process had
// read after its last commit is not in the index.
// "-" as a path is standard input: JSON Lines, unless the format says that it
// is one text or page.
//
// `message` is called from the calling thread. Throws Error (Cancelled) after
// WriterOptions::cancelled, with everything read before committed; Io; a path
// that does not exist is a message, not an error.
IngestReport ingest(
    IndexWriter& writer, const std::vector<std::filesystem::path>& paths,
    const IngestOptions& options,
    const std::function<void(const IngestMessage&)>& message = {},
    const std::function<void(const IngestProgress&)>& progress = {});

// The articles of files and folders, in order, without an index. Throws Error:
// Cancelled, Io.
void read_articles(
    const std::vector<std::filesystem::path>& paths,
    const IngestOptions& options, const std::function<void(Article&&)>& article,
    const std::function<void(const IngestMessage&)>& message = {});

}  // namespace dossier

#endif  // DOSSIER_INGEST_H_
