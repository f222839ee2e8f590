// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// query:NAME, and which parts of a query an article meets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dossier/error.h"
#include "tests/searcher/example_search.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<ExampleArticle> articles() {
  return {{"a", "", "missiles and jets", "2012-03-01", "en", "", {kSyria}},
          {"b", "", "S-300 missile", "2013-01-01", "en", "", {kRussia}},
          {"c", "", "air defence", "", "en", "", {kSyria}},
          {"d", "", "defence of the air", "", "en", "", {kSyria, kRussia}},
          {"e", "", "deliveries", "", "en"}};
}

class SavedQueriesTest : public ExampleSearch {
 protected:
  SavedQueriesTest() : ExampleSearch({articles()}) {
    request_.facets.clear();
    request_.sort = SortOrder::Relevance;
    request_.saved_queries = {{"arms", "missile OR \"air defence\""},
                              {"Syrian", "country:SYR"},
                              {"both words", "query:arms query:syrian"},
                              {"open", "(\"air defence"},
                              {"loop", "jets query:Pool"},
                              {"pool", "query:loop"}};
  }

  std::vector<Hit> hits(const std::string& query) {
    request_.query = query;
    std::vector<Hit> hits;
    answer_ = searcher_.search(request_, [&](Hit&& hit) {
      hits.push_back(std::move(hit));
      return true;
    });
    return hits;
  }
  // "a: missile", in the order of ids.
  std::vector<std::string> fired(const std::string& query) {
    std::vector<std::string> lines;
    for (const Hit& hit : hits(query)) {
      lines.push_back(hit.id + ":");
      for (const std::string& part : hit.fired) lines.back() += " " + part;
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }
  std::string found(const std::string& query) {
    std::string ids;
    for (const Hit& hit : hits(query)) ids += hit.id;
    std::sort(ids.begin(), ids.end());
    return ids;
  }
  std::string error(const std::string& query) {
    try {
      hits(query);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::BadQuery);
      return error.what();
    }
    return "no error";
  }
  Answer answer_;
};

TEST_F(SavedQueriesTest, StandInParentheses) {
  EXPECT_EQ(found("query:arms"), "abc");
  EXPECT_EQ(found("query:arms jets"), "a");
  EXPECT_EQ(found("-query:arms"), "de");
  EXPECT_EQ(found("deliveries OR query:ARMS"), "abce");
  EXPECT_EQ(found("query:\"Both Words\""), "ac");
  EXPECT_EQ(answer_.understood,
            "(missile OR \"air defence\") AND (country:SYR)");
}

TEST_F(SavedQueriesTest, HaveConditionsAndNoSelections) {
  EXPECT_EQ(found("query:syrian country:RUS"), "d");
}

TEST_F(SavedQueriesTest, AreReadByThemselves) {
  EXPECT_EQ(found("query:open -jets"), "c");
  EXPECT_EQ(answer_.repairs.size(), 2u);
}

TEST_F(SavedQueriesTest, ThatAreUnknownAreErrorsWithTheNearestName) {
  EXPECT_THAT(error("query:armz"), HasSubstr("did you mean 'arms'?"));
  EXPECT_THAT(error("query:qqqqqqqqq"), HasSubstr("there are 6"));
  request_.saved_queries.clear();
  EXPECT_THAT(error("query:arms"), HasSubstr("there are none"));
}

TEST_F(SavedQueriesTest, WithoutEndAreErrors) {
  EXPECT_THAT(error("query:loop"), HasSubstr("loop > pool > loop"));
}

TEST_F(SavedQueriesTest, DoNotGrowBeyondTheirBounds) {
  request_.saved_queries = {{"q0", "jets OR jets"}};
  for (int i = 1; i < 10; ++i) {
    const std::string inner = "query:q" + std::to_string(i - 1);
    request_.saved_queries.push_back(
        {"q" + std::to_string(i), inner + " OR " + inner});
  }
  EXPECT_EQ(found("query:q4"), "a");
  EXPECT_THAT(error("query:q9"), HasSubstr("more than 64 times"));
}

TEST_F(SavedQueriesTest, SayWhatFired) {
  EXPECT_THAT(fired("query:arms"),
              ElementsAre("a: missile", "b: missile", "c: \"air defence\""));
}

TEST_F(SavedQueriesTest, LetEveryQuerySayWhatFiredIfAsked) {
  EXPECT_THAT(fired("jets"), ElementsAre("a:"));
  request_.fired = true;
  request_.selections = {{"country", "SYR"}, {"country", "RUS"}};
  EXPECT_THAT(
      fired("(missil* OR defence OR S-300 OR date:2012) -deliveries"),
      ElementsAre("a: missil* date:2012-01-01..2012-12-31 country:SYR",
                  "b: missil* s300 country:RUS", "c: defence country:SYR",
                  "d: defence country:RUS country:SYR"));
}

TEST_F(SavedQueriesTest, SayNothingFiredWhereNothingIsAskedFor) {
  request_.fired = true;
  EXPECT_THAT(fired("-missile -defence"), ElementsAre("e:"));
}

}  // namespace
}  // namespace dossier::internal
