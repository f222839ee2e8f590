// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_CLI_PROGRESS_H_
#define DOSSIER_INDEXER_CLI_PROGRESS_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>

#include "dossier/ingest.h"

// "1,234,567", "12.3 MB", "2:05".
std::string with_commas(std::uint64_t number);
// "1 article", "2,000 articles".
std::string counted(std::uint64_t number, const std::string& what);
std::string in_megabytes(std::uint64_t bytes);
std::string as_clock(double seconds);

// "1,200 articles, 3.0 MB of 12.0 MB, 600 articles/s, 0:06 left", after so many
// seconds.
std::string progress_text(const dossier::IngestProgress& progress,
                          double seconds);

// A line on standard error that says how far a run has come: on a terminal
// overwritten in place, else (with --progress) a line of its own now and then.
class ProgressLine {
 public:
  // Shows nothing if standard error is no terminal, unless `wanted`.
  explicit ProgressLine(bool wanted);
  ~ProgressLine() { clear(); }

  void show(const std::string& line);
  void show(const dossier::IngestProgress& progress);
  void show_articles(std::uint64_t done, std::uint64_t all);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  const bool terminal_;
  const bool shown_;
  const std::size_t columns_;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point last_line_;
  bool on_screen_ = false;
};

// Tells what an ingestion could not use, and mended: every failure, but only
// the first warnings.
class InputMessages {
 public:
  explicit InputMessages(ProgressLine& line) : line_(line) {}

  void tell(const dossier::IngestMessage& message);
  void tell_rest() const;  // how many warnings were left out

 private:
  ProgressLine& line_;
  std::uint64_t warnings_ = 0;
  std::set<std::string> told_;
};

#endif  // DOSSIER_INDEXER_CLI_PROGRESS_H_
