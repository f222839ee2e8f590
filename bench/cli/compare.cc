// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/compare.h"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include "bench/cli/commands.h"
#include "bench/format.h"
#include "cli/console.h"
#include "dossier/error.h"

namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(in), {}};
  if (!in || in.bad())
    throw dossier::Error(
        dossier::ErrorCode::InvalidArgument,
        "reading " + path.string() + ": " +
            std::error_code(errno, std::generic_category()).message());
  return content;
}

}  // namespace

ExitStatus run_compare(const CompareCommand& command) {
  const std::string before = command.before.string();
  const std::string after = command.after.string();
  const Comparison comparison = compare_results(
      content_of(command.before), before, content_of(command.after), after);
  if (command.format == "json") {
    print(to_json(comparison));
    return ExitStatus::Done;
  }
  print(named_line("A", before) + named_line("B", after) + to_text(comparison));
  return ExitStatus::Done;
}
