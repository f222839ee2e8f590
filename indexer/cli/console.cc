// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/console.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <system_error>

#include "dossier/error.h"

namespace {

constexpr std::uint64_t kMaxWarnings = 20;
constexpr std::size_t kMaxColumns = 79;  // the last one would wrap on some
constexpr auto kLineInterval = std::chrono::seconds(2);

std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "used in a handler");

void ask_to_stop(int) { stop_asked = true; }

[[noreturn]] void fail_output() {
  const int reason = errno;
  if (reason == EPIPE) throw OutputClosed();
  throw dossier::Error(
      dossier::ErrorCode::Io,
      "writing standard output: " +
          std::error_code(reason, std::generic_category()).message());
}

// Text from files may hold anything; a terminal must not obey it.
std::string harmless(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  return result;
}

std::string format(const char* pattern, double value) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, pattern, value);
  return buffer;
}

}  // namespace

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
    fail_output();
}

void flush_output() {
  if (std::fflush(stdout) != 0) fail_output();
}

void tell(std::string_view text) {
  const std::string line = "dossier-index: " + std::string(text) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

const std::atomic<bool>& watch_signals() {
  struct sigaction action = {};
  action.sa_handler = ask_to_stop;
  // No SA_RESTART: a read that waits for input has to notice.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
  return stop_asked;
}

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t place = digits.size(); place > 3; place -= 3)
    digits.insert(place - 3, ",");
  return digits;
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

ProgressLine::ProgressLine(bool wanted)
    : terminal_(::isatty(STDERR_FILENO) == 1), shown_(terminal_ || wanted) {}

void ProgressLine::show(const std::string& line) {
  if (!shown_) return;
  const std::string cut = line.substr(0, kMaxColumns);
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
  const double seconds =
      std::chrono::duration<double>(Clock::now() - start_).count();
  std::string line = with_commas(progress.articles) + " articles";
  if (progress.bytes_all > 0)
    line += ", " + in_megabytes(progress.bytes_done) + " of " +
            in_megabytes(progress.bytes_all);
  if (seconds > 0.5)
    line += ", " +
            with_commas(static_cast<std::uint64_t>(
                static_cast<double>(progress.articles) / seconds)) +
            " articles/s";
  const double done = static_cast<double>(progress.bytes_done) /
                      std::max<double>(1, progress.bytes_all);
  if (progress.committing)
    line += ", committing";
  else if (done > 0.01 && done < 1)
    line += ", " + as_clock(seconds / done - seconds) + " left";
  show(line);
}

void ProgressLine::clear() {
  if (!on_screen_) return;
  std::fputs("\r\x1b[K", stderr);
  on_screen_ = false;
}

void InputMessages::tell(const dossier::IngestMessage& message) {
  if (!message.rejected && ++warnings_ > kMaxWarnings) return;
  const std::string line =
      harmless(message.where) + ": " + harmless(message.reason);
  // One and the same thing is said once, however often it comes back.
  if (!told_.insert(line).second) return;
  line_.clear();
  ::tell(line);
}

void InputMessages::tell_rest() const {
  if (warnings_ > kMaxWarnings)
    ::tell("and " + with_commas(warnings_ - kMaxWarnings) + " more warnings");
}
