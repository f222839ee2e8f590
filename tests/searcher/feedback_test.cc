// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dossier/error.h"
#include "tests/searcher/example_search.h"

namespace dossier::internal {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Articles on hospitals have medics in common; one is of medics alone.
class FeedbackTest : public ExampleSearch {
 protected:
  FeedbackTest()
      : ExampleSearch(
            {{{"a", "", "The hospital had medics in 2012 and the rain."},
              {"b", "", "A hospital of medics and x-rays."},
              {"c", "",
               "Hospital gardens bloom wherever spring is warm and wet."}},
             {{"d", "", "Medics left by train."},
              {"e", "", "Trains and tanks and stations."},
              {"f", "", "Tanks in towns without stations."}}}) {
    request_.feedback = FeedbackRequest{};
    request_.facets = {{"language"}};
    request_.explain = true;
  }

  static std::vector<std::string> words(const Answer& answer, bool in_query) {
    std::vector<std::string> words;
    for (const WeighedTerm& term : answer.feedback.value().terms)
      if (term.in_query == in_query) words.push_back(term.word);
    return words;
  }
};

TEST_F(FeedbackTest, AddsWhatTwoOfTheBestHaveInCommon) {
  const Answer answer = search("hospital");
  EXPECT_THAT(words(answer, false), ElementsAre("medics"));
  EXPECT_THAT(words(answer, true), ElementsAre("hospital"));
  EXPECT_EQ(answer.feedback->articles, 3u);
}

TEST_F(FeedbackTest, RanksAloneWhereEveryWordIsRequired) {
  const Answer answer = search("hospital");
  EXPECT_FALSE(answer.feedback->widens);
  EXPECT_EQ(answer.total, 3u);
  EXPECT_EQ(ids(answer).back(), 'c');  // the one without medics
}

TEST_F(FeedbackTest, FindsArticlesWhereWordsAreAlternatives) {
  request_.match = MatchMode::Any;
  const Answer answer = search("hospital");
  EXPECT_TRUE(answer.feedback->widens);
  EXPECT_EQ(answer.total, 4u);
  EXPECT_THAT(ids(answer), Contains('d'));
  EXPECT_EQ(answer.facets.at(0).values.at(0).count, 4u);
}

// The words of the best articles of one country are not those of another.
class FeedbackOfSelections : public ExampleSearch {
 protected:
  FeedbackOfSelections()
      : ExampleSearch({{{"a", "", "hospital medics", "", "en", "", {kSyria}},
                        {"b", "", "hospital medics", "", "en", "", {kSyria}},
                        {"c", "", "hospital nurses", "", "en", "", {kFrance}}},
                       {{"d", "", "hospital nurses", "", "en", "", {kFrance}},
                        {"e", "", "medics", "", "en", "", {kFrance, kSyria}},
                        {"f", "", "nurses", "", "en", "", {kSyria}},
                        {"g", "", "tanks and towns", "", "en", "", {kRussia}},
                        {"h", "", "trains in rain", "", "en", "", {}}}}) {
    request_.feedback = FeedbackRequest{};
    request_.match = MatchMode::Any;
    request_.facets = {{"country"}};
  }
};

TEST_F(FeedbackOfSelections, FindsForAValueWhatItWasCountedWith) {
  const Answer all = search("hospital");
  ASSERT_TRUE(all.feedback->widens);
  ASSERT_EQ(all.facets[0].values.size(), 2u);
  for (const FacetCount& value : all.facets[0].values) {
    request_.selections = {{"country", value.id}};
    const Answer selected = search("hospital");
    EXPECT_EQ(selected.total, value.count) << value.id;
    EXPECT_EQ(selected.facets[0].counted, all.total);
  }
}

TEST_F(FeedbackOfSelections, LearnsFromWhatIsSelectedWhereItRanksAlone) {
  request_.match = MatchMode::All;
  request_.selections = {{"country", "FRA"}};
  const Answer answer = search("hospital");
  EXPECT_EQ(answer.total, 2u);
  EXPECT_EQ(answer.feedback->articles, 2u);
}

TEST_F(FeedbackTest, KeepsWhatIsRequired) {
  request_.match = MatchMode::Any;
  EXPECT_EQ(search("hospital -train").total, 3u);
  const Answer answer = search("hospital AND medics");
  EXPECT_FALSE(answer.feedback->widens);
  EXPECT_EQ(answer.total, 2u);
}

TEST_F(FeedbackTest, ExplainsTheWholeScore) {
  for (const MatchMode match : {MatchMode::All, MatchMode::Any}) {
    request_.match = match;
    for (const Hit& hit : search("hospital").hits) {
      double sum = 0;
      for (const ScorePart& part : hit.score_parts) sum += part.score;
      EXPECT_NEAR(sum, hit.score, 1e-5) << hit.id;
      const bool has_medics = hit.id != "c";
      EXPECT_EQ(hit.score_parts.back().kind == ScoreKind::Feedback, has_medics);
    }
  }
}

TEST_F(FeedbackTest, WeighsTheAddedAgainstTheQuery) {
  request_.feedback->weight = 3;
  double sum = 0;
  const Answer answer = search("hospital");
  for (const WeighedTerm& term : answer.feedback->terms) sum += term.weight;
  EXPECT_DOUBLE_EQ(sum, 3);
}

TEST_F(FeedbackTest, AddsNoMoreThanIsAskedFor) {
  request_.feedback->terms = 1;
  EXPECT_EQ(search("hospital").feedback->terms.size(), 1u);
}

TEST_F(FeedbackTest, LearnsNothingWhereNothingRanks) {
  EXPECT_THAT(search("").feedback->terms, IsEmpty());
  EXPECT_THAT(search("nothere").feedback->terms, IsEmpty());
  EXPECT_THAT(search("gardens").feedback->terms, IsEmpty());  // one article
}

TEST_F(FeedbackTest, SaysNothingUnlessAskedFor) {
  request_.feedback.reset();
  EXPECT_FALSE(search("hospital").feedback.has_value());
}

TEST_F(FeedbackTest, RefusesNonsense) {
  for (const FeedbackRequest& wrong :
       {FeedbackRequest{1, 20, 2}, FeedbackRequest{15, 0, 2},
        FeedbackRequest{15, 1000, 2}, FeedbackRequest{15, 20, 0}}) {
    request_.feedback = wrong;
    EXPECT_THROW(search("hospital"), Error);
  }
}

}  // namespace
}  // namespace dossier::internal
