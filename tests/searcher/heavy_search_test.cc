// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Searches of a segment of several windows, by one thread and by several.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "dossier/error.h"
#include "searcher/match/matcher.h"
#include "tests/searcher/example_index.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kArticles = 100'000;  // four windows

// Article i has the words below whose number divides it, and country i % 7.
const std::map<std::string, std::size_t> kWords = {
    {"all", 1},      {"half", 2},         {"third", 3},
    {"some", 100},   {"rare", 5'000},     {"rarest", 7'000},
    {"tenth", 10},   {"thousandth", 999}, {"once", kArticles - 1},
    {"fortieth", 40}};

std::vector<ExampleArticle> make_articles() {
  std::vector<ExampleArticle> articles(kArticles);
  for (std::size_t i = 0; i < kArticles; ++i) {
    articles[i].id = std::to_string(i);
    articles[i].language = "und";
    for (const auto& [word, number] : kWords)
      if (i % number == 0) articles[i].text += word + " ";
    articles[i].entities = {
        {Facet::Country, std::string(3, static_cast<char>('A' + i % 7)), ""}};
    articles[i].dead = i % 11 == 0;
  }
  return articles;
}

class HeavySearch : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { index_ = new ExampleIndex(make_articles()); }
  static void TearDownTestSuite() { delete index_; }

  MatchResult search(std::string_view query, WorkerPool& workers) {
    const PlanNode plan = index_->plan(query);
    MatchRequest request;
    request.plan = &plan;
    request.hits = 50;
    request.facets.fill(true);
    if (!selected_.empty())
      request.selected = {
          {Facet::Country, {index_->value(Facet::Country, selected_)}}};
    return match(index_->snapshot(), index_->reader_pool(), workers, request,
                 Deadline(0, nullptr));
  }

  // How many articles with each country the query matches, by looking at all.
  template <typename Matches>
  static std::vector<std::uint32_t> count(Matches matches) {
    std::vector<std::uint32_t> counts(7);
    for (std::size_t i = 0; i < kArticles; ++i)
      if (i % 11 != 0 && matches(i)) ++counts[i % 7];
    return counts;
  }
  static std::vector<std::uint32_t> counts(const MatchResult& result,
                                           ValueNumber first,
                                           ValueNumber last) {
    std::vector<std::uint32_t> counts;
    for (ValueNumber value = first; value < last; ++value)
      counts.push_back(result.facets.by_value[value]);
    return counts;
  }
  static std::vector<std::uint32_t> countries(const MatchResult& result) {
    const auto [first, last] =
        index_->snapshot().values->values_of_facet(Facet::Country);
    return counts(result, first, last);
  }
  static std::vector<std::uint32_t> all_counts(const MatchResult& result) {
    return counts(result, 0, index_->snapshot().values->size());
  }

  static ExampleIndex* index_;
  std::string selected_;
};

ExampleIndex* HeavySearch::index_ = nullptr;

TEST_F(HeavySearch, CountsWindowByWindow) {
  using Condition = bool (*)(std::size_t);
  const std::pair<const char*, Condition> cases[] = {
      {"all", [](std::size_t) { return true; }},
      {"half third", [](std::size_t i) { return i % 6 == 0; }},
      {"half OR third", [](std::size_t i) { return !(i % 2) || !(i % 3); }},
      {"rare OR rarest", [](std::size_t i) { return !(i % 5000 && i % 7000); }},
      {"some OR rare", [](std::size_t i) { return i % 100 == 0; }},
      {"fortieth some", [](std::size_t i) { return i % 200 == 0; }},
      {"tenth thousandth", [](std::size_t i) { return i % 9990 == 0; }},
      {"half -third", [](std::size_t i) { return !(i % 2) && i % 3; }},
      {"-all", [](std::size_t) { return false; }},
      {"(rare OR rarest) half",
       [](std::size_t i) { return i % 2 == 0 && !(i % 5000 && i % 7000); }},
      {"once", [](std::size_t i) { return i == 0 || i == kArticles - 1; }},
  };
  WorkerPool alone(0);
  for (const auto& [query, matches] : cases) {
    const MatchResult result = search(query, alone);
    EXPECT_EQ(countries(result), count(matches)) << query;
  }
}

TEST_F(HeavySearch, GivesTheSameBySeveralThreads) {
  WorkerPool alone(0), several(3);
  for (const char* country : {"", "BBB"}) {
    selected_ = country;
    for (const char* query :
         {"all", "half OR third", "half third", "all -half", "rare OR half",
          "half (third OR some)", "\"half rare\" OR all", "thi* OR half"}) {
      const MatchResult expected = search(query, alone);
      for (int round = 0; round < 5; ++round) {
        const MatchResult result = search(query, several);
        EXPECT_EQ(result.total, expected.total) << query;
        EXPECT_EQ(all_counts(result), all_counts(expected)) << query;
        EXPECT_EQ(result.facets.counted, expected.facets.counted) << query;
        ASSERT_EQ(result.hits.size(), expected.hits.size()) << query;
        for (std::size_t i = 0; i < result.hits.size(); ++i) {
          EXPECT_EQ(result.hits[i].doc, expected.hits[i].doc) << query;
          EXPECT_EQ(result.hits[i].score, expected.hits[i].score) << query;
        }
      }
    }
  }
}

TEST_F(HeavySearch, StopsInAllThreads) {
  WorkerPool several(3);
  const PlanNode plan = index_->plan("half OR third");
  MatchRequest request;
  request.plan = &plan;
  EXPECT_THROW(match(index_->snapshot(), index_->reader_pool(), several,
                     request, Deadline(1e-9, nullptr)),
               Error);
}

}  // namespace
}  // namespace dossier::internal
