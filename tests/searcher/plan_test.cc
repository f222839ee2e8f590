// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dossier/error.h"
#include "searcher/match/bm25.h"
#include "searcher/match/plan_tree.h"
#include "tests/searcher/example_index.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PlannerTest : public ::testing::Test {
 protected:
  std::string described(std::string_view query,
                        MatchMode match = MatchMode::All) {
    return tree_text(describe_plan(index_.plan(query, match),
                                   *index_.snapshot().values,
                                   [](const PlanNode&) { return 7; }));
  }

  ExampleIndex index_{ExampleIndex::Segments{
      {{"a",
        "National jets",
        "The nations met.",
        "2012-03-14",
        "en",
        "",
        {{Facet::Country, "SYR", "Syria"}}},
       {"b", "", "One nation, one F-16.", "", "en", "", {}, true}},
      {{"c", "", "La nation et les nations.", "2012-03-15", "fr"}}}};
};

TEST_F(PlannerTest, TakesTheStemOfEachLanguage) {
  const TermGroup group = index_.plan("nations").group;
  EXPECT_THAT(group.terms, ElementsAre("Zen:nation", "Zfr:nation"));
  EXPECT_EQ(group.text, "nations");
}

TEST_F(PlannerTest, WeighsAllStemsOfAWordAsOneWithTheDead) {
  const TermGroup group = index_.plan("nations").group;
  EXPECT_EQ(group.document_frequency, 3u);  // one of them dead
  EXPECT_EQ(group.weight, static_cast<float>(bm25_weight(3, 3)));
}

TEST_F(PlannerTest, LeavesOutTermsThatNoArticleHas) {
  EXPECT_THAT(index_.plan("jets").group.terms, ElementsAre("Zen:jet"));
  EXPECT_THAT(index_.plan("nothere").group.terms, IsEmpty());
}

TEST_F(PlannerTest, TakesDesignationsAsOneTerm) {
  EXPECT_THAT(index_.plan("f 16").group.terms, ElementsAre("Jf16"));
}

TEST_F(PlannerTest, ResolvesFacetValues) {
  EXPECT_THAT(index_.plan("(country:syria)").values,
              ElementsAre(index_.value(Facet::Country, "SYR")));
  EXPECT_THROW(index_.plan("(country:atlantis)"), Error);
}

TEST_F(PlannerTest, ExpandsPrefixesToWordsByFrequency) {
  const PlanNode plan = index_.plan("nat*");
  std::vector<std::string> words;
  for (const ExpandedWord& word : plan.words) words.push_back(word.word);
  EXPECT_THAT(words, ElementsAre("nation", "nations", "national"));
  EXPECT_THAT(plan.words[0].terms, ElementsAre("Zen:nation", "Zfr:nation"));
  EXPECT_THAT(index_.repairs, IsEmpty());
}

TEST_F(PlannerTest, MergesRepeatedWordsOfAnOr) {
  const PlanNode plan = index_.plan("jets nations jets", MatchMode::Any);
  ASSERT_THAT(plan.children, SizeIs(2));
  EXPECT_EQ(plan.children[0].group.repeated, 2u);
  EXPECT_FLOAT_EQ(plan.children[0].group.weight,
                  2 * index_.plan("jets").group.weight);
}

TEST_F(PlannerTest, DescribesThePlan) {
  EXPECT_EQ(described("jets nations -\"F-16 la\""),
            "all of\n"
            "  word jets (1 article: Zen:jet)\n"
            "  word nations (3 articles: Zen:nation 2, Zfr:nation 1)\n"
            "  not\n"
            "    any of\n"
            "      phrase f (1 article: Zen:f) 16 (1 article: Zen:16) "
            "la (1 article: Zfr:la)\n"
            "      phrase f16 (0 articles:) la (1 article: Zfr:la)\n");
  EXPECT_EQ(described(""), "every article\n");
  EXPECT_EQ(described("(country:syria)"), "country SYR\n");
  EXPECT_EQ(described("date:2012-03.."), "days 2012-03-01..\n");
  EXPECT_EQ(described("lead:nati*"),
            "nati* (7 articles: nation 7, nations 7, national 7) in the "
            "lead\n");
  EXPECT_EQ(described("qqqq*"), "qqqq* (no word of the index)\n");
}

TEST(Planner, BoundsExpansions) {
  std::string text;
  for (std::size_t i = 0; i < kMaxExpansions + 5; ++i)
    text += "abc" + std::string(1, static_cast<char>('a' + i % 26)) +
            std::string(1, static_cast<char>('a' + i / 26)) + " ";
  ExampleIndex index({{"a", "", text + text + "abcfirst abcfirst abcfirst"}});
  const PlanNode plan = index.plan("abc*");
  EXPECT_THAT(plan.words, SizeIs(kMaxExpansions));
  EXPECT_EQ(plan.words[0].word, "abcfirst");
  ASSERT_THAT(index.repairs, SizeIs(1));
  EXPECT_EQ(index.repairs[0].kind, "expansions");
  EXPECT_EQ(index.repairs[0].from, "abc*");
  EXPECT_EQ(index.repairs[0].to, "the 100 most frequent of 106 words");
}

std::string letters(std::size_t number) {
  return {'x', static_cast<char>('a' + number / 26),
          static_cast<char>('a' + number % 26), 'x'};
}

TEST(Planner, BoundsTheTermsOfAllPrefixes) {
  const std::vector<std::string> prefixes = {"aaa", "bbb", "ccc", "ddd"};
  std::string text;
  for (const std::string& prefix : prefixes)
    for (std::size_t i = 0; i < kMaxExpansions; ++i)
      text += prefix + letters(i) + " ";
  // Each word is a term in each of three languages: 1,200 in all.
  ExampleIndex index(std::vector<ExampleArticle>{{"a", "", text, "", "und"},
                                                 {"b", "", text, "", "zh"},
                                                 {"c", "", text, "", "ja"}});
  const PlanNode plan = index.plan("aaa* bbb* ccc* ddd*");
  std::size_t terms = 0;
  for (const PlanNode& prefix : plan.children)
    for (const ExpandedWord& word : prefix.words) terms += word.terms.size();
  EXPECT_GE(terms, kMaxTerms);
  EXPECT_LT(terms, kMaxTerms + 3);  // the last word comes with all its terms
  ASSERT_THAT(index.repairs, SizeIs(1));
  EXPECT_EQ(index.repairs[0].from, "ddd*");
  EXPECT_EQ(index.repairs[0].to, "the 42 most frequent of 100 words");
}

// Words 0, 1, ... stand in one article, but number `common` in all of them.
ExampleIndex index_of_words(std::size_t words, std::size_t common) {
  std::string all;
  for (std::size_t i = 0; i < words; ++i) all += letters(i) + " ";
  return ExampleIndex(std::vector<ExampleArticle>{
      {"a", "", all, "", "und"}, {"b", "", letters(common), "", "und"}});
}

std::string query_of_words(std::size_t words) {
  std::string query;
  for (std::size_t i = 0; i < words; ++i) query += letters(i) + " ";
  return query;
}

TEST(Planner, KeepsTheRarestWordsOfALongQuery) {
  ExampleIndex index = index_of_words(kMaxQueryWords + 2, 3);
  const PlanNode plan =
      index.plan(query_of_words(kMaxQueryWords + 2), MatchMode::Any);
  EXPECT_THAT(plan.children, SizeIs(kMaxQueryWords));
  ASSERT_THAT(index.repairs, SizeIs(1));
  EXPECT_EQ(index.repairs[0].kind, "words");
  // The frequent one, and of the equally rare ones the last.
  EXPECT_EQ(index.repairs[0].from,
            letters(3) + " " + letters(kMaxQueryWords + 1));
}

TEST(Planner, DoesNotCountWordsThatNoArticleHas) {
  ExampleIndex index = index_of_words(kMaxQueryWords, 3);
  const PlanNode plan =
      index.plan(query_of_words(kMaxQueryWords + 50), MatchMode::Any);
  EXPECT_THAT(plan.children, SizeIs(kMaxQueryWords + 50));
  EXPECT_THAT(index.repairs, IsEmpty());
}

}  // namespace
}  // namespace dossier::internal
