// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "searcher/present/ranking_json.h"
#include "searcher/present/ranking_text.h"

namespace dossier::internal {
namespace {

using ::testing::HasSubstr;

Feedback example() {
  return {15,
          true,
          {{"medics", {"Zen:medic"}, 1.25, 12, false},
           {"hospital", {"Zen:hospit"}, 0.75, 40, true}}};
}

TEST(RankingText, SaysWhatFeedbackAddedAndWhatForce) {
  EXPECT_EQ(feedback_text(example(), 40),
            "feedback of 15 articles added, to find and to rank: medics 1.25; "
            "and gave more weight to: hospital 0.75");
  Feedback ranking = example();
  ranking.widens = false;
  ranking.terms.pop_back();
  EXPECT_EQ(feedback_text(ranking, 40),
            "feedback of 15 articles added, to rank alone: medics 1.25");
}

TEST(RankingText, SaysWhyFeedbackAddedNothing) {
  EXPECT_THAT(feedback_text({}, 0), HasSubstr("no article matches"));
  EXPECT_THAT(feedback_text({}, 7), HasSubstr("nothing in the query ranks"));
  EXPECT_THAT(feedback_text({1, false, {}}, 7), HasSubstr("it takes two"));
  EXPECT_THAT(feedback_text({3, false, {}}, 7),
              HasSubstr("no two of the best 3 articles"));
}

TEST(RankingText, SaysByWhatAnArticleIsTold) {
  EXPECT_EQ(likeness_text({"a", "News", {{"jets", {}, 1, 3, false}}}),
            "like a, News: jets 1.00");
  EXPECT_EQ(likeness_text({"a", "", {}}),
            "like a: no word tells anything about it");
}

TEST(RankingText, NamesWhatGaveAScore) {
  EXPECT_EQ(score_part_name({"Zen:jet", 1, 1, 1}), "Zen:jet");
  EXPECT_EQ(score_part_name({"Zen:jet", 1, 1, 1, ScoreKind::Feedback}),
            "Zen:jet (added)");
  EXPECT_EQ(score_part_name({"", 1, 0, 0, ScoreKind::Recency}), "age");
}

TEST(RankingJson, HasFeedbackWithItsWeights) {
  EXPECT_EQ(feedback_json(example()).dump(),
            R"({"articles":15,"widens":true,"terms":[{"word":"medics",)"
            R"("terms":["Zen:medic"],"weight":1.25,"documents":12,)"
            R"("in_query":false},{"word":"hospital","terms":["Zen:hospit"],)"
            R"("weight":0.75,"documents":40,"in_query":true}]})");
}

TEST(RankingJson, GivesPartsWithoutTermsTheirKind) {
  EXPECT_EQ(score_parts_json({{"", -2.5, 0, 0, ScoreKind::Recency}}).dump(),
            R"([{"kind":"recency","score":-2.5}])");
}

}  // namespace
}  // namespace dossier::internal
