// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/location.h"

#include <cstdlib>
#include <system_error>

#include "dossier/error.h"

namespace fs = std::filesystem;

namespace {

std::optional<fs::path> from_environment(const char* name) {
  const char* value = std::getenv(name);
  if (!value || !*value) return std::nullopt;
  return fs::path(value);
}

std::optional<fs::path> nearest_project_index() {
  std::error_code unreadable;
  fs::path folder = fs::current_path(unreadable);
  while (!unreadable && !folder.empty()) {
    std::error_code ignored;
    if (fs::is_directory(folder / ".dossier", ignored))
      return folder / ".dossier";
    if (folder == folder.root_path()) break;
    folder = folder.parent_path();
  }
  return std::nullopt;
}

fs::path data_home() {
  // The XDG specification has relative paths ignored.
  if (auto given = from_environment("XDG_DATA_HOME");
      given && given->is_absolute())
    return *given;
  if (auto home = from_environment("HOME")) return *home / ".local/share";
  throw dossier::Error(dossier::ErrorCode::InvalidArgument,
                       "no place for an index: neither --index nor "
                       "$DOSSIER_INDEX nor $HOME is set");
}

}  // namespace

fs::path index_location(const std::optional<std::string>& option,
                        bool for_writing) {
  if (option && !option->empty()) return *option;
  if (auto given = from_environment("DOSSIER_INDEX")) return *given;
  if (auto project = nearest_project_index()) return *project;
  const fs::path folder = data_home() / "dossier" / "default";
  if (for_writing) {
    std::error_code failure;
    fs::create_directories(folder.parent_path(), failure);
    if (failure)
      throw dossier::Error(dossier::ErrorCode::Io,
                           "creating " + folder.parent_path().string() + ": " +
                               failure.message());
  }
  return folder;
}
