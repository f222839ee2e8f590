// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/top_hits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "tests/searcher/example_index.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Scored = std::vector<std::pair<DocNumber, float>>;

// Ids of the best matches, best first.
std::vector<std::string> best(const Segment& segment, SortOrder order,
                              std::size_t limit, const Scored& matches) {
  TopHits top(segment, order, limit);
  for (auto [doc, score] : matches) top.offer(doc, score);
  std::vector<std::string> ids;
  for (const RankedDoc& hit : top.take()) ids.emplace_back(segment.id(hit.doc));
  return ids;
}

class TopHitsTest : public ::testing::Test {
 protected:
  ExampleIndex index_{std::vector<ExampleArticle>{
      {"c", "", "x", "2012-01-01"},
      {"b", "", "x", "2013-01-01"},
      {"a", "", "x", "2012-01-01"},
      {"d", "", "x"},
  }};
  const Segment& segment_ = index_.segment();
  const Scored equal_ = {{0, 1.f}, {1, 1.f}, {2, 1.f}, {3, 1.f}};
};

TEST_F(TopHitsTest, OrdersByScore) {
  EXPECT_THAT(best(segment_, SortOrder::Relevance, 10,
                   {{0, 1.f}, {1, 3.f}, {2, 2.f}, {3, 4.f}}),
              ElementsAre("d", "b", "a", "c"));
}

TEST_F(TopHitsTest, BreaksTiesByDayThenId) {
  EXPECT_THAT(best(segment_, SortOrder::Relevance, 10, equal_),
              ElementsAre("b", "a", "c", "d"));
}

TEST_F(TopHitsTest, OrdersByDayWithoutDayLast) {
  const Scored any = {{0, 1.f}, {1, 2.f}, {2, 3.f}, {3, 4.f}};
  EXPECT_THAT(best(segment_, SortOrder::NewestFirst, 10, any),
              ElementsAre("b", "a", "c", "d"));
  EXPECT_THAT(best(segment_, SortOrder::OldestFirst, 10, any),
              ElementsAre("a", "c", "b", "d"));
}

TEST_F(TopHitsTest, KeepsTheBest) {
  EXPECT_THAT(best(segment_, SortOrder::Relevance, 2, equal_),
              ElementsAre("b", "a"));
  EXPECT_THAT(best(segment_, SortOrder::OldestFirst, 1, equal_),
              ElementsAre("a"));
  EXPECT_THAT(best(segment_, SortOrder::Relevance, 0, equal_), IsEmpty());
  EXPECT_THAT(best(segment_, SortOrder::Relevance, kAll, equal_),
              ElementsAre("b", "a", "c", "d"));
}

TEST(TopHits, AgreesWithSortingEverything) {
  const std::size_t seed = std::random_device{}();
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random(seed);
  std::vector<ExampleArticle> articles;
  for (int i = 0; i < 200; ++i)
    articles.push_back(
        {std::to_string(random()), "", "x",
         random() % 5 ? "2012-01-0" + std::to_string(1 + random() % 9) : ""});
  ExampleIndex index(articles);
  for (SortOrder order :
       {SortOrder::Relevance, SortOrder::OldestFirst, SortOrder::NewestFirst}) {
    Scored matches;
    for (DocNumber doc = 0; doc < articles.size(); ++doc)
      matches.emplace_back(doc, static_cast<float>(random() % 4));
    auto all = best(index.segment(), order, kAll, matches);
    for (std::size_t limit : {1, 2, 10, 100, 199, 200, 201}) {
      auto expected = all;
      expected.resize(std::min(limit, all.size()));
      EXPECT_EQ(best(index.segment(), order, limit, matches), expected);
    }
  }
}

TEST(TopHits, MatchesWithoutScoresComeAsScoresOfNothing) {
  std::vector<ExampleArticle> articles;
  for (int i = 0; i < 100; ++i)
    articles.push_back({std::to_string(i * 37 % 100), "", "x",
                        "2012-01-0" + std::to_string(1 + i * 13 % 9)});
  ExampleIndex index(articles);
  Scored zeros;
  std::vector<DocNumber> docs;
  for (DocNumber doc = 0; doc < articles.size(); ++doc) {
    zeros.emplace_back(doc, 0.f);
    docs.push_back(doc);
  }
  for (SortOrder order :
       {SortOrder::Relevance, SortOrder::OldestFirst, SortOrder::NewestFirst}) {
    TopHits top(index.segment(), order, 7);
    top.offer(docs, {});
    std::vector<std::string> ids;
    for (const RankedDoc& hit : top.take())
      ids.emplace_back(index.segment().id(hit.doc));
    EXPECT_EQ(ids, best(index.segment(), order, 7, zeros));
  }
}

}  // namespace
}  // namespace dossier::internal
