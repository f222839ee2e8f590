// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/page_options.h"

#include "searcher/choice_names.h"
#include "searcher/cli/option_group.h"
#include "searcher/cli/option_values.h"

using dossier::kAll;
using dossier::SearchRequest;
using dossier::internal::kSortOrders;

void PageOptions::define(CLI::App& app) {
  OptionGroup group(app, "Order and page");
  group
      .add("--sort", sort_, "ORDER",
           "relevance (the default), date (oldest first) or\n-date (newest "
           "first)")
      ->type_name(choice_names(kSortOrders));
  group.add("-n,--limit", limit_, "N", "hits shown (default 10), or all");
  group.add("--offset", offset_, "N", "hits left out before the first");
  group.add_flag("--collapse", collapse_,
                 "of the articles of a story show only the best");
  group.add_flag("--show-duplicates", show_duplicates_,
                 "list the other articles under it; implies --collapse");
  group.add("--timeout", timeout_, "SECONDS",
            "give up after this time (default 10, with -n all\nnever; 0: "
            "never)");
}

void PageOptions::take(SearchOptions& options) const {
  SearchRequest& request = options.request;
  request.sort = choice("--sort", sort_, kSortOrders);
  options.limit_given = !limit_.empty();
  if (!limit_.empty()) request.limit = number_or_all("-n", limit_);
  if (!offset_.empty()) request.offset = whole_number("--offset", offset_);
  request.list_duplicates = show_duplicates_;
  request.collapse = collapse_ || show_duplicates_;
  // Writing out everything takes the time it takes.
  if (request.limit == kAll) request.timeout = 0;
  if (!timeout_.empty()) request.timeout = seconds("--timeout", timeout_);
}
