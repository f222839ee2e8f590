// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The figures of a ranking: what they change, and what they leave alone.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "dossier/error.h"
#include "tests/searcher/example_search.h"

namespace dossier::internal {
namespace {

class RankingTest : public ExampleSearch {
 protected:
  RankingTest()
      : ExampleSearch(
            {{{"a", "Jets", "Three grey planes came over the hill at noon.",
               "2012-01-01"},
              {"b", "News",
               "Jets and again jets, but tanks came later that day.",
               "2012-03-01"},
              {"c", "Old", "The jets met tanks.", "2011-01-01"}},
             {{"d", "More",
               "Nothing of the kind. No tanks, and at the end one jet.",
               "2012-03-01"},
              {"e", "Tanks", "Jets.", ""}}}) {
    request_.explain = true;
  }

  // Ids, best first.
  std::string found(const std::string& query) { return ids(search(query)); }
  double score(const std::string& query, const std::string& id) {
    for (const Hit& hit : search(query).hits)
      if (hit.id == id) return hit.score;
    return -1;
  }
  void expect_refused(const Ranking& ranking) {
    request_.ranking = ranking;
    EXPECT_THROW(search("jets"), Error);
  }
};

TEST_F(RankingTest, DoesNotCountRepetitionWithoutK1) {
  request_.ranking.k1 = 0;
  EXPECT_EQ(score("jets", "b"), score("jets", "a"));
}

TEST_F(RankingTest, DoesNotCountLengthWithoutB) {
  request_.ranking.b = 0;
  EXPECT_EQ(score("jets", "c"), score("jets", "e"));
}

TEST_F(RankingTest, KeepsTheListsOfRankingsApart) {
  const double usual = score("jets", "b");
  request_.ranking.k1 = 2;
  EXPECT_NE(score("jets", "b"), usual);
  EXPECT_NE(score("jets", "b"), usual);
  request_.ranking = {};
  EXPECT_EQ(score("jets", "b"), usual);
}

TEST_F(RankingTest, WeighsTitlesAnew) {
  request_.ranking.title_weight = 0;
  EXPECT_EQ(score("jets", "a"), 0);
  request_.ranking.title_weight = 1;
  const double once = score("jets", "a");
  request_.ranking.title_weight = 9;
  EXPECT_GT(score("jets", "a"), once);
  EXPECT_EQ(found("jets").front(), 'a');
}

TEST_F(RankingTest, LeavesMatchesAndCountsAlone) {
  request_.ranking = {3, 0.1, 0, 2, 30, "2012-01"};
  EXPECT_EQ(search("jet*").total, 5u);
  EXPECT_EQ(search("\"met tanks\" OR title:jets").total, 2u);
}

TEST_F(RankingTest, HalvesTheScoreForEachHalfLife) {
  const double usual = score("jets", "c");
  request_.ranking.recency = 425;  // days from c to b
  EXPECT_FLOAT_EQ(static_cast<float>(score("jets", "c")),
                  static_cast<float>(usual / 2));
  EXPECT_EQ(score("jets", "e"), 0);  // has no day
}

TEST_F(RankingTest, CountsAgeFromTheDayGiven) {
  const double usual = score("jets", "b");
  request_.ranking.recency = 60;
  request_.ranking.recency_day = "2012-02-01";
  EXPECT_EQ(score("jets", "b"), usual);  // later: no age
  request_.ranking.recency_day = "2012-04-30";
  EXPECT_FLOAT_EQ(static_cast<float>(score("jets", "b")),
                  static_cast<float>(usual / 2));
}

TEST_F(RankingTest, PrefersWordsNearEachOther) {
  const double near = score("jets tanks", "c"), far = score("jets tanks", "d");
  request_.ranking.proximity = 1;
  EXPECT_GT(score("jets tanks", "c") - near, score("jets tanks", "d") - far);
  EXPECT_GT(score("jets tanks", "d"), far);
}

TEST_F(RankingTest, HasNothingNearOneWordAlone) {
  const double usual = score("jets", "b");
  request_.ranking.proximity = 1;
  EXPECT_EQ(score("jets", "b"), usual);
}

TEST_F(RankingTest, PagesFitTogetherWithProximity) {
  request_.ranking.proximity = 3;
  const std::string whole = found("jets tanks");
  request_.limit = 1;
  std::string paged;
  for (request_.offset = 0; request_.offset < whole.size(); ++request_.offset)
    paged += found("jets tanks");
  EXPECT_EQ(paged, whole);
}

TEST_F(RankingTest, ExplainsTheWholeScore) {
  request_.ranking = {1.5, 0.5, 3, 1, 100, ""};
  request_.match = MatchMode::Any;
  for (const Hit& hit : search("jets tanks").hits) {
    double sum = 0;
    for (const ScorePart& part : hit.score_parts) sum += part.score;
    EXPECT_NEAR(sum, hit.score, 1e-5) << hit.id;
  }
}

TEST_F(RankingTest, RefusesNonsense) {
  expect_refused({.k1 = -1});
  expect_refused({.k1 = std::numeric_limits<double>::quiet_NaN()});
  expect_refused({.b = 1.5});
  expect_refused({.title_weight = 1000});
  expect_refused({.proximity = -0.5});
  expect_refused({.recency = std::numeric_limits<double>::infinity()});
  expect_refused({.recency_day = "2012"});
  expect_refused({.recency = 30, .recency_day = "soon"});
}

}  // namespace
}  // namespace dossier::internal
