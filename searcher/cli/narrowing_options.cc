// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/narrowing_options.h"

#include "searcher/choice_names.h"
#include "searcher/cli/option_group.h"
#include "searcher/cli/option_values.h"

using dossier::RevisionMark;
using dossier::SearchRequest;
using dossier::internal::kFacets;
using dossier::internal::kMatchModes;
using dossier::internal::kPartNames;

namespace {

// "7", or with the index it is of: "82697dcf-…:7".
RevisionMark revision_mark(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos)
    return {whole_number("--new-since", text), {}};
  return {whole_number("--new-since", text.substr(colon + 1)),
          text.substr(0, colon)};
}

}  // namespace

void NarrowingOptions::define(CLI::App& app) {
  OptionGroup group(app,
                    "Narrowing (V is an id, a name or an alias; repeat for "
                    "alternatives)");
  for (std::size_t i = 0; i < kFacets.size(); ++i)
    group.add("--" + std::string(kFacets[i].name), selections_[i], "V",
              std::string(kFacets[i].help));
  group.add("--exclude", exclusions_, "FACET=V",
            "leave out articles with a value");
  group.add("--from", from_, "DATE",
            "from this day on: 2012, 2012-03 or 2012-03-14");
  group.add("--to", to_, "DATE", "up to this day, inclusive");
  group
      .add("--in", in_, "PART",
           "look at title, lead or body of articles alone: for\n"
           "words and entities and in all counts; the lead is the\n"
           "first two paragraphs")
      ->type_name(choice_names(kPartNames));
  group.add("--new-since", new_since_, "[INDEX:]REVISION",
            "added or replaced since this revision of the index, of\n"
            "which JSON has the number as index.revision");
  group
      .add("--match", match_, "MODE",
           "all words of a plain query (the default) or any")
      ->type_name(choice_names(kMatchModes));
  group.add_flag("--across-scripts", across_scripts_,
                 "a word also stands for its spellings in other\nscripts");
}

void NarrowingOptions::take(SearchOptions& options) const {
  SearchRequest& request = options.request;
  for (std::size_t i = 0; i < kFacets.size(); ++i)
    for (const std::string& value : selections_[i])
      request.selections.push_back({std::string(kFacets[i].name), value});
  for (const std::string& text : exclusions_)
    request.exclusions.push_back(facet_selection("--exclude", text));
  request.from = from_;
  request.to = to_;
  if (!new_since_.empty()) request.new_since = revision_mark(new_since_);
  request.match = choice("--match", match_, kMatchModes);
  request.across_scripts = across_scripts_;
  if (!in_.empty()) request.in = choice("--in", in_, kPartNames);
}
