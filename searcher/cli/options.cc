// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/options.h"

#include <CLI/CLI.hpp>
#include <vector>

#include "cli/parse_error.h"
#include "cli/reference.h"
#include "searcher/cli/batch_options.h"
#include "searcher/cli/exclusions.h"
#include "searcher/cli/facet_options.h"
#include "searcher/cli/help.h"
#include "searcher/cli/likeness_options.h"
#include "searcher/cli/narrowing_options.h"
#include "searcher/cli/option_values.h"
#include "searcher/cli/output_options.h"
#include "searcher/cli/page_options.h"
#include "searcher/cli/ranking_options.h"

namespace {

class CommandLine {
 public:
  explicit CommandLine(SearchOptions& options)
      : options_(options), app_("", "dossier-search") {
    set_help(app_);
    app_.set_help_flag("-h,--help", "show this help");
    app_.set_version_flag("--version", "dossier-search " DOSSIER_VERSION,
                          "show the version");
    app_.allow_extras();
    app_.add_option("QUERY", words_, "words, \"phrases\", facet:value, -word")
        ->option_text("...");
    app_.add_option("--index", index_, "folder of the index")
        ->option_text("DIR")
        ->type_name("DIR");
    add_generate_option(app_);
    narrowing_.define(app_);
    page_.define(app_);
    ranking_.define(app_);
    facets_.define(app_);
    batch_.define(app_);
    likeness_.define(app_);
    output_.define(app_);
  }

  std::optional<std::string> parse(int argc, const char* const* argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
      return app_.help();
    } catch (const CLI::CallForVersion& version) {
      return std::string(version.what()) + "\n";
    } catch (const CLI::ParseError& error) {
      refuse_option(explain(app_, error));
    }
    refuse_unknown();
    refuse_empty_values(app_);
    refuse_what_has_no_effect(app_);
    take();
    return std::nullopt;
  }

 private:
  // Arguments that look like options, and are none, would be lost silently or
  // searched for by mistake.
  void refuse_unknown() const {
    for (const std::string& argument : app_.remaining()) {
      if (argument.size() < 2 || argument[0] != '-' || argument == "--")
        continue;
      refuse_option(
          unknown_option(app_, argument) +
          "; if it belongs to the query, put it in quotes with a word before "
          "it, or write -- before the query");
    }
  }

  void take() {
    if (!index_.empty()) options_.index = index_;
    for (const std::string& word : words_)
      options_.request.query +=
          (options_.request.query.empty() ? "" : " ") + word;
    narrowing_.take(options_);
    page_.take(options_);
    ranking_.take(options_);
    batch_.take(options_);
    output_.take(options_);
    facets_.take(options_);
    batch_.take_table(options_);
    likeness_.take(options_);
    refuse_what_is_not_shown(options_);
  }

  SearchOptions& options_;
  CLI::App app_;
  std::vector<std::string> words_;
  std::string index_;
  NarrowingOptions narrowing_;
  PageOptions page_;
  RankingOptions ranking_;
  FacetOptions facets_;
  BatchOptions batch_;
  LikenessOptions likeness_;
  OutputOptions output_;
};

}  // namespace

std::optional<std::string> parse_options(int argc, const char* const* argv,
                                         SearchOptions& options) {
  options.format = format_asked_for(argc, argv);
  return CommandLine(options).parse(argc, argv);
}
