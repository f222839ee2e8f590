// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "indexer/text/edit_distance.h"
#include "tests/random_seed.h"
#include "tests/searcher/example_index.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;

// "war 2", "wear 1/1": with occurrences, and edits if there are any.
std::vector<std::string> texts(const std::vector<FoundWord>& words) {
  std::vector<std::string> out;
  for (const FoundWord& found : words)
    out.push_back(found.word + " " + std::to_string(found.occurrences) +
                  (found.edits ? "/" + std::to_string(found.edits) : ""));
  return out;
}

class VocabularyTest : public ::testing::Test {
 protected:
  ExampleIndex index_{ExampleIndex::Segments{
      {{"a", "", "war wars wear peace"}, {"b", "", "war awr"}},
      {{"c", "", "wars wars мир мира"}},
  }};
};

TEST_F(VocabularyTest, AddsUpSegments) {
  EXPECT_THAT(texts(words_with_prefix(index_.snapshot(), "war")),
              ElementsAre("wars 3", "war 2"));
  EXPECT_EQ(occurrences(index_.snapshot(), "wars"), 3u);
  EXPECT_EQ(occurrences(index_.snapshot(), "nothere"), 0u);
}

TEST_F(VocabularyTest, FindsPatterns) {
  EXPECT_THAT(texts(words_like(index_.snapshot(), "w*r")),
              ElementsAre("war 2", "wear 1"));
  EXPECT_THAT(texts(words_like(index_.snapshot(), "*ea*")),
              ElementsAre("peace 1", "wear 1"));
  EXPECT_THAT(texts(words_like(index_.snapshot(), "м?р")),
              ElementsAre("мир 1"));
}

TEST_F(VocabularyTest, FindsSimilarWordsNearestFirst) {
  EXPECT_THAT(texts(similar_words(index_.snapshot(), "war", 1)),
              ElementsAre("war 2", "wars 3/1", "awr 1/1", "wear 1/1"));
  EXPECT_THAT(texts(similar_words(index_.snapshot(), "мор", 2)),
              ElementsAre("мир 1/1", "мира 1/2"));
}

TEST(FitsPattern, IsWholeAndByLetter) {
  struct Case {
    std::string_view word, pattern;
    bool fits;
  };
  for (const auto& [word, pattern, fits] : std::vector<Case>{
           {"syria", "s*ria", true},
           {"sria", "s*ria", true},
           {"syrian", "s*ria", false},
           {"asyria", "s*ria", false},
           {"helicopter", "*copter", true},
           {"copter", "*copter", true},
           {"missiles", "m*s*s", true},
           {"mississippi", "m*iss*pi", true},
           {"analyse", "analy?e", true},
           {"analye", "analy?e", false},
           {"мир", "м?р", true},
           {"мр", "м?р", false},
           {"мир", "*р", true},
           {"war", "war", true},
           {"war", "war*", true},
       })
    EXPECT_EQ(fits_pattern(word, pattern), fits) << word << " " << pattern;
}

// Words of few letters, so that many share their beginnings and are near.
TEST(SimilarWords, AgreeWithTheDistanceOfEveryWord) {
  const std::size_t seed = random_seed();
  std::mt19937_64 random(seed);
  const std::vector<std::string> letters = {"a", "b", "c", "é", "ж", "中"};
  auto word = [&] {
    std::string out;
    for (std::size_t n = 1 + random() % 7; n > 0; --n)
      out += letters[random() % letters.size()];
    return out;
  };
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "x" + word() + " ";
  ExampleIndex index({{"a", "", text}});
  const Segment& segment = index.segment();
  for (int i = 0; i < 200; ++i) {
    const std::string wanted = "x" + word();
    const std::uint32_t most = 1 + random() % 2;
    std::map<std::string, std::uint32_t> expected, found;
    for (std::uint32_t at = 0; at < segment.word_count(); ++at) {
      const std::string_view other = segment.word_by_sorted(at);
      const std::size_t edits = edit_distance(wanted, other);
      if (edits <= most)
        expected[std::string(other)] = static_cast<std::uint32_t>(edits);
    }
    for (const FoundWord& other : similar_words(index.snapshot(), wanted, most))
      found[other.word] = other.edits;
    ASSERT_EQ(found, expected) << wanted << " seed " << seed;
  }
}

}  // namespace
}  // namespace dossier::internal
