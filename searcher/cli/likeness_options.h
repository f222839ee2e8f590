// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_LIKENESS_OPTIONS_H_
#define DOSSIER_SEARCHER_CLI_LIKENESS_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "searcher/cli/options.h"

// What a search is held against: an article, or another query.
class LikenessOptions {
 public:
  // This object has to live as long as `app` parses.
  void define(CLI::App& app);
  // Puts what was given into `options`, which has all other options. Throws
  // dossier::Error (InvalidArgument) for what does not go together.
  void take(SearchOptions& options) const;

 private:
  void take_compare(SearchOptions& options) const;

  std::string like_;
  std::optional<std::string> compare_;
};

#endif  // DOSSIER_SEARCHER_CLI_LIKENESS_OPTIONS_H_
