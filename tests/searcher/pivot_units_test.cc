// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Pivots by paragraph and sentence, and of three facets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dossier/csv.h"
#include "searcher/pivot_counter.h"
#include "searcher/present/json.h"
#include "searcher/present/pivot_text.h"
#include "tests/searcher/example_search.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const ExampleEntity kMinister{Facet::Official, "ann-lee", "Lee"};

ExampleArticle article(const std::string& id, const std::string& title,
                       const std::string& text,
                       std::vector<ExampleEntity> entities) {
  ExampleArticle made{id, title, text, "2012-05-01", "en", "Wire"};
  made.entities = std::move(entities);
  made.mentions = true;
  return made;
}

std::vector<ExampleArticle> articles() {
  std::vector<ExampleArticle> all = {
      article("a", "", "Syria has it. A MiG-29 lands in Russia, says Lee.",
              {kSyria, kRussia, kMig29, kMinister}),
      article("b", "Syria", "A MiG-29 lands.\n\nRussia waits for Lee.",
              {kSyria, kRussia, kMig29, kMinister}),
      article("c", "Syria buys a MiG-29", "Syria pays for a MiG-29. Lee!",
              {kSyria, kMig29, kMinister}),
      article("dead", "", "A MiG-29 in Syria", {kSyria, kMig29}),
      article("brought", "", "Nothing is named.", {kSyria, kMig29})};
  all[3].dead = true;
  return all;
}

class PivotUnits : public ExampleSearch {
 protected:
  PivotUnits() : ExampleSearch({articles()}) {
    request_.pivot = PivotRequest{{"country"}, {"system"}};
  }

  Pivot pivot(PivotUnit unit) {
    request_.pivot->unit = unit;
    return *search().pivot;
  }
  // "SYR 4: 4", a row each.
  std::vector<std::string> rows(PivotUnit unit) {
    const Pivot found = pivot(unit);
    std::vector<std::string> lines;
    for (std::size_t r = 0; r < found.cells.size(); ++r) {
      const FacetCount& row = found.rows.values[r];
      lines.push_back(row.id + " " + std::to_string(row.count) + ":");
      for (const std::uint64_t count : found.cells[r])
        lines.back() += " " + std::to_string(count);
    }
    return lines;
  }
  // "SYR mig-29 ann-lee 3".
  std::vector<std::string> triples(PivotUnit unit) {
    std::vector<std::string> lines;
    for (const PivotTriple& triple : pivot(unit).triples)
      lines.push_back(triple.row.id + " " + triple.column.id + " " +
                      triple.third.id + " " + std::to_string(triple.count));
    return lines;
  }
};

TEST_F(PivotUnits, CountArticlesByWhereTheyNameBoth) {
  EXPECT_THAT(rows(PivotUnit::Article), ElementsAre("SYR 4: 4", "RUS 2: 2"));
  EXPECT_THAT(rows(PivotUnit::Paragraph), ElementsAre("SYR 4: 2", "RUS 2: 1"));
  EXPECT_THAT(rows(PivotUnit::Sentence), ElementsAre("SYR 4: 1", "RUS 2: 1"));
}

TEST_F(PivotUnits, NarrowLikeEverythingElse) {
  request_.query = "lands";
  request_.selections = {{"country", "SYR"}};
  EXPECT_THAT(rows(PivotUnit::Paragraph), ElementsAre("RUS 2: 1", "SYR 2: 1"));
}

TEST_F(PivotUnits, HaveTheirSourceInEachUnit) {
  request_.pivot = PivotRequest{{"source"}, {"official"}};
  EXPECT_THAT(rows(PivotUnit::Sentence), ElementsAre("Wire 4: 3"));
}

TEST_F(PivotUnits, CountTriples) {
  request_.pivot = PivotRequest{{"country"}, {"system"}};
  request_.pivot->third = FacetRequest{"official"};
  EXPECT_THAT(triples(PivotUnit::Article),
              ElementsAre("SYR mig-29 ann-lee 3", "RUS mig-29 ann-lee 2"));
  EXPECT_THAT(triples(PivotUnit::Paragraph),
              ElementsAre("SYR mig-29 ann-lee 2", "RUS mig-29 ann-lee 1"));
  EXPECT_THAT(triples(PivotUnit::Sentence),
              ElementsAre("RUS mig-29 ann-lee 1"));
  request_.pivot->triples = 1;
  EXPECT_THAT(triples(PivotUnit::Article), ElementsAre("SYR mig-29 ann-lee 3"));
  EXPECT_EQ(pivot(PivotUnit::Article).distinct_triples, 2u);
}

TEST_F(PivotUnits, PairEachTwoValuesOfAFacetOnceInATriple) {
  request_.pivot = PivotRequest{{"country"}, {"country"}};
  request_.pivot->third = FacetRequest{"system"};
  EXPECT_THAT(triples(PivotUnit::Article), ElementsAre("RUS SYR mig-29 2"));
}

TEST_F(PivotUnits, AreEmptyWithoutMatches) {
  request_.query = "qqqq";
  EXPECT_THAT(rows(PivotUnit::Sentence), IsEmpty());
  request_.pivot->third = FacetRequest{"official"};
  EXPECT_THAT(triples(PivotUnit::Paragraph), IsEmpty());
}

TEST_F(PivotUnits, AreNamedInEveryFormat) {
  TextStyle style;
  EXPECT_THAT(pivot_text(pivot(PivotUnit::Sentence), style),
              HasSubstr("country × system, in one sentence\n"));
  request_.pivot->third = FacetRequest{"official"};
  request_.pivot->triples = 1;
  const Pivot triples = pivot(PivotUnit::Article);
  EXPECT_EQ(pivot_text(triples, style),
            "country × system × official\n"
            "  3  Syria · MiG-29 · Lee\n"
            "  1 of 2 triples\n");
  EXPECT_EQ(csv_pivot(triples),
            "country,country_label,system,system_label,official,"
            "official_label,count\r\n"
            "SYR,Syria,mig-29,MiG-29,ann-lee,Lee,3\r\n");
}

}  // namespace
}  // namespace dossier::internal
