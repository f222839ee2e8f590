// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/synthetic_corpus.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "bench/digest.h"

namespace {

std::string lines_of(const CorpusOptions& options, int articles) {
  SyntheticCorpus corpus(options);
  std::string lines;
  for (int i = 0; i < articles; ++i) append_json_line(corpus.next(), lines);
  return lines;
}

// Published figures name a corpus by its seed: a change here makes them
// meaningless.
TEST(SyntheticCorpus, IsTheSameOnEveryMachine) {
  EXPECT_EQ(digest(lines_of({}, 1000)), "c4570bdc866f4c04");
  EXPECT_EQ(digest(lines_of({.seed = 7, .words = 12}, 1000)),
            "0c6e936df422248f");
}

TEST(SyntheticCorpus, BeginsWithEverySmallerOne) {
  const std::string small = lines_of({}, 20);
  EXPECT_EQ(lines_of({}, 40).substr(0, small.size()), small);
}

TEST(SyntheticCorpus, DependsOnTheSeed) {
  EXPECT_NE(lines_of({.seed = 1}, 1), lines_of({.seed = 2}, 1));
}

TEST(SyntheticCorpus, HasTextsOfTheLengthAskedFor) {
  for (const std::uint32_t words : {5u, 207u}) {
    SyntheticCorpus corpus({.seed = 1, .words = words});
    double sum = 0;
    for (int i = 0; i < 2000; ++i) {
      const std::string& text = corpus.next().text;
      sum += 1 + static_cast<double>(std::count(text.begin(), text.end(), ' '));
    }
    EXPECT_NEAR(sum / 2000 / words, 1, 0.15) << words;
  }
}

TEST(SyntheticCorpus, GivesArticlesFacetsDaysAndTitles) {
  SyntheticCorpus corpus({});
  std::map<std::string, std::set<std::string>> values;
  int undated = 0;
  for (int i = 0; i < 1000; ++i) {
    const dossier::Article& article = corpus.next();
    EXPECT_FALSE(article.title.empty());
    undated += article.date.empty();
    for (const dossier::EntityTag& tag : article.entities)
      values[tag.facet].insert(tag.id);
  }
  EXPECT_NEAR(undated, 20, 15);
  EXPECT_GT(values["country"].size(), 150u);
  EXPECT_GT(values["system"].size(), 300u);
  EXPECT_GT(values["official"].size(), 700u);
}

// The companion of a word follows it an eighth of the time.
TEST(SyntheticCorpus, RepeatsPairsOfWords) {
  std::istringstream words(lines_of({}, 300));
  std::map<std::string, int> after;
  int all = 0;
  std::string before;
  for (std::string word; words >> word; before = word) {
    if (before != "wc") continue;
    ++after[word];
    ++all;
  }
  int most = 0;
  for (const auto& [word, count] : after)
    if (word != "wb") most = std::max(most, count);
  EXPECT_GT(all, 500);
  EXPECT_GT(most, all / 10);
}

}  // namespace
