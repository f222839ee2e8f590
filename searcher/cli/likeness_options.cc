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
  const dossier::SearchRequest& request = options.request;
  const auto refuse_beside = [](bool given, const char* other) {
    if (given)
      refuse_option(std::string("--compare and ") + other +
                    " exclude each other");
  };
  refuse_beside(!options.batch.empty(), "--batch");
  refuse_beside(!options.why.empty(), "--why");
  refuse_beside(request.timeline.has_value(), "--timeline");
  refuse_beside(request.pivot.has_value(), "--pivot");
  refuse_beside(request.explain, "--explain");
  if (request.facets.empty())
    refuse_option("--compare and --facet none leave nothing to show");
  for (const dossier::FacetRequest& facet : request.facets)
    refuse_beside(facet.order != dossier::FacetOrder::Count, "--facet-order");
  if (options.format != OutputFormat::Text &&
      options.format != OutputFormat::Json &&
      options.format != OutputFormat::Csv)
    refuse_option("--compare needs --format text, json or csv");
  options.compare = compare_;
}
