// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/output_options.h"

#include <array>
#include <string_view>
#include <utility>

#include "searcher/cli/option_group.h"
#include "searcher/cli/option_values.h"

namespace {

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

}  // namespace

void OutputOptions::define(CLI::App& app) {
  OptionGroup group(app, "Output");
  group
      .add("--format", format_, "FORMAT",
           "text (the default), json, jsonl, csv, ids, trec or\nbibtex")
      ->type_name(choice_names(kFormats));
  group.add_flag("--json", json_, "the same as --format json");
  group.add_flag("--cite", cite_, "the same as --format bibtex");
  group.add_flag("--explain", explain_,
                 "show the query as understood, and each hit's score\nby "
                 "term");
  group.add_flag("--no-offers", no_offers_,
                 "do not look for names of entities in the query");
  group.add_flag("--fired", fired_,
                 "show which parts of the query each hit meets (text\n"
                 "and JSON do so by themselves for query:NAME)");
  group.add_row("--why", why_, 2, "ID FACET=V",
                "show what in an article makes it count under a value:\n"
                "--why ID country=Syria");
  group.add("--manifest", manifest_, "FILE",
            "record in FILE what was asked, with all options, what\n"
            "was understood and found, and of which index");
  group.add("--color", color_, "WHEN", "auto, always, never or ansi")
      ->type_name(choice_names(kColors));
}

void OutputOptions::take(SearchOptions& options) const {
  take_format(options);
  options.color = choice("--color", color_, kColors);
  options.request.explain = explain_;
  options.request.fired = fired_;
  options.offers = !no_offers_;
  options.manifest = manifest_;
  take_why(options);
}

void OutputOptions::take_format(SearchOptions& options) const {
  if (json_ && !format_.empty() && format_ != "json")
    refuse_option("--json and --format " + format_ + " exclude each other");
  if (cite_ && (json_ || (!format_.empty() && format_ != "bibtex")))
    refuse_option("--cite and another format exclude each other");
  if (cite_)
    options.format = OutputFormat::Bibtex;
  else if (json_)
    options.format = OutputFormat::Json;
  else if (!format_.empty())
    options.format = choice("--format", format_, kFormats);
}

void OutputOptions::take_why(SearchOptions& options) const {
  if (why_.empty()) return;
  if (!options.request.query.empty())
    refuse_option(
        "--why explains one article; there is no room for the query '" +
        options.request.query + "'");
  facet_selection("--why", why_[1]);
  if (options.format != OutputFormat::Text &&
      options.format != OutputFormat::Json &&
      options.format != OutputFormat::JsonLines)
    refuse_option("--why needs --format text, json or jsonl");
  options.why = why_;
}

std::string_view format_name(OutputFormat format) {
  for (const auto& [name, value] : kFormats)
    if (value == format) return name;
  return {};
}

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
