// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/saved.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/console.h"
#include "searcher/cli/saved_file.h"
#include "searcher/present/displayable.h"
#include "searcher/present/json.h"

using dossier::SavedQuery;

namespace {

SavedFile open_saved(const SearchOptions& options) {
  return SavedFile(options.queries_file, *options.request.cancelled);
}

std::string json_saved(const SavedQuery& saved) {
  const nlohmann::ordered_json json = {{"name", saved.name},
                                       {"query", saved.query}};
  return dossier::internal::with_controls_escaped(json.dump());
}

}  // namespace

void load_saved(SearchOptions& options, const std::vector<NamedQuery>& batch) {
  const bool needed =
      may_use_saved(options.request.query) ||
      (options.compare && may_use_saved(*options.compare)) ||
      std::any_of(batch.begin(), batch.end(), [](const NamedQuery& query) {
        return may_use_saved(query.query);
      });
  if (needed) options.request.saved_queries = open_saved(options).queries();
}

ExitStatus list_saved(const SearchOptions& options) {
  const bool json = options.format == OutputFormat::Json ||
                    options.format == OutputFormat::JsonLines;
  const SavedFile file = open_saved(options);
  for (const SavedQuery& saved : file.queries())
    print(json ? json_saved(saved) + '\n'
               : dossier::internal::displayable(saved.name) + '\t' +
                     dossier::internal::displayable(saved.query) + '\n');
  return file.queries().empty() ? ExitStatus::NoHits : ExitStatus::Done;
}

ExitStatus forget_saved(const SearchOptions& options) {
  open_saved(options).forget(options.forget);
  return ExitStatus::Done;
}

ExitStatus save_query(const dossier::Index& index,
                      const SearchOptions& options) {
  require_saved_name(options.save);
  SavedFile file = open_saved(options);
  dossier::SearchRequest request = options.request;
  request.limit = 0;
  request.facets.clear();
  // With itself among them, so that a query that would have itself in it is
  // found out.
  request.saved_queries = file.queries();
  request.saved_queries.push_back({options.save, request.query});
  index.search(request);  // tells what is wrong with it in its own words
  request.query = "query:\"" + options.save + "\"";
  const auto total = index.search(request).total;
  file.save(options.save, options.request.query);
  tell("saved '" + options.save + "' in " + file.path().string() +
       "; it finds " + std::to_string(total) +
       (total == 1 ? " article" : " articles"));
  return ExitStatus::Done;
}
