// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_FACET_OPTIONS_H_
#define DOSSIER_SEARCHER_CLI_FACET_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "searcher/cli/options.h"

// What is counted. Has to be taken after the output, which some of it needs.
class FacetOptions {
 public:
  // This object has to live as long as `app` parses.
  void define(CLI::App& app);
  // Puts what was given into `options`. Throws dossier::Error
  // (InvalidArgument) for what cannot be understood.
  void take(SearchOptions& options) const;

 private:
  void take_facets(SearchOptions& options) const;
  void take_tables(SearchOptions& options) const;
  void take_where(SearchOptions& options) const;
  void take_complete(SearchOptions& options) const;

  std::vector<std::string> facets_;
  std::string find_, order_ = "count", count_ = "articles", timeline_, pivot_,
                     pivot_by_ = "article", tree_, complete_;
  bool facets_only_ = false, zeros_ = false, where_ = false;
};

// Throws dossier::Error (InvalidArgument) if the format has no room for the
// tables that are asked for.
void require_room_for_tables(const SearchOptions& options);

#endif  // DOSSIER_SEARCHER_CLI_FACET_OPTIONS_H_
