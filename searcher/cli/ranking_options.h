// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_RANKING_OPTIONS_H_
#define DOSSIER_SEARCHER_CLI_RANKING_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>

#include "searcher/cli/options.h"

// What makes an article rank high.
class RankingOptions {
 public:
  // This object has to live as long as `app` parses.
  void define(CLI::App& app);
  // Puts what was given into `options`. Throws dossier::Error
  // (InvalidArgument) for what is no number.
  void take(SearchOptions& options) const;

 private:
  void take_feedback(SearchOptions& options) const;

  bool feedback_ = false;
  std::string feedback_articles_, feedback_terms_, feedback_weight_;
  std::string proximity_, recency_, recency_day_;
  std::string title_weight_, k1_, b_;
};

#endif  // DOSSIER_SEARCHER_CLI_RANKING_OPTIONS_H_
