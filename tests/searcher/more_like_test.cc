// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/more_like.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dossier/error.h"
#include "searcher/find_article.h"
#include "tests/searcher/example_search.h"

namespace dossier::internal {
namespace {

using ::testing::Contains;
using ::testing::Not;

class MoreLikeTest : public ExampleSearch {
 protected:
  MoreLikeTest()
      : ExampleSearch(
            {{{"a", "", "A frigate and a frigate near the harbour in 2012."},
              {"b", "", "Frigates in the harbour."},
              {"c", "",
               "The harbour is closed for repairs of cranes and ropes."}},
             {{"d", "", "Wheat prices."},
              {"e", "", "An F-16 was seen."},
              {"f", "", "Two F16 landed.", "2012-03-14"},
              {"a", "", "Wheat prices.", "", "en", "", {}, true}}}) {
    request_.facets = {{"language"}};
  }

  Answer like(const std::string& id, const std::string& query = "") {
    request_.like = id;
    return search(query);
  }
  std::string found(const std::string& id, const std::string& query = "") {
    return ids(like(id, query));
  }
  static std::vector<std::string> words(const Answer& answer) {
    std::vector<std::string> words;
    for (const WeighedTerm& term : answer.like.value().terms)
      words.push_back(term.word);
    return words;
  }
};

TEST_F(MoreLikeTest, RanksByWhatTheyShareAndLeavesTheArticleOut) {
  EXPECT_EQ(found("a"), "bc");
  const Answer answer = like("a");
  EXPECT_EQ(answer.total, 2u);
  EXPECT_EQ(answer.facets.at(0).counted, 2u);
}

TEST_F(MoreLikeTest, SaysByWhichWords) {
  const Answer answer = like("a");
  EXPECT_EQ(words(answer).front(), "frigate");
  EXPECT_THAT(words(answer), Contains("harbour"));
  EXPECT_THAT(words(answer), Not(Contains("2012")));
  EXPECT_EQ(answer.like->terms.front().weight, 1);
}

TEST_F(MoreLikeTest, KnowsDesignationsInEverySpelling) {
  EXPECT_EQ(found("e"), "f");
}

TEST_F(MoreLikeTest, IsNarrowedLikeEverySearch) {
  EXPECT_EQ(found("a", "frigates"), "b");
  request_.from = "2012";
  EXPECT_EQ(found("a"), "");
  EXPECT_EQ(found("e"), "f");
}

TEST_F(MoreLikeTest, RefusesAnArticleThatIsNotThere) {
  EXPECT_THROW(like("nothere"), Error);
}

TEST_F(MoreLikeTest, FindsLivingArticles) {
  EXPECT_EQ(find_article(index_.snapshot(), "a")->segment, 0u);
  EXPECT_FALSE(find_article(index_.snapshot(), "x").has_value());
}

TEST_F(MoreLikeTest, ShowsTheWordsInTheHits) {
  EXPECT_FALSE(like("a").hits.front().snippet.highlights.empty());
}

}  // namespace
}  // namespace dossier::internal
