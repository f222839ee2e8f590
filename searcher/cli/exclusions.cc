// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/exclusions.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/cli/option_values.h"
#include "searcher/cli/output_options.h"

namespace {

using Names = std::vector<std::string_view>;

// What an option leaves room for.
struct Mode {
  std::string_view option;
  Names beside;
};

const std::array<Mode, 7>& modes() {
  static const std::array<Mode, 7> kModes{{
      {"--saved", {"--queries", "--index", "--color", "--format", "--json"}},
      {"--forget", {"--queries", "--index", "--color"}},
      {"--complete", {"--index", "--queries"}},
      {"--summary", {"--index",          "--batch",
                     "--queries",        "--format",
                     "--json",           "--color",
                     "--timeout",        "--country",
                     "--system",         "--official",
                     "--person",         "--class",
                     "--source",         "--language",
                     "--year",           "--exclude",
                     "--from",           "--to",
                     "--match",          "--in",
                     "--new-since",      "--across-scripts",
                     "--facet",          "--facet-find",
                     "--facet-order",    "--count",
                     "--facet-zeros",    "--like",
                     "--feedback",       "--feedback-articles",
                     "--feedback-terms", "--feedback-weight",
                     "--manifest"}},
      {"--repeat",
       {"--index", "--format", "--json", "--cite", "--color", "--timeout",
        "--manifest"}},
      {"--why", {"--index", "--format", "--json", "--color", "--queries"}},
      {"--compare",
       {"--index",     "--format",     "--json",           "--color",
        "--queries",   "--country",    "--system",         "--official",
        "--person",    "--class",      "--source",         "--language",
        "--year",      "--exclude",    "--from",           "--to",
        "--new-since", "--match",      "--across-scripts", "--in",
        "--facet",     "--facet-find", "--count",          "--facets-only",
        "--timeout",   "--manifest"}},
  }};
  return kModes;
}

// Formats with a place for what an option adds to hits.
const Names& formats_with(std::string_view option) {
  static const Names kWithScores = {"text", "json", "jsonl"};
  static const Names kWithLists = {"text", "json", "jsonl", "csv"};
  return option == "--explain" ? kWithScores : kWithLists;
}

std::string listed(const Names& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) text += i + 1 == names.size() ? " or " : ", ";
    text += names[i];
  }
  return text;
}

bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void refuse_what_has_no_effect(const CLI::App& app) {
  for (const Mode& mode : modes()) {
    if (app.count(std::string(mode.option)) == 0) continue;
    for (const CLI::Option* given : app.get_options()) {
      if (given->count() == 0 || given->get_lnames().empty()) continue;
      const std::string name = "--" + given->get_lnames().front();
      if (name != mode.option && !contains(mode.beside, name))
        refuse_option(std::string(mode.option) + " and " + name +
                      " exclude each other");
    }
  }
}

void refuse_empty_values(const CLI::App& app) {
  // An empty query is every article, an empty part of a name all names, and an
  // empty folder counts as not given, as that of the environment does.
  static const Names kMayBeEmpty = {"--compare", "--facet-find", "--index"};
  for (const CLI::Option* given : app.get_options()) {
    if (given->get_positional() || given->get_lnames().empty()) continue;
    const std::string name = "--" + given->get_lnames().front();
    const std::vector<std::string>& values = given->results();
    if (!contains(kMayBeEmpty, name) &&
        std::find(values.begin(), values.end(), "") != values.end())
      refuse_option(name + " has an empty value; give it one, or leave it out");
  }
}

void refuse_what_is_not_shown(const SearchOptions& options) {
  const dossier::SearchRequest& request = options.request;
  const bool is_table =
      options.format == OutputFormat::Csv &&
      (request.timeline || request.pivot || request.facet_tree);
  const bool has_hits =
      !options.facets_only && !options.batch_table && !is_table;
  const auto refuse = [&](std::string_view option, bool of_hits) {
    if (of_hits && !has_hits)
      refuse_option(std::string(option) +
                    " tells something of each hit, and no hits are shown");
    if (!contains(formats_with(option), format_name(options.format)))
      refuse_option(std::string(option) + " needs --format " +
                    listed(formats_with(option)));
  };
  const bool tells_query = options.format == OutputFormat::Text ||
                           options.format == OutputFormat::Json;
  if (request.explain) refuse("--explain", !tells_query);
  if (request.fired) refuse("--fired", true);
  if (request.list_duplicates) refuse("--show-duplicates", true);
}
