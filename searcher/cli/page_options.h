// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_PAGE_OPTIONS_H_
#define DOSSIER_SEARCHER_CLI_PAGE_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>

#include "searcher/cli/options.h"

// The order of the hits, and which of them are shown.
class PageOptions {
 public:
  // This object has to live as long as `app` parses.
  void define(CLI::App& app);
  // Puts what was given into `options`. Throws dossier::Error
  // (InvalidArgument) for what cannot be understood.
  void take(SearchOptions& options) const;

 private:
  std::string sort_ = "relevance", limit_, offset_, timeout_;
  bool collapse_ = false, show_duplicates_ = false;
};

#endif  // DOSSIER_SEARCHER_CLI_PAGE_OPTIONS_H_
