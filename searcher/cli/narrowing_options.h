// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_NARROWING_OPTIONS_H_
#define DOSSIER_SEARCHER_CLI_NARROWING_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <array>
#include <string>
#include <vector>

#include "indexer/store/fields.h"
#include "searcher/cli/options.h"

// What articles a search may find.
class NarrowingOptions {
 public:
  // This object has to live as long as `app` parses.
  void define(CLI::App& app);
  // Puts what was given into `options`. Throws dossier::Error
  // (InvalidArgument) for what cannot be understood.
  void take(SearchOptions& options) const;

 private:
  std::array<std::vector<std::string>, dossier::internal::kFacets.size()>
      selections_;
  std::vector<std::string> exclusions_;
  std::string from_, to_, new_since_, match_ = "all", in_;
  bool across_scripts_ = false;
};

#endif  // DOSSIER_SEARCHER_CLI_NARROWING_OPTIONS_H_
