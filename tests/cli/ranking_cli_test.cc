// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Ranking options, --like and --compare as the program takes and shows them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kArticles =
    R"({"id": "a", "title": "Ferry", "text": "A ferry and its crew.", "language": "en", "source": "Wire", "date": "2012-01-01"}
{"id": "b", "title": "Ferry", "text": "The ferry. Its crew slept on the quay by the harbour wall.", "language": "en", "source": "Post", "date": "2012-01-31"}
{"id": "c", "title": "Crew", "text": "Of a barge.", "language": "en", "source": "Post"}
)";

class RankingProgram : public ProgramTest {
 protected:
  void SetUp() override { make_index(kArticles); }

  std::string ids(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--format", "ids"});
    return search(arguments).out;
  }
  Json json(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "--json");
    return Json::parse(search(arguments).out);
  }
  void expect_refused(std::vector<std::string> arguments,
                      const std::string& message) const {
    const ProgramResult result = search(arguments);
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.err, HasSubstr(message));
  }
};

TEST_F(RankingProgram, FeedbackSaysWhatItAdded) {
  EXPECT_THAT(search({"--feedback", "ferry"}).out,
              HasSubstr("feedback of 2 articles added, to rank alone: crew"));
  const Json all = json({"--feedback", "ferry"});
  EXPECT_EQ(all["total"]["articles"], 2);
  const Json any = json({"--feedback-terms", "5", "--match", "any", "ferry"});
  EXPECT_EQ(any["total"]["articles"], 3);
  EXPECT_EQ(any["feedback"]["widens"], true);
  EXPECT_FALSE(json({"ferry"}).contains("feedback"));
}

TEST_F(RankingProgram, TakesEveryOption) {
  EXPECT_EQ(ids({"ferry"}), "a\nb\n");
  EXPECT_EQ(ids({"--recency", "10", "ferry"}), "b\na\n");
  EXPECT_EQ(ids({"--recency", "10", "--recency-day", "2011", "ferry"}),
            "a\nb\n");
  EXPECT_EQ(ids({"--title-weight", "50", "crew"}).front(), 'c');
  EXPECT_EQ(ids({"--bm25-k1=0", "--proximity=1", "--bm25-b=0", "ferry crew"}),
            "b\na\n");  // equal, newer first
}

TEST_F(RankingProgram, RefusesNonsense) {
  expect_refused({"--bm25-k1", "x", "ferry"}, "--bm25-k1 is a number");
  expect_refused({"--bm25-b", "2", "ferry"}, "from 0 to 1, not 2");
  expect_refused({"--recency", "0", "ferry"}, "above 0, not '0'");
  expect_refused({"--recency-day", "2012", "ferry"}, "needs --recency DAYS");
  expect_refused({"--title-weight", "-1", "ferry"}, "whole number");
  expect_refused({"--feedback-articles", "1", "ferry"}, "2 to 100 articles");
  expect_refused({"--like", "x"}, "there is no article 'x'");
}

TEST_F(RankingProgram, ShowsMoreLikeAnArticle) {
  EXPECT_EQ(ids({"--like", "a"}), "b\nc\n");
  EXPECT_EQ(ids({"--like", "a", "--source", "Post", "ferry"}), "b\n");
  EXPECT_THAT(search({"--like", "a"}).out,
              HasSubstr("like a, Ferry: ferry 1.00, crew "));
  EXPECT_EQ(json({"--like", "a"})["like"]["terms"][0]["word"], "ferry");
}

TEST_F(RankingProgram, ComparesTwoQueries) {
  const std::vector<std::string> asked{"--facet", "source", "--compare",
                                       "barge", "ferry"};
  const Json compared = json(asked);
  EXPECT_EQ(compared["first"]["articles"], 2);
  EXPECT_EQ(compared["second"]["understood"], "barge");
  EXPECT_EQ(compared["facets"][0]["values"][0]["second_share"], 1);
  EXPECT_THAT(search(asked).out, HasSubstr("B: 1 article · barge\n"));
  EXPECT_EQ(search({"--compare", "y", "x"}).status, 1);
}

TEST_F(RankingProgram, ComparesNothingElseBeside) {
  expect_refused({"--compare", "x", "--pivot", "country,system"},
                 "--compare and --pivot exclude each other");
  expect_refused({"--compare", "x", "--format", "trec"},
                 "--compare needs --format text, json or csv");
  expect_refused({"--compare", "x", "--facet", "none"}, "nothing to show");
  expect_refused({"--compare", "author:x", "ferry"}, "author");
}

// Nothing that has no effect is passed over silently.
TEST_F(RankingProgram, ComparesFacetsAndHasNoHits) {
  for (const char* flag :
       {"--collapse", "--show-duplicates", "--feedback", "--fired",
        "--no-offers", "--explain", "--facet-zeros"})
    expect_refused({"--compare", "x", flag},
                   std::string("--compare and ") + flag + " exclude");
  expect_refused({"--compare", "x", "-n", "5"}, "--compare and --limit");
  expect_refused({"--compare", "x", "--like", "a"}, "--compare and --like");
  expect_refused({"--compare", "x", "--facet-tree", "system"}, "--facet-tree");
  expect_refused({"--compare", "x", "--recency", "3"}, "--recency");
}

TEST_F(RankingProgram, ComparesStoriesAndSaysHowMany) {
  EXPECT_THAT(search({"--count", "stories", "--facet", "source", "--compare",
                      "barge", "ferry"})
                  .out,
              HasSubstr("B: 1 article in 1 story · barge\n"));
}

TEST_F(RankingProgram, ExplainsOneArticleOrListsQueriesAlone) {
  expect_refused({"--why", "a", "country=FRA", "--year", "2013"},
                 "--why and --year exclude each other");
  expect_refused({"--saved", "--timeline", "year"}, "--saved and --timeline");
  expect_refused({"--forget", "x", "--collapse"}, "--forget and --collapse");
}

TEST_F(RankingProgram, AdvisesAnyOfTheWordsOnlyWhereAllAreAskedFor) {
  constexpr const char* kAny = "any of the words";
  EXPECT_THAT(search({"zebra quagga"}).out, HasSubstr(kAny));
  for (const char* query : {"zebra OR quagga", "zebra NEAR quagga",
                            "zebra -ferry", "ferry source:Nobody"})
    EXPECT_THAT(search({query}).out, Not(HasSubstr(kAny))) << query;
}

}  // namespace
}  // namespace dossier::test
