// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/parse_error.h"
#include "cli/reference.h"
#include "dossier/error.h"
#include "indexer/store/fields.h"

namespace {

using dossier::FacetOrder;
using dossier::FacetRequest;
using dossier::FacetSelection;
using dossier::kAll;
using dossier::MatchMode;
using dossier::Period;
using dossier::PivotRequest;
using dossier::SearchRequest;
using dossier::SortOrder;
using dossier::internal::FacetField;
using dossier::internal::kFacets;

constexpr const char* kAbout =
    "Searches an index of news articles, and counts the countries, weapon "
    "systems,\nofficials, sources, languages and years of everything that "
    "matches. Without a\nquery, of every article.";

constexpr const char* kExamples =
    "Examples:\n"
    "  dossier-search deliveries                     any form of a word\n"
    "  dossier-search '\"air defence\" S-300 -mali'    a phrase, a "
    "name, not a word\n"
    "  dossier-search --country Syria --country RUS --from 2012 jets\n"
    "  dossier-search 'country:syria date:2012..2013 title:jets'\n"
    "  dossier-search --facets-only --facet official:all deliveries\n"
    "  dossier-search -n all --format csv --system MiG-29 > mig-29.csv\n"
    "  dossier-search --batch queries.tsv --format trec > run.txt\n"
    "\n"
    "The query is everything after the options, or after --. Quote it if it "
    "has\ncharacters that the shell would read, or a word that begins with "
    "-.\n"
    "\n"
    "The index is --index DIR, or $DOSSIER_INDEX, or the nearest folder "
    ".dossier from\nhere upward, or $XDG_DATA_HOME/dossier/default "
    "(~/.local/share/dossier/default).\n"
    "\n"
    "Exit status: 0 hits, 1 no hit, 2 usage or query error, 3 index missing, "
    "damaged\nor incompatible, 4 some queries of a batch failed, 130 "
    "interrupted.\n";

constexpr std::array<std::pair<std::string_view, OutputFormat>, 7> kFormats{{
    {"text", OutputFormat::Text},
    {"json", OutputFormat::Json},
    {"jsonl", OutputFormat::JsonLines},
    {"csv", OutputFormat::Csv},
    {"ids", OutputFormat::Ids},
    {"trec", OutputFormat::Trec},
    {"bibtex", OutputFormat::Bibtex},
}};

constexpr std::array<std::pair<std::string_view, ColorChoice>, 4> kColors{{
    {"auto", ColorChoice::Auto},
    {"always", ColorChoice::Always},
    {"never", ColorChoice::Never},
    {"ansi", ColorChoice::Ansi},
}};

constexpr std::array<std::pair<std::string_view, MatchMode>, 2> kMatches{{
    {"all", MatchMode::All},
    {"any", MatchMode::Any},
}};

constexpr std::array<std::pair<std::string_view, SortOrder>, 3> kSorts{{
    {"relevance", SortOrder::Relevance},
    {"date", SortOrder::OldestFirst},
    {"-date", SortOrder::NewestFirst},
}};

constexpr std::array<std::pair<std::string_view, FacetOrder>, 3> kFacetOrders{{
    {"count", FacetOrder::Count},
    {"name", FacetOrder::Name},
    {"share", FacetOrder::Share},
}};

constexpr std::array<std::pair<std::string_view, Period>, 4> kPeriods{{
    {"day", Period::Day},
    {"week", Period::Week},
    {"month", Period::Month},
    {"year", Period::Year},
}};

[[noreturn]] void fail(const std::string& message) {
  throw dossier::Error(dossier::ErrorCode::InvalidArgument, message);
}

// The value called `name` in a table of pairs.
template <typename Table>
auto choice(const char* option, const std::string& name, const Table& table) {
  std::string known;
  for (const auto& [key, value] : table) {
    if (key == name) return value;
    known += (known.empty() ? "" : ", ") + std::string(key);
  }
  fail(std::string(option) + " is one of " + known + ", not '" + name + "'");
}

// The names of a table of pairs, as one_of lists them.
template <typename Table>
std::string names(const Table& table) {
  std::string text;
  for (const auto& row : table)
    text += (text.empty() ? "{" : "|") + std::string(row.first);
  return text + "}";
}

std::size_t whole_number(const char* option, std::string_view text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end)
    fail(std::string(option) + " is a whole number, not '" + std::string(text) +
         "'");
  return number;
}

std::size_t number_or_all(const char* option, std::string_view text) {
  if (text == "all") return kAll;
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end)
    fail(std::string(option) + " is a whole number or all, not '" +
         std::string(text) + "'");
  return number;
}

double seconds(const std::string& text) {
  double number = -1;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  // The bound is a year; it also refuses what is not a number.
  if (error != std::errc() || stop != end || !(number >= 0 && number < 3.2e7))
    fail("--timeout is a number of seconds, not '" + text + "'");
  return number;
}

std::string facet_names() {
  std::string names;
  for (const FacetField& field : kFacets)
    names += (names.empty() ? "" : ", ") + std::string(field.name);
  return names;
}

void require_facet(const char* option, const std::string& name) {
  if (!dossier::internal::facet_by_name(name))
    fail(std::string(option) + ": there is no facet '" + name +
         "'; facets are " + facet_names());
}

// "country", "country:20", "country:all".
FacetRequest facet_request(const std::string& option, const std::string& text) {
  const std::size_t colon = text.find(':');
  FacetRequest request{text.substr(0, colon)};
  require_facet(option.c_str(), request.facet);
  if (colon != std::string::npos)
    request.limit = number_or_all(("the number in " + option).c_str(),
                                  text.substr(colon + 1));
  return request;
}

// "country,system", "country:20,system:all".
PivotRequest pivot_request(const std::string& text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string::npos)
    fail("--pivot takes two facets, such as country,system, not '" + text +
         "'");
  return {facet_request("--pivot", text.substr(0, comma)),
          facet_request("--pivot", text.substr(comma + 1))};
}

class CommandLine {
 public:
  explicit CommandLine(SearchOptions& options)
      : options_(options), app_(kAbout, "dossier-search") {
    app_.footer(kExamples);
    app_.set_help_flag("-h,--help", "show this help");
    app_.set_version_flag("--version", "dossier-search " DOSSIER_VERSION,
                          "show the version");
    app_.allow_extras();
    app_.get_formatter()->column_width(26);
    app_.add_option("QUERY", words_, "words, \"phrases\", facet:value, -word")
        ->option_text("...");
    add("--index", index_, "DIR", "folder of the index");
    add_generate_option(app_);
    define_narrowing();
    define_order();
    define_facets();
    define_output();
  }

  std::optional<std::string> parse(int argc, const char* const* argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
      return app_.help();
    } catch (const CLI::CallForVersion& version) {
      return std::string(version.what()) + "\n";
    } catch (const CLI::ParseError& error) {
      fail(explain(app_, error));
    }
    refuse_unknown();
    take();
    return std::nullopt;
  }

 private:
  CLI::Option* add(const char* name, std::string& value, const char* shown,
                   const std::string& help) {
    return app_.add_option(name, value, help)
        ->option_text(shown)
        ->type_name(shown);
  }

  // An option that may be given several times, with one value each time.
  CLI::Option* add(const char* name, std::vector<std::string>& values,
                   const char* shown, const std::string& help) {
    return app_.add_option(name, values, help)
        ->option_text(shown)
        ->type_name(shown)
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  void define_narrowing() {
    const char* const group =
        "Narrowing (V is an id, a name or an alias; repeat for "
        "alternatives)";
    for (std::size_t i = 0; i < kFacets.size(); ++i) {
      const std::string name = "--" + std::string(kFacets[i].name);
      add(name.c_str(), selections_[i], "V", std::string(kFacets[i].help))
          ->group(group);
    }
    add("--exclude", exclusions_, "FACET=V", "leave out articles with a value")
        ->group(group);
    add("--from", options_.request.from, "DATE",
        "from this day on: 2012, 2012-03 or 2012-03-14")
        ->group(group);
    add("--to", options_.request.to, "DATE", "up to this day, inclusive")
        ->group(group);
    add("--match", match_, "MODE",
        "all words of a plain query (the default) or any")
        ->type_name(names(kMatches))
        ->group(group);
  }

  void define_order() {
    const char* const group = "Order and page";
    add("--sort", sort_, "ORDER",
        "relevance (the default), date (oldest first) or\n-date (newest first)")
        ->type_name(names(kSorts))
        ->group(group);
    add("-n,--limit", limit_, "N", "hits shown (default 10), or all")
        ->group(group);
    add("--offset", offset_, "N", "hits left out before the first")
        ->group(group);
    add("--timeout", timeout_, "SECONDS",
        "give up after this time (default 10, with -n all\nnever; 0: never)")
        ->group(group);
  }

  void define_facets() {
    const char* const group = "Facets";
    add("--facet", facets_, "NAME[:N]",
        "count only this facet, repeatable; show N values\n"
        "(default 10) or all; none: count no facets")
        ->group(group);
    add("--facet-find", options_.request.facet_find, "TEXT",
        "show values that contain TEXT")
        ->group(group);
    add("--facet-order", facet_order_, "ORDER",
        "values by count (the default), name, or share: those\n"
        "most over-represented against the whole index first")
        ->group(group);
    add("--timeline", timeline_, "PERIOD",
        "count the matches by day, week, month or year, beside\n"
        "all articles of that time")
        ->group(group);
    add("--pivot", pivot_, "ROWS[:N],COLUMNS[:M]",
        "a matrix of two facets, such as country,system: the\n"
        "articles with both values (10 each by default)")
        ->group(group);
    app_.add_flag("--facets-only", options_.facets_only,
                  "the facets without the hits")
        ->group(group);
    add("--complete", complete_, "FACET=START",
        "list values that begin so, for completion in shells")
        ->group(group);
  }

  void define_output() {
    const char* const group = "Output";
    add("--format", format_, "FORMAT",
        "text (the default), json, jsonl, csv, ids, trec or\nbibtex")
        ->type_name(names(kFormats))
        ->group(group);
    app_.add_flag("--json", json_, "the same as --format json")->group(group);
    app_.add_flag("--cite", cite_, "the same as --format bibtex")->group(group);
    add("--batch", options_.batch, "FILE",
        "run the queries of a file (-: standard input),\n"
        "one NAME<TAB>QUERY a line")
        ->group(group);
    app_.add_flag("--explain", options_.request.explain,
                  "show the query as understood, and each hit's score\nby term")
        ->group(group);
    app_.add_option("--why", options_.why,
                    "show what in an article makes it count under a value:\n"
                    "--why ID country=Syria")
        ->option_text("ID FACET=V")
        ->expected(2)
        ->group(group);
    add("--color", color_, "WHEN", "auto, always, never or ansi")
        ->type_name(names(kColors))
        ->group(group);
  }

  // Arguments that look like options, and are none, would be lost silently or
  // searched for by mistake.
  void refuse_unknown() const {
    for (const std::string& argument : app_.remaining()) {
      if (argument.size() < 2 || argument[0] != '-' || argument == "--")
        continue;
      fail(unknown_option(app_, argument) +
           "; if it belongs to the query, put it in quotes with a word before "
           "it, or write -- before the query");
    }
  }

  void take() {
    SearchRequest& request = options_.request;
    if (!index_.empty()) options_.index = index_;
    for (const std::string& word : words_)
      request.query += (request.query.empty() ? "" : " ") + word;
    for (std::size_t i = 0; i < kFacets.size(); ++i)
      for (const std::string& value : selections_[i])
        request.selections.push_back({std::string(kFacets[i].name), value});
    for (const std::string& text : exclusions_)
      request.exclusions.push_back(facet_selection("--exclude", text));
    request.match = choice("--match", match_, kMatches);
    request.sort = choice("--sort", sort_, kSorts);
    if (!limit_.empty()) request.limit = number_or_all("-n", limit_);
    if (!offset_.empty()) request.offset = whole_number("--offset", offset_);
    take_format();
    take_facets();
    take_tables();
    options_.color = choice("--color", color_, kColors);
    // Writing out everything takes the time it takes.
    if (request.limit == kAll) request.timeout = 0;
    if (!timeout_.empty()) request.timeout = seconds(timeout_);
    take_why();
    take_complete();
    if (!options_.batch.empty() && !request.query.empty())
      fail("with --batch the queries are in the file; there is no room for '" +
           request.query + "'");
  }

  void take_why() {
    if (options_.why.empty()) return;
    if (!options_.request.query.empty())
      fail("--why explains one article; there is no room for the query '" +
           options_.request.query + "'");
    facet_selection("--why", options_.why[1]);
    if (options_.format != OutputFormat::Text &&
        options_.format != OutputFormat::Json &&
        options_.format != OutputFormat::JsonLines)
      fail("--why needs --format text, json or jsonl");
  }

  void take_complete() {
    if (complete_.empty()) return;
    const std::size_t equals = complete_.find('=');
    if (equals == std::string::npos)
      fail("--complete takes FACET=START, such as country=Sy, not '" +
           complete_ + "'");
    require_facet("--complete", complete_.substr(0, equals));
    options_.complete = {complete_.substr(0, equals),
                         complete_.substr(equals + 1)};
  }

  void take_format() {
    if (json_ && !format_.empty() && format_ != "json")
      fail("--json and --format " + format_ + " exclude each other");
    if (cite_ && (json_ || (!format_.empty() && format_ != "bibtex")))
      fail("--cite and another format exclude each other");
    if (cite_)
      options_.format = OutputFormat::Bibtex;
    else if (json_)
      options_.format = OutputFormat::Json;
    else if (!format_.empty())
      options_.format = choice("--format", format_, kFormats);
  }

  void take_facets() {
    SearchRequest& request = options_.request;
    const bool none = std::count(facets_.begin(), facets_.end(), "none") != 0;
    if (none && facets_.size() > 1) fail("--facet none excludes other facets");
    if (!facets_.empty()) request.facets.clear();
    if (!none)
      for (const std::string& text : facets_)
        take(facet_request("--facet", text));
    for (FacetRequest& facet : request.facets)
      facet.order = choice("--facet-order", facet_order_, kFacetOrders);

    const bool lines_of_hits = options_.format == OutputFormat::Ids ||
                               options_.format == OutputFormat::Trec ||
                               options_.format == OutputFormat::Bibtex;
    if (!options_.facets_only) return;
    if (none) fail("--facets-only and --facet none leave nothing to show");
    if (lines_of_hits)
      fail("--facets-only needs --format text, json, jsonl or csv");
    request.limit = 0;
  }

  // In CSV a table takes the place of the hits, so it has room for one. Lines
  // of other formats have none.
  void take_tables() {
    SearchRequest& request = options_.request;
    std::vector<std::string> tables;
    if (options_.facets_only) tables.emplace_back("--facets-only");
    if (!timeline_.empty()) {
      request.timeline = choice("--timeline", timeline_, kPeriods);
      require_table_format("--timeline");
      tables.emplace_back("--timeline");
    }
    if (!pivot_.empty()) {
      request.pivot = pivot_request(pivot_);
      request.pivot->rows.order = request.pivot->columns.order =
          choice("--facet-order", facet_order_, kFacetOrders);
      require_table_format("--pivot");
      tables.emplace_back("--pivot");
    }
    if (options_.format != OutputFormat::Csv) return;
    if (request.pivot && !options_.batch.empty())
      fail(
          "the matrices of a batch differ in their columns, so --pivot with "
          "--batch needs --format text or json");
    if (tables.size() > 1)
      fail(tables[0] + " and " + tables[1] +
           " are two tables, and --format csv has room for one at a time");
  }

  void require_table_format(const std::string& option) const {
    if (options_.format != OutputFormat::Text &&
        options_.format != OutputFormat::Json &&
        options_.format != OutputFormat::Csv)
      fail(option + " needs --format text, json or csv");
  }

  // Of a facet asked for twice the last counts.
  void take(FacetRequest wanted) {
    for (FacetRequest& earlier : options_.request.facets)
      if (earlier.facet == wanted.facet) {
        earlier.limit = wanted.limit;
        return;
      }
    options_.request.facets.push_back(std::move(wanted));
  }

  SearchOptions& options_;
  CLI::App app_;
  std::vector<std::string> words_;
  std::string index_;
  std::array<std::vector<std::string>, kFacets.size()> selections_;
  std::vector<std::string> exclusions_, facets_;
  std::string match_ = "all", sort_ = "relevance", facet_order_ = "count",
              color_ = "auto";
  std::string limit_, offset_, timeout_, format_, timeline_, pivot_, complete_;
  bool json_ = false, cite_ = false;
};

// What --format or --json say, wherever they stand and whatever else is wrong.
OutputFormat format_asked_for(int argc, const char* const* argv) {
  OutputFormat format = OutputFormat::Text;
  const auto set = [&](std::string_view name) {
    for (const auto& [known, value] : kFormats)
      if (known == name) format = value;
  };
  constexpr std::string_view kOption = "--format";
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--") break;
    if (argument == "--json") format = OutputFormat::Json;
    if (argument == kOption && i + 1 < argc) set(argv[i + 1]);
    if (argument.starts_with("--format="))
      set(argument.substr(kOption.size() + 1));
  }
  return format;
}

}  // namespace

FacetSelection facet_selection(const char* option, const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals + 1 == text.size())
    fail(std::string(option) +
         " takes FACET=VALUE, such as country=Syria, not '" + text + "'");
  FacetSelection selection{text.substr(0, equals), text.substr(equals + 1)};
  require_facet(option, selection.facet);
  return selection;
}

std::optional<std::string> parse_options(int argc, const char* const* argv,
                                         SearchOptions& options) {
  options.format = format_asked_for(argc, argv);
  return CommandLine(options).parse(argc, argv);
}
