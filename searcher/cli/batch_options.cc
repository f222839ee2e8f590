// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/batch_options.h"

#include "searcher/cli/option_group.h"
#include "searcher/cli/option_values.h"

using dossier::SearchRequest;

namespace {

constexpr std::size_t kTopValues = 3;  // of each facet, in a table

bool has_narrowing(const SearchRequest& request) {
  return !request.selections.empty() || !request.exclusions.empty() ||
         !request.from.empty() || !request.to.empty();
}

}  // namespace

void BatchOptions::define(CLI::App& app) {
  OptionGroup group(app, "Batches and saved queries");
  group.add("--batch", batch_, "FILE",
            "run the queries of a file (-: standard input),\n"
            "one NAME<TAB>QUERY a line");
  group.add_flag("--summary", summary_,
                 "a row for each query of the batch: articles, first\n"
                 "and last day, top values (--format csv without -n\n"
                 "does so by itself)");
  group.add("--repeat", repeat_, "FILE",
            "ask again what a manifest says was asked, in any\nformat");
  group.add("--save", save_, "NAME",
            "keep the query; query:NAME in another stands for it");
  group.add_flag("--saved", saved_, "list the saved queries");
  group.add("--forget", forget_, "NAME", "drop a saved query");
  group.add("--queries", queries_, "FILE",
            "where they are kept (default dossier/queries.tsv in\n"
            "$XDG_CONFIG_HOME, which is ~/.config)");
}

void BatchOptions::take(SearchOptions& options) const {
  options.batch = batch_;
  options.repeat = repeat_;
  if (!repeat_.empty() && !options.request.query.empty())
    refuse_option(
        "--repeat has the query of the manifest; there is no room "
        "for '" +
        options.request.query + "'");
  if (!batch_.empty() && !options.request.query.empty())
    refuse_option(
        "with --batch the queries are in the file; there is no room for '" +
        options.request.query + "'");
  take_saved(options);
}

void BatchOptions::take_saved(SearchOptions& options) const {
  if (!queries_.empty()) options.queries_file = queries_;
  options.save = save_;
  options.forget = forget_;
  options.list_saved = saved_;
  if (!save_.empty() &&
      options.request.query.find_first_not_of(" \t\n") == std::string::npos)
    refuse_option("--save " + save_ + " needs the query that is to be kept");
  if (!save_.empty() && !options.manifest.empty())
    refuse_option("--save and --manifest exclude each other");
  if (!save_.empty() && has_narrowing(options.request))
    refuse_option(
        "--save keeps the query alone; write what narrows it into the query, "
        "such as country:syria date:2012..2013");
}

void BatchOptions::take_table(SearchOptions& options) const {
  SearchRequest& request = options.request;
  const bool other_table = options.facets_only || request.timeline ||
                           request.pivot || request.facet_tree;
  if (summary_ && batch_.empty()) refuse_option("--summary needs --batch");
  if (summary_ && (other_table || !has_room_for_rows(options.format)))
    refuse_option(
        "--summary has rows of its own; it goes with --format text, json, "
        "jsonl or csv, and without --facets-only, --timeline, --pivot and "
        "--facet-tree");
  options.batch_table =
      summary_ || (!batch_.empty() && options.format == OutputFormat::Csv &&
                   !options.limit_given && !other_table);
  if (!options.batch_table || options.facets_given) return;
  request.facets = {{"country"}, {"system"}, {"official"}};
  for (dossier::FacetRequest& facet : request.facets) facet.limit = kTopValues;
}

bool has_room_for_rows(OutputFormat format) {
  return format != OutputFormat::Ids && format != OutputFormat::Trec &&
         format != OutputFormat::Bibtex;
}
