// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_BATCH_OPTIONS_H_
#define DOSSIER_SEARCHER_CLI_BATCH_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>

#include "searcher/cli/options.h"

// Many queries at once, and queries that are kept.
class BatchOptions {
 public:
  // This object has to live as long as `app` parses.
  void define(CLI::App& app);
  // Puts what was given into `options`. Throws dossier::Error
  // (InvalidArgument) for what cannot be understood. Has to be taken before
  // what depends on there being a batch.
  void take(SearchOptions& options) const;
  // Whether the batch is to be a table, once everything else is taken.
  void take_table(SearchOptions& options) const;

 private:
  void take_saved(SearchOptions& options) const;

  std::string batch_, queries_, save_, forget_, repeat_;
  bool summary_ = false, saved_ = false;
};

// Whether a row for each query of a batch can be written so.
bool has_room_for_rows(OutputFormat format);

#endif  // DOSSIER_SEARCHER_CLI_BATCH_OPTIONS_H_
