// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "cli/console.h"

namespace {

constexpr std::uint64_t kMaxWarnings = 20;
constexpr std::size_t kUsualColumns = 80;
constexpr double kRateAfter = 0.5;  // seconds; before, it means little
constexpr auto kLineInterval = std::chrono::seconds(2);

std::string format(const char* pattern, double value) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, pattern, value);
  return buffer;
}

}  // namespace

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t place = digits.size(); place > 3; place -= 3)
    digits.insert(place - 3, ",");
  return digits;
}

std::string counted(std::uint64_t number, const std::string& what) {
  return with_commas(number) + " " + what + (number == 1 ? "" : "s");
}

std::string in_megabytes(std::uint64_t bytes) {
  return format("%.1f MB", static_cast<double>(bytes) / 1e6);
}

std::string as_clock(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%llu:%02llu",
                static_cast<unsigned long long>(whole / 60),
                static_cast<unsigned long long>(whole % 60));
  return buffer;
}

std::string progress_text(const dossier::IngestProgress& progress,
                          double seconds) {
  std::string text = counted(progress.articles, "article");
  if (progress.bytes_all > 0)
    text += ", " + in_megabytes(progress.bytes_done) + " of " +
            in_megabytes(progress.bytes_all);
  if (seconds >= kRateAfter)
    text += ", " +
            with_commas(static_cast<std::uint64_t>(
                static_cast<double>(progress.articles) / seconds)) +
            " articles/s";
  const double done = static_cast<double>(progress.bytes_done) /
                      std::max(1.0, static_cast<double>(progress.bytes_all));
  if (progress.committing)
    text += ", committing";
  else if (done > 0.01 && done < 1)
    text += ", " + as_clock(seconds / done - seconds) + " left";
  return text;
}

ProgressLine::ProgressLine(bool wanted)
    : terminal_(::isatty(STDERR_FILENO) == 1),
      shown_(terminal_ || wanted),
      columns_(terminal_columns(STDERR_FILENO)) {}

void ProgressLine::show(const std::string& line) {
  if (!shown_) return;
  // The last column would wrap on some terminals.
  const std::string cut =
      line.substr(0, (columns_ > 0 ? columns_ : kUsualColumns) - 1);
  if (terminal_) {
    std::fprintf(stderr, "\r%s\x1b[K", cut.c_str());
    on_screen_ = true;
  } else if (Clock::now() - last_line_ >= kLineInterval) {
    std::fprintf(stderr, "%s\n", cut.c_str());
    last_line_ = Clock::now();
  }
}

void ProgressLine::show(const dossier::IngestProgress& progress) {
  if (!shown_) return;
  show(progress_text(
      progress, std::chrono::duration<double>(Clock::now() - start_).count()));
}

void ProgressLine::show_articles(std::uint64_t done, std::uint64_t all) {
  show(with_commas(done) + " of " + with_commas(all) + " articles");
}

void ProgressLine::clear() {
  if (!on_screen_) return;
  std::fputs("\r\x1b[K", stderr);
  on_screen_ = false;
}

void InputMessages::tell(const dossier::IngestMessage& message) {
  if (!message.rejected && ++warnings_ > kMaxWarnings) return;
  const std::string line = message.where + ": " + message.reason;
  // One and the same thing is said once, however often it comes back.
  if (!told_.insert(line).second) return;
  line_.clear();
  ::tell(line);
}

void InputMessages::tell_rest() const {
  if (warnings_ > kMaxWarnings)
    ::tell("and " + with_commas(warnings_ - kMaxWarnings) + " more warnings");
}
