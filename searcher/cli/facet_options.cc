// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/facet_options.h"

#include <algorithm>
#include <utility>

#include "searcher/choice_names.h"
#include "searcher/cli/complete.h"
#include "searcher/cli/option_group.h"
#include "searcher/cli/option_values.h"
#include "searcher/facet_tree.h"

using dossier::FacetRequest;
using dossier::PivotRequest;
using dossier::SearchRequest;
using dossier::internal::kCountUnits;
using dossier::internal::kFacetOrders;
using dossier::internal::kPeriods;
using dossier::internal::kPivotUnits;

namespace {

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    parts.push_back(text.substr(at, comma - at));
    at = comma + 1;
  }
  return parts;
}

// "country,system", "country:20,system:all"; of three facets the last has the
// number of triples: "country,system,official:50".
PivotRequest pivot_request(const std::string& text) {
  const std::vector<std::string> facets = split_at_commas(text);
  if (facets.size() != 2 && facets.size() != 3)
    refuse_option(
        "--pivot takes two or three facets, such as country,system, not '" +
        text + "'");
  PivotRequest request{facet_request("--pivot", facets[0]),
                       facet_request("--pivot", facets[1])};
  if (facets.size() == 2) return request;
  request.third = facet_request("--pivot", facets[2]);
  if (facets[0].find(':') != std::string::npos ||
      facets[1].find(':') != std::string::npos)
    refuse_option(
        "of three facets --pivot lists triples, whose number stands behind "
        "the last: country,system,official:50");
  if (facets[2].find(':') != std::string::npos) {
    request.triples = request.third->limit;
    request.third->limit = request.rows.limit;
  }
  return request;
}

// Of a facet asked for twice the last counts.
void add_facet(std::vector<FacetRequest>& facets, FacetRequest wanted) {
  for (FacetRequest& earlier : facets)
    if (earlier.facet == wanted.facet) {
      earlier.limit = wanted.limit;
      return;
    }
  facets.push_back(std::move(wanted));
}

// As choice_names() has it.
std::string tree_facets() {
  std::string names;
  for (const dossier::internal::Facet facet : dossier::internal::kTreeFacets)
    names += (names.empty() ? "{" : "|") +
             std::string(dossier::internal::field_of(facet).name);
  return names + "}";
}

void require_table_format(const std::string& option, OutputFormat format) {
  if (format != OutputFormat::Text && format != OutputFormat::Json &&
      format != OutputFormat::Csv)
    refuse_option(option + " needs --format text, json or csv");
}

bool has_tables(const SearchRequest& request) {
  return request.timeline || request.pivot || request.facet_tree;
}

}  // namespace

void FacetOptions::define(CLI::App& app) {
  OptionGroup group(app, "Facets");
  group.add("--facet", facets_, "NAME[:N]",
            "count only this facet, repeatable; show N values\n"
            "(default 10) or all; none: count no facets");
  group.add("--facet-find", find_, "TEXT",
            "show values that contain TEXT or are called so; TEXT*:\n"
            "with a word that begins so");
  group.add_flag("--facet-zeros", zeros_,
                 "show values of the index that the result has none of");
  group.add_flag("--where", where_,
                 "beside each number how many of the articles say so in\n"
                 "the title, in the lead and in the body");
  group
      .add("--facet-order", order_, "ORDER",
           "values by count (the default), name, or share: those\n"
           "most over-represented against the whole index first")
      ->type_name(choice_names(kFacetOrders));
  group
      .add("--count", count_, "UNIT",
           "facets, timelines, pivots and trees count articles\n"
           "(the default) or stories: near-duplicates as one")
      ->type_name(choice_names(kCountUnits));
  group
      .add("--timeline", timeline_, "PERIOD",
           "count the matches by day, week, month or year, beside\n"
           "all articles of that time")
      ->type_name(choice_names(kPeriods));
  group.add("--pivot", pivot_, "ROWS[:N],COLUMNS[:M]",
            "a matrix of two facets, such as country,system: the\n"
            "articles with both values (10 each by default); of\n"
            "three (A,B,C[:N]) the most frequent triples");
  group
      .add("--pivot-by", pivot_by_, "UNIT",
           "where the values of --pivot have to stand together:\n"
           "in one article (the default), paragraph or sentence")
      ->type_name(choice_names(kPivotUnits));
  group
      .add("--facet-tree", tree_, "NAME[:N]",
           "systems under families and classes, countries under\n"
           "regions, or classes, N under each (default 10)")
      ->type_name(tree_facets());
  group.add_flag("--facets-only", facets_only_, "the facets without the hits");
  group.add("--complete", complete_, "FACET=START",
            "list values that begin so, for completion in shells;\n"
            "also word=START, of a query, query=START, saved ones,\n"
            "and facets=START");
}

void FacetOptions::take(SearchOptions& options) const {
  options.facets_only = facets_only_;
  options.request.facet_find = find_;
  options.request.facet_zeros = zeros_;
  take_facets(options);
  take_tables(options);
  take_where(options);
  take_complete(options);
}

void FacetOptions::take_facets(SearchOptions& options) const {
  SearchRequest& request = options.request;
  const bool none = std::count(facets_.begin(), facets_.end(), "none") != 0;
  if (none && facets_.size() > 1)
    refuse_option("--facet none excludes other facets");
  options.facets_given = !facets_.empty();
  if (!facets_.empty()) request.facets.clear();
  if (!none)
    for (const std::string& text : facets_)
      add_facet(request.facets, facet_request("--facet", text));
  for (FacetRequest& facet : request.facets)
    facet.order = choice("--facet-order", order_, kFacetOrders);

  request.count = choice("--count", count_, kCountUnits);

  if (!facets_only_) return;
  if (options.format == OutputFormat::Ids ||
      options.format == OutputFormat::Trec ||
      options.format == OutputFormat::Bibtex)
    refuse_option("--facets-only needs --format text, json, jsonl or csv");
  request.limit = 0;
}

void FacetOptions::take_tables(SearchOptions& options) const {
  SearchRequest& request = options.request;
  if (!timeline_.empty())
    request.timeline = choice("--timeline", timeline_, kPeriods);
  if (!pivot_.empty()) {
    request.pivot = pivot_request(pivot_);
    request.pivot->rows.order = request.pivot->columns.order =
        choice("--facet-order", order_, kFacetOrders);
    request.pivot->unit = choice("--pivot-by", pivot_by_, kPivotUnits);
  }
  if (!tree_.empty()) request.facet_tree = facet_request("--facet-tree", tree_);
  if (pivot_.empty() && pivot_by_ != kPivotUnits.front().first)
    refuse_option("--pivot-by " + pivot_by_ +
                  " needs --pivot, such as --pivot country,system");
  if (facets_only_ && request.facets.empty() && !has_tables(request))
    refuse_option("--facets-only and --facet none leave nothing to show");
  require_room_for_tables(options);
}

// Hits alone have no room for it.
void FacetOptions::take_where(SearchOptions& options) const {
  if (!where_) return;
  options.request.where = true;
  const bool in_lines = options.format == OutputFormat::Csv ||
                        options.format == OutputFormat::JsonLines;
  if (in_lines ? !facets_only_
               : options.format != OutputFormat::Text &&
                     options.format != OutputFormat::Json)
    refuse_option(
        "--where needs --format text or json, or --facets-only with jsonl or "
        "csv");
}

void FacetOptions::take_complete(SearchOptions& options) const {
  if (complete_.empty()) return;
  if (!options.request.query.empty())
    refuse_option("--complete lists values; there is no room for the query '" +
                  options.request.query + "'");
  const std::size_t equals = complete_.find('=');
  if (equals == std::string::npos)
    refuse_option("--complete takes FACET=START, such as country=Sy, not '" +
                  complete_ + "'");
  if (!can_complete(complete_.substr(0, equals)))
    require_facet("--complete", complete_.substr(0, equals));
  options.complete = {complete_.substr(0, equals),
                      complete_.substr(equals + 1)};
}

// In CSV a table takes the place of the hits, so it has room for one. Lines
// of other formats have none.
void require_room_for_tables(const SearchOptions& options) {
  const SearchRequest& request = options.request;
  std::vector<std::string> tables;
  if (request.timeline) tables.emplace_back("--timeline");
  if (request.pivot) tables.emplace_back("--pivot");
  if (request.facet_tree) tables.emplace_back("--facet-tree");
  for (const std::string& table : tables)
    require_table_format(table, options.format);
  if (options.format != OutputFormat::Csv) return;
  if ((request.pivot || request.facet_tree) && !options.batch.empty())
    refuse_option(
        "the matrices and trees of a batch make no one table, so --pivot and "
        "--facet-tree with --batch need --format text or json");
  if (options.facets_only && !request.facets.empty())
    tables.insert(tables.begin(), "--facets-only");
  if (tables.size() > 1)
    refuse_option(tables[0] + " and " + tables[1] +
                  " are two tables, and --format csv has room for one at a "
                  "time");
}
