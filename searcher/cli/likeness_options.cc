// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/likeness_options.h"

#include "searcher/cli/option_group.h"
#include "searcher/cli/option_values.h"

void LikenessOptions::define(CLI::App& app) {
  OptionGroup group(app, "Likeness and comparison");
  group.add("--like", like_, "ID",
            "more like this article: what has any of its most\n"
            "telling words, and whatever else is asked for");
  app.add_option("--compare", compare_,
                 "the facets of the query beside those of QUERY2,\n"
                 "the greatest differences first")
      ->option_text("QUERY2")
      ->type_name("QUERY2")
      ->group("Likeness and comparison");
}

void LikenessOptions::take(SearchOptions& options) const {
  options.request.like = like_;
  take_compare(options);
}

void LikenessOptions::take_compare(SearchOptions& options) const {
  if (!compare_) return;
  if (options.request.facets.empty())
    refuse_option("--compare and --facet none leave nothing to show");
  if (options.format != OutputFormat::Text &&
      options.format != OutputFormat::Json &&
      options.format != OutputFormat::Csv)
    refuse_option("--compare needs --format text, json or csv");
  options.compare = compare_;
}
