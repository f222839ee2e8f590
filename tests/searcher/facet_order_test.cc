// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "dossier/csv.h"
#include "searcher/collation.h"
#include "searcher/over_representation.h"
#include "searcher/present/json.h"
#include "searcher/present/text.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(OverRepresentation, IsTheLogLikelihoodRatio) {
  // 10 of 100 beside 20 of 1,000, by hand:
  // 2 (10 ln 5 + 10 ln(10/18) + 90 ln(90/98) + 890 ln(890/882)).
  EXPECT_NEAR(over_representation(10, 100, 20, 1000), 21.177, 0.001);
}

TEST(OverRepresentation, IsNegativeForWhatIsRarerThanInTheIndex) {
  EXPECT_LT(over_representation(0, 100, 20, 1000), 0);
  EXPECT_LT(over_representation(1, 100, 200, 1000), 0);
}

TEST(OverRepresentation, IsNothingWhereTheSharesAreEqual) {
  EXPECT_NEAR(over_representation(2, 100, 20, 1000), 0, 1e-9);
  EXPECT_EQ(over_representation(20, 1000, 20, 1000), 0);
  EXPECT_EQ(over_representation(0, 0, 20, 1000), 0);
}

TEST(OverRepresentation, PutsAFrequentValueBeforeAChanceOne) {
  EXPECT_GT(over_representation(50, 100, 5000, 1'000'000),
            over_representation(1, 100, 1, 1'000'000));
}

TEST(OverRepresentation, TakesValuesOfEveryArticle) {
  EXPECT_NEAR(over_representation(100, 100, 1000, 1000), 0, 1e-9);
  EXPECT_GT(over_representation(100, 100, 100, 1000), 0);
}

std::vector<std::string> sorted(const char* locale,
                                std::vector<std::string> names) {
  const Collation collation(locale);
  std::sort(names.begin(), names.end(), [&](const auto& a, const auto& b) {
    return collation.key(a) < collation.key(b);
  });
  return names;
}

TEST(Collation, OrdersNamesAsTheirReadersDo) {
  EXPECT_THAT(sorted("C", {"Zaire", "Österreich", "oman", "Åland"}),
              ElementsAre("Åland", "oman", "Österreich", "Zaire"));
  EXPECT_THAT(sorted("sv_SE.UTF-8", {"Zaire", "Österreich", "oman", "Åland"}),
              ElementsAre("oman", "Zaire", "Åland", "Österreich"));
  EXPECT_THAT(sorted("no such locale", {"b", "Á", "a"}),
              ElementsAre("a", "Á", "b"));
}

Answer answer_with_background() {
  Answer answer;
  answer.total = 130;
  FacetCounts systems{"system", 130, 2, 0, 0, {}};
  systems.values = {{"mig-29", "MiG-29", 96, false, 1234},
                    {"s-300", "S-300", 8, false, 70}};
  answer.facets = {systems};
  return answer;
}

TEST(FacetOrder, ShowsTheBackgroundBesideTheCount) {
  EXPECT_THAT(text_answer(answer_with_background(), {}, {}),
              HasSubstr(" 96 of 1,234\n"));
  EXPECT_THAT(text_answer(answer_with_background(), {}, {}),
              HasSubstr("  8 of    70\n"));
  EXPECT_THAT(json_answer(answer_with_background()),
              HasSubstr(R"("count":96,"selected":false,"background":1234})"));
}

TEST(FacetOrder, HasAColumnForTheBackground) {
  const FacetCount value = answer_with_background().facets[0].values[0];
  EXPECT_EQ(csv_value_header({.background = true}),
            "facet,id,label,count,selected,background\r\n");
  EXPECT_EQ(csv_value("system", value, {.background = true}),
            "system,mig-29,MiG-29,96,false,1234\r\n");
}

}  // namespace
}  // namespace dossier::internal
