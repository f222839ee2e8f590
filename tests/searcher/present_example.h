// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// An answer made by hand, for the tests of what presents answers.
#ifndef DOSSIER_TESTS_SEARCHER_PRESENT_EXAMPLE_H_
#define DOSSIER_TESTS_SEARCHER_PRESENT_EXAMPLE_H_

#include <string>

#include "dossier/search.h"

namespace dossier::test {

// Two hits of 1,234, three facets with values and one without.
inline Answer example_answer() {
  Answer answer;
  answer.version = "0.1.0";
  answer.limit = 10;
  answer.index = {"6f1c", 7, 812345, "a1b2"};
  answer.query = "jets country:syria “air defence”";
  answer.understood = "jets \"air defence\" country:SYR";
  answer.repairs = {{"smart-quotes", "“", "\""}, {"stop-words", "the", ""}};
  answer.total = 1234;
  answer.search_ms = 3.1234;
  answer.snippets_ms = 0.9;

  Hit first;
  first.rank = 1;
  first.score = 12.5;
  first.id = "wire/2013-05-28/17";
  first.title = "Russia delivers jets to Syria";
  first.date = "2013-05-28";
  first.source = "Harbour Wire";
  first.url = "https://wire.example/17";
  first.language = "en";
  first.title_highlights = {first.title, {{16, 20}, {24, 29}}};
  first.snippet = {
      "… The first MiG-29M jets have arrived, Lavrov said, and with them the "
      "air defence systems that Damascus ordered in 2007. A second shipment is "
      "expected before the end of the year, two officials told the paper. …",
      {{20, 24}, {70, 81}}};
  first.entities = {{"country", "RUS", "Russia"},
                    {"country", "SYR", "Syria"},
                    {"system", "mig-29m", "MiG-29M"},
                    {"official", "sergey-lavrov", "Sergey Lavrov"}};
  first.score_parts = {{"Zen:jet", 8.25, 3, 4321}, {"Jmig29m", 4.25, 1, 17}};

  Hit second;
  second.rank = 2;
  second.score = 3.25;
  second.id = "dam-88";
  second.title = "طائرات جديدة تصل إلى دمشق";
  second.date = "2013-06-02";
  second.source = "الصحيفة";
  second.language = "ar";
  second.title_highlights = {second.title, {{0, 6}}};
  second.snippet = {"وصلت طائرات جديدة إلى دمشق يوم الأحد.", {{5, 11}}};
  second.entities = {{"country", "SYR", "Syria"}};
  answer.hits = {first, second};

  FacetCounts country{"country", 5678, 143, 8810, 402, {}};
  country.values = {{"RUS", "Russia", 3120, false},
                    {"SYR", "Syria", 1234, true},
                    {"USA", "United States", 980, false},
                    {"COD", "Congo, Democratic Republic of the", 7, false}};
  FacetCounts system{"system", 1234, 2, 0, 0, {}};
  system.values = {{"mig-29", "MiG-29", 96, false},
                   {"s-300", "S-300", 48, false}};
  FacetCounts official{"official", 1234, 0, 0, 1234, {}};
  FacetCounts source{"source", 1234, 3, 0, 0, {}};
  source.values = {{"Harbour Wire", "Harbour Wire", 900, false},
                   {"الصحيفة", "الصحيفة", 300, false},
                   {"人民日报", "人民日报", 34, false}};
  answer.facets = {country, system, official, source};
  return answer;
}

}  // namespace dossier::test

#endif  // DOSSIER_TESTS_SEARCHER_PRESENT_EXAMPLE_H_
