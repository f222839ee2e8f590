// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/output.h"

#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>

#include "dossier/error.h"
#include "indexer/text/utf8.h"
#include "searcher/present/displayable.h"

namespace {

constexpr std::size_t kUsualWidth = 80;

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

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
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
  using namespace dossier::internal;
  // A query or a file name in it may hold anything.
  const std::string line =
      "dossier-search: " + displayable(clean_utf8(text)) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

const std::atomic<bool>& watch_signals() {
  struct sigaction action = {};
  action.sa_handler = ask_to_stop;
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
  return stop_asked;
}

std::size_t output_width() {
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0)
    return size.ws_col;
  const int columns = std::atoi(std::string(environment("COLUMNS")).c_str());
  return columns > 0 ? static_cast<std::size_t>(columns) : kUsualWidth;
}

bool output_is_terminal() { return isatty(STDOUT_FILENO) == 1; }

bool output_has_color(ColorChoice choice) {
  if (choice == ColorChoice::Never) return false;
  if (choice != ColorChoice::Auto) return true;
  const std::string_view terminal = environment("TERM");
  return output_is_terminal() && !terminal.empty() &&
         terminal != "dumb" && environment("NO_COLOR").empty();
}
