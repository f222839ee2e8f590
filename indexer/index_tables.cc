// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_tables.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "dossier/error.h"
#include "indexer/entities/compiled_gazetteer.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/index_corrections.h"
#include "indexer/store/file.h"
#include "indexer/store/gazetteer_file.h"
#include "indexer/store/verified_files.h"

namespace dossier::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTablePrefix = "table-";
constexpr std::uintmax_t kMaxTableBytes = 256u << 20;

struct UserTable {
  std::string name;  // as messages use it, without number
  std::string text;
};

// Names become part of file names and of a line of the manifest.
std::string plain_name(const fs::path& file) {
  std::string name = file.filename().string();
  for (char& c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') || c == '.' || c == '-' ||
                       c == '_';
    if (!plain) c = '_';
  }
  return name;
}

// "table-3-ships.tsv" -> 3, "ships.tsv".
std::pair<unsigned, std::string> split_table_name(std::string_view file) {
  file.remove_prefix(std::min(kTablePrefix.size(), file.size()));
  unsigned number = 0;
  const char* end = file.data() + file.size();
  const char* rest = std::from_chars(file.data(), end, number).ptr;
  if (rest != end) ++rest;
  return {number, std::string(rest, end)};
}

std::string read_table(const fs::path& file) {
  std::error_code failure;
  const bool regular = fs::is_regular_file(file, failure);
  if (failure || !regular)
    throw Error(ErrorCode::InvalidArgument,
                "reading gazetteer file " + file.string() + ": " +
                    (failure ? failure.message() : "not a regular file"));
  if (fs::file_size(file, failure) > kMaxTableBytes || failure)
    throw Error(
        ErrorCode::LimitExceeded,
        "reading gazetteer file " + file.string() + ": more than 256 MiB");
  return std::string(MappedFile::open(file)->bytes());
}

std::string compile(const std::vector<TableSource>& tables) {
  std::vector<TableFault> faults;
  std::optional<std::string> compiled = Gazetteer::compile(tables, faults);
  if (compiled) return std::move(*compiled);
  const auto first =
      std::find_if(faults.begin(), faults.end(),
                   [](const TableFault& fault) { return fault.is_error; });
  throw Error(ErrorCode::InvalidArgument,
              "gazetteer table " + (first == faults.end()
                                        ? std::string("has faults")
                                        : first->where + ": " + first->reason));
}

bool has_aliases(const Corrections& corrections) {
  const auto& lines = corrections.lines();
  return std::any_of(lines.begin(), lines.end(), [](const Correction& line) {
    return line.kind == Correction::Kind::Alias;
  });
}

// The tables that come with the library, the user's, and aliases among the
// corrections.
std::string compile(const std::vector<UserTable>& user_tables,
                    const Corrections& corrections) {
  std::vector<TableSource> tables = Gazetteer::builtin_tables();
  for (const UserTable& table : user_tables)
    tables.push_back({table.name, table.text});
  if (!has_aliases(corrections)) return compile(tables);
  // Which values are new can be told only when the others are known.
  const auto known = user_tables.empty() ? Gazetteer::builtin()
                                         : open_compiled(compile(tables));
  for (TableSource& table : corrections.alias_tables(*known))
    tables.push_back(std::move(table));
  return compile(tables);
}

bool holds(const fs::path& file, std::string_view bytes) {
  std::error_code missing;
  return fs::exists(file, missing) && !missing &&
         MappedFile::open(file)->bytes() == bytes;
}

bool is_whole(const fs::path& folder, const FileInfo& file) {
  try {
    verify_file(folder, file);
    return true;
  } catch (const Error&) {
    return false;
  }
}

FileInfo write(const fs::path& folder, const std::string& name,
               std::string_view bytes) {
  if (!holds(folder / name, bytes)) replace_file_durably(folder / name, bytes);
  return {name, bytes.size(), xxh3(bytes)};
}

void use_compiled(const fs::path& folder, std::string_view compiled,
                  const std::string& version, Manifest& manifest) {
  manifest.gazetteer =
      write(folder, gazetteer_file_name(version, false), compiled);
  manifest.gazetteer_version = version;
}

void use_compiled(const fs::path& folder, const std::string& compiled,
                  Manifest& manifest) {
  // Only the mapped form knows its version.
  const fs::path unnamed = folder / "gazetteer-new";
  replace_file_durably(unnamed, compiled);
  const std::string version = Gazetteer::map(unnamed)->version();
  std::error_code ignored;
  fs::remove(unnamed, ignored);
  use_compiled(folder, compiled, version, manifest);
}

std::vector<UserTable> read_user_tables(const fs::path& folder,
                                        const Manifest& manifest) {
  std::vector<UserTable> tables;
  for (const FileInfo& file : manifest.user_tables) {
    const auto mapped = MappedFile::open(folder / file.name);
    if (mapped->bytes().size() != file.size ||
        xxh3(mapped->bytes()) != file.xxh3)
      throw Error(
          ErrorCode::Corrupt,
          "reading " + (folder / file.name).string() + ": checksum differs");
    tables.push_back(
        {split_table_name(file.name).second, std::string(mapped->bytes())});
  }
  return tables;
}

unsigned next_table_number(const Manifest& manifest) {
  unsigned next = 1;
  for (const FileInfo& file : manifest.user_tables)
    next = std::max(next, split_table_name(file.name).first + 1);
  return next;
}

}  // namespace

void use_builtin_tables(const fs::path& folder, Manifest& manifest) {
  const auto builtin = Gazetteer::builtin();
  const std::string name = gazetteer_file_name(builtin->version(), true);
  // Packed anew they could be other bytes under the name of a file in use.
  if (manifest.gazetteer.name == name && is_whole(folder, manifest.gazetteer))
    return;
  manifest.gazetteer = write(folder, name, pack_gazetteer(*builtin));
  manifest.gazetteer_version = builtin->version();
}

bool add_user_tables(const fs::path& folder, const std::vector<fs::path>& files,
                     Manifest& manifest) {
  std::vector<UserTable> tables = read_user_tables(folder, manifest);
  std::vector<std::size_t> changed;  // places in `tables`
  for (const fs::path& file : files) {
    UserTable added{plain_name(file), read_table(file)};
    const auto place = std::find_if(
        tables.begin(), tables.end(),
        [&](const UserTable& table) { return table.name == added.name; });
    if (place != tables.end() && place->text == added.text) continue;
    changed.push_back(place - tables.begin());
    if (place == tables.end())
      tables.push_back(std::move(added));
    else
      *place = std::move(added);
  }
  if (changed.empty()) return false;

  // Before anything is written.
  const std::string compiled =
      compile(tables, *read_corrections(folder, manifest));
  unsigned number = next_table_number(manifest);
  manifest.user_tables.resize(tables.size());
  for (std::size_t place : changed)
    manifest.user_tables[place] =
        write(folder,
              std::string(kTablePrefix) + std::to_string(number++) + "-" +
                  tables[place].name,
              tables[place].text);
  use_compiled(folder, compiled, manifest);
  return true;
}

void recompile_tables(const fs::path& folder, Manifest& manifest) {
  const auto corrections = read_corrections(folder, manifest);
  if (manifest.user_tables.empty() && !has_aliases(*corrections))
    return use_builtin_tables(folder, manifest);
  use_compiled(folder,
               compile(read_user_tables(folder, manifest), *corrections),
               manifest);
}

std::vector<TableFault> check_tables(const std::vector<fs::path>& files) {
  std::vector<TableSource> tables = Gazetteer::builtin_tables();
  for (const fs::path& file : files)
    tables.push_back({file.string(), read_table(file)});
  std::vector<TableFault> faults;
  Gazetteer::compile(tables, faults);
  return faults;
}

}  // namespace dossier::internal
