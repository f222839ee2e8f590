// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/help.h"

#include <memory>
#include <string>

namespace {

constexpr const char* kAbout =
    "Searches an index of news articles, and counts the countries, weapon "
    "systems,\nofficials, sources, languages and years of everything that "
    "matches. Without a\nquery, of every article.";

constexpr const char* kFirstExamples =
    "  dossier-search deliveries                     any form of a word\n"
    "  dossier-search '\"air defence\" S-300 -mali'    a phrase, a "
    "name, not a word\n"
    "  dossier-search --country Syria --country RUS --from 2012 jets\n";

constexpr const char* kMoreExamples =
    "  dossier-search 'country:syria date:2012..2013 title:jets'\n"
    "  dossier-search --facets-only --facet official:all deliveries\n"
    "  dossier-search -n all --format csv --system MiG-29 > mig-29.csv\n"
    "  dossier-search --batch queries.tsv --format csv > table.csv\n"
    "  dossier-search --save arms '\"air defence\" OR missile*'\n"
    "  dossier-search query:arms country:syria       what is saved so\n";

constexpr const char* kNotes =
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

class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter() { column_width(26); }

  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    return make_usage(app, name) + '\n' + app->get_description() +
           "\n\nExamples:\n" + kFirstExamples + make_positionals(app) +
           make_groups(app, mode) + "\nMore examples:\n" + kMoreExamples +
           kNotes;
  }
};

}  // namespace

void set_help(CLI::App& app) {
  app.description(kAbout);
  app.footer(std::string("Examples:\n") + kFirstExamples + kMoreExamples +
             kNotes);
  app.formatter(std::make_shared<HelpFormatter>());
}
