// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/saved_file.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "dossier/error.h"
#include "indexer/store/file.h"
#include "indexer/text/nearest_name.h"
#include "indexer/text/utf8.h"
#include "searcher/cli/batch_file.h"
#include "searcher/query/mend.h"

namespace fs = std::filesystem;

using dossier::Error;
using dossier::ErrorCode;
using dossier::SavedQuery;

namespace {

std::string in_small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return text;
}

fs::path settings_folder() {
  // The XDG specification has relative paths ignored.
  const char* const given = std::getenv("XDG_CONFIG_HOME");
  if (given && fs::path(given).is_absolute()) return fs::path(given);
  const char* const home = std::getenv("HOME");
  if (home && *home) return fs::path(home) / ".config";
  throw Error(ErrorCode::InvalidArgument,
              "no place for saved queries: neither --queries nor "
              "$XDG_CONFIG_HOME nor $HOME is set");
}

auto find(std::vector<SavedQuery>& queries, const std::string& name) {
  return std::find_if(
      queries.begin(), queries.end(), [&](const SavedQuery& saved) {
        return in_small_letters(saved.name) == in_small_letters(name);
      });
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

}  // namespace

// One with a space is quoted there; what a query would be mended in could not
// be named.
void require_saved_name(const std::string& name) {
  std::vector<dossier::Repair> repairs;
  const bool blank = name.find_first_not_of(' ') == std::string::npos;
  if (blank || name.starts_with('-') || name.find('"') != std::string::npos ||
      std::any_of(name.begin(), name.end(), is_control) ||
      dossier::internal::mend_characters(name, repairs) != name)
    throw Error(ErrorCode::InvalidArgument,
                "--save: the name of a query is one line of UTF-8 without "
                "tabs, quotation marks, backslashes and a dash in front, "
                "not '" +
                    name + "'");
}

SavedFile::SavedFile(const std::optional<std::string>& given,
                     const std::atomic<bool>& cancelled)
    : path_(given ? fs::path(*given)
                  : settings_folder() / "dossier" / "queries.tsv") {
  std::error_code unreadable;
  if (!fs::exists(path_, unreadable) && !unreadable) return;
  for (NamedQuery& saved : read_batch(path_.string(), cancelled))
    queries_.push_back({std::move(saved.name), std::move(saved.query)});
}

void SavedFile::save(const std::string& name, const std::string& query) {
  std::string line = dossier::internal::clean_utf8(query);
  std::replace_if(line.begin(), line.end(), is_control, ' ');
  const auto old = find(queries_, name);
  if (old == queries_.end())
    queries_.push_back({name, line});
  else
    *old = {name, line};
  write();
}

std::string SavedFile::hint_at(const std::string& name) const {
  using dossier::internal::clean_utf8;
  dossier::internal::NearestName nearest(in_small_letters(clean_utf8(name)));
  for (const SavedQuery& saved : queries_)
    nearest.offer(in_small_letters(saved.name), saved.name);
  if (nearest.found().empty()) return "--saved lists them";
  return "did you mean '" + nearest.found() + "'?";
}

void SavedFile::forget(const std::string& name) {
  const auto old = find(queries_, name);
  if (old == queries_.end())
    throw Error(ErrorCode::InvalidArgument,
                "no saved query is called '" + name + "'; " + hint_at(name));
  queries_.erase(old);
  write();
}

void SavedFile::write() const {
  std::string lines;
  for (const SavedQuery& saved : queries_)
    lines += saved.name + '\t' + saved.query + '\n';
  std::error_code failure;
  if (path_.has_parent_path())
    fs::create_directories(path_.parent_path(), failure);
  if (failure)
    throw Error(ErrorCode::Io, "creating " + path_.parent_path().string() +
                                   ": " + failure.message());
  dossier::internal::replace_file_durably(path_, lines);
}

bool may_use_saved(const std::string& query) {
  return in_small_letters(query).find("query:") != std::string::npos;
}
