// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal_output.h"

#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>

#include "cli/console.h"

namespace {

constexpr std::size_t kUsualWidth = 80;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace

std::size_t output_width() {
  if (const std::size_t columns = terminal_columns(STDOUT_FILENO))
    return columns;
  const int columns = std::atoi(std::string(environment("COLUMNS")).c_str());
  return columns > 0 ? static_cast<std::size_t>(columns) : kUsualWidth;
}

bool output_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

bool output_takes_color() {
  const std::string_view terminal = environment("TERM");
  return output_is_terminal() && !terminal.empty() && terminal != "dumb" &&
         environment("NO_COLOR").empty();
}
