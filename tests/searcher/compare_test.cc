// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dossier/error.h"
#include "searcher/over_representation.h"
#include "tests/searcher/example_search.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;

class CompareTest : public ExampleSearch {
 protected:
  CompareTest()
      : ExampleSearch({{{"a", "", "jets", "", "en", "", {kSyria, kRussia}},
                        {"b", "", "jets", "", "en", "", {kSyria}},
                        {"c", "", "jets", "2012-01-01", "en", "", {kSyria}}},
                       {{"d", "", "tanks", "2012-01-01", "en", "", {kFrance}},
                        {"e", "", "tanks", "", "en", "", {kRussia}}}}) {
    request_.facets = {{"country"}};
  }

  ComparedFacet compare(const std::string& first, const std::string& second) {
    request_.query = first;
    return internal::compare(searcher_, request_, second).facets.at(0);
  }
  static std::vector<std::string> rows(const ComparedFacet& facet) {
    std::vector<std::string> rows;
    for (const ComparedValue& value : facet.values)
      rows.push_back(value.id + " " + std::to_string(value.first) + " " +
                     std::to_string(value.second));
    return rows;
  }
};

TEST_F(CompareTest, PutsTheGreatestDifferencesFirst) {
  EXPECT_THAT(rows(compare("jets", "tanks")),
              ElementsAre("SYR 3 0", "FRA 0 1", "RUS 1 1"));
}

TEST_F(CompareTest, SignsTheDifferenceByWhoHasMore) {
  const ComparedFacet facet = compare("jets", "tanks");
  EXPECT_GT(facet.values[0].log_likelihood_ratio, 0);
  EXPECT_LT(facet.values[1].log_likelihood_ratio, 0);
  EXPECT_DOUBLE_EQ(facet.values[0].log_likelihood_ratio,
                   over_representation(3, 3, 3, 5));
}

TEST_F(CompareTest, TellsByHowMuchTheSharesDiffer) {
  const ComparedFacet facet = compare("jets", "tanks");
  EXPECT_DOUBLE_EQ(facet.values[0].share_difference, 1);
  EXPECT_DOUBLE_EQ(facet.values[1].share_difference, -0.5);
}

TEST_F(CompareTest, KeepsTheOrderTheOtherWayRound) {
  EXPECT_THAT(rows(compare("tanks", "jets")),
              ElementsAre("SYR 0 3", "FRA 1 0", "RUS 1 1"));
}

TEST_F(CompareTest, TellsTheBasesOfShares) {
  const ComparedFacet facet = compare("jets", "");
  EXPECT_EQ(facet.first_counted, 3u);
  EXPECT_EQ(facet.second_counted, 5u);
}

TEST_F(CompareTest, ShowsNoMoreThanIsAskedForAndSaysHowManyThereAre) {
  request_.facets = {{"country", 1}};
  const ComparedFacet facet = compare("jets", "tanks");
  EXPECT_THAT(rows(facet), ElementsAre("SYR 3 0"));
  EXPECT_EQ(facet.distinct, 3u);
}

TEST_F(CompareTest, NarrowsBoth) {
  request_.from = "2012";
  EXPECT_THAT(rows(compare("jets", "tanks")),
              ElementsAre("FRA 0 1", "SYR 1 0"));
}

TEST_F(CompareTest, CountsWhatEachQuerySelectsItself) {
  EXPECT_THAT(rows(compare("country:RUS", "country:SYR")),
              ElementsAre("RUS 2 1", "SYR 1 3"));
}

TEST_F(CompareTest, RefusesEitherQuery) {
  EXPECT_THROW(compare("author:x", "jets"), Error);
  EXPECT_THROW(compare("jets", "author:x"), Error);
}

}  // namespace
}  // namespace dossier::internal
