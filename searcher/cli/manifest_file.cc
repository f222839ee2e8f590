// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/manifest_file.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/console.h"
#include "dossier/error.h"
#include "dossier/manifest.h"
#include "indexer/store/file.h"
#include "searcher/cli/batch_options.h"
#include "searcher/cli/facet_options.h"
#include "searcher/cli/input.h"
#include "searcher/cli/option_values.h"

namespace fs = std::filesystem;

using dossier::Answer;
using dossier::BatchRow;
using dossier::Error;
using dossier::ErrorCode;
using dossier::SearchRequest;

namespace {

[[noreturn]] void refuse_place(const std::string& file,
                               const std::string& why) {
  refuse_option("--manifest " + file + ": " + why);
}

bool is_manifest(const std::string& file) {
  return read_input("the file", file, nullptr)
      .starts_with(R"({"kind":"manifest")");
}

// What a manifest does not tell of an answer is not kept of thousands.
void keep_figures(Answer& answer) {
  answer.hits.clear();
  answer.facets.clear();
  answer.pivot.reset();
  answer.timeline.reset();
  answer.facet_tree.reset();
}

}  // namespace

ManifestFile::ManifestFile(const SearchOptions& options) : options_(options) {
  if (!options_.manifest.empty()) check_place();
}

void ManifestFile::check_place() const {
  const std::string& file = options_.manifest;
  if (file == "-")
    refuse_place(file, "standard output has the results; name a file");
  std::error_code unknown;
  const auto kind = fs::status(file, unknown).type();
  if (kind == fs::file_type::regular) {
    if (!options_.repeat.empty() &&
        fs::equivalent(file, options_.repeat, unknown))
      refuse_place(file, "this is the manifest to be repeated; name another");
    if (fs::file_size(file, unknown) != 0 && !is_manifest(file))
      refuse_place(file,
                   "this file is no manifest and would be lost; name another "
                   "file, or remove it");
  } else if (kind != fs::file_type::not_found) {
    refuse_place(file, "this is no ordinary file; name another");
  }
  const fs::path parent = fs::path(file).parent_path();
  if (::access(parent.empty() ? "." : parent.c_str(), W_OK | X_OK) != 0)
    throw Error(ErrorCode::Io,
                "writing the manifest " + file + ": " +
                    std::error_code(errno, std::generic_category()).message());
}

void ManifestFile::replace(const std::string& manifest) const {
  dossier::internal::replace_file_durably(options_.manifest, manifest + '\n');
}

void ManifestFile::write(const Answer& answer) const {
  if (!options_.manifest.empty()) replace(dossier::manifest(answer));
}

void ManifestFile::write(const dossier::Comparison& comparison) const {
  if (!options_.manifest.empty()) replace(dossier::manifest(comparison));
}

void ManifestFile::write_batch(const dossier::IndexIdentity& index) const {
  if (options_.manifest.empty()) return;
  const SearchRequest* asked = &options_.request;
  for (const BatchRow& row : rows_)
    if (row.answer) asked = &row.answer->request;
  replace(dossier::batch_manifest(index, *asked, rows_));
}

void ManifestFile::add(BatchRow row) {
  if (options_.manifest.empty()) return;
  if (row.answer) keep_figures(*row.answer);
  rows_.push_back(std::move(row));
}

void warn_of_another_index(const SearchOptions& options,
                           const dossier::IndexIdentity& index) {
  const dossier::IndexIdentity& asked = options.repeated_index;
  if (options.repeat.empty() ||
      (asked.id == index.id && asked.revision == index.revision))
    return;
  tell("warning: the manifest is of revision " +
       std::to_string(asked.revision) +
       (asked.id == index.id ? "" : " of another index, " + asked.id) +
       "; this is revision " + std::to_string(index.revision) +
       ", which may answer otherwise");
}

std::vector<NamedQuery> take_repeated(SearchOptions& options) {
  SearchRequest& request = options.request;
  auto asked = dossier::requests_of(
      read_input("the manifest", options.repeat, request.cancelled));
  if (asked.empty())
    refuse_option("--repeat " + options.repeat + ": it has no query");
  const double default_timeout = SearchRequest{}.timeout;
  const double timeout = request.timeout;
  const auto* const cancelled = request.cancelled;
  std::vector<NamedQuery> queries;
  if (!asked.front().name.empty())
    for (const dossier::NamedRequest& one : asked)
      queries.push_back({one.name, one.request.query});
  options.repeated_index = asked.front().index;
  options.compare = asked.front().compared_with;
  request = std::move(asked.front().request);
  request.cancelled = cancelled;
  request.timeout = timeout == default_timeout && request.limit == dossier::kAll
                        ? 0
                        : timeout;
  // The environment is not asked for what the manifest has.
  if (request.locale.empty()) request.locale = "C";
  // A table of CSV takes the place of hits and facets alike.
  const bool is_table =
      options.format == OutputFormat::Csv &&
      (request.timeline || request.pivot || request.facet_tree);
  options.facets_only =
      request.limit == 0 && !request.facets.empty() && !is_table;
  // Only the rows of a batch have it.
  options.batch_table = request.day_span;
  if (options.batch_table && !has_room_for_rows(options.format))
    refuse_option("--repeat " + options.repeat +
                  ": it is of a table with a row a query, which goes with "
                  "--format text, json, jsonl or csv");
  if (!queries.empty()) options.batch = options.repeat;
  require_room_for_tables(options);
  return queries;
}
