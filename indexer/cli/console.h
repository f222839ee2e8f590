// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_CLI_CONSOLE_H_
#define DOSSIER_INDEXER_CLI_CONSOLE_H_

#include <atomic>
#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "dossier/ingest.h"

// Whoever read our standard output went away, as `head` does: not an error.
struct OutputClosed {};

// Data, to standard output. Throws OutputClosed, or dossier::Error (Io).
void print(std::string_view text);
void flush_output();

// A message, to standard error: "dossier-index: " + text.
void tell(std::string_view text);

// Set by the first SIGINT or SIGTERM; the second ends the program at once.
// SIGPIPE is ignored from then on.
const std::atomic<bool>& watch_signals();

// "1,234,567", "12.3 MB", "2:05".
std::string with_commas(std::uint64_t number);
std::string in_megabytes(std::uint64_t bytes);
std::string as_clock(double seconds);

// A line on standard error that says how far a run has come: on a terminal
// overwritten in place, else (with --progress) a line of its own now and then.
class ProgressLine {
 public:
  // Shows nothing if standard error is no terminal, unless `wanted`.
  explicit ProgressLine(bool wanted);
  ~ProgressLine() { clear(); }

  void show(const std::string& line);
  void show(const dossier::IngestProgress& progress);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  const bool terminal_;
  const bool shown_;
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

#endif  // DOSSIER_INDEXER_CLI_CONSOLE_H_
