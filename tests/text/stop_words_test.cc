// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/stop_words.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "indexer/text/fold.h"

namespace dossier::internal {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(DOSSIER_SOURCE_DIR) / "stopwords";

TEST(StopWords, EveryPlainEntryOfEveryFileIsFound) {
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() != ".txt") continue;
    const std::string language = entry.path().stem().string();
    std::ifstream file(entry.path());
    std::size_t words = 0;
    for (std::string line; std::getline(file, line);) {
      if (line.empty() || line.front() == '#') continue;
      if (line.find('\'') != std::string::npos) continue;
      EXPECT_TRUE(is_stop_word(fold(line), language)) << language << line;
      ++words;
    }
    EXPECT_GT(words, 0U) << language;
  }
}

TEST(StopWords, TellFunctionWordsFromOthers) {
  const struct {
    const char* language;
    const char* stop_word;
    const char* other;
  } kCases[] = {
      {"en", "the", "missile"}, {"ru", "это", "ракета"},
      {"de", "und", "rakete"},  {"fr", "les", "missile"},
      {"es", "que", "misil"},   {"uk", "що", "ракета"},
      {"ar", "في", "صاروخ"},    {"zh", "的", "导弹"},
  };
  for (const auto& [language, stop_word, other] : kCases) {
    EXPECT_TRUE(is_stop_word(fold(stop_word), language)) << stop_word;
    EXPECT_FALSE(is_stop_word(fold(other), language)) << other;
  }
}

TEST(StopWords, ContractionsMakeNoOtherWordAStopWord) {
  for (const char* word : {"shell", "hell", "wed", "shed", "id", "ill"}) {
    EXPECT_FALSE(is_stop_word(word, "en")) << word;
  }
  EXPECT_TRUE(is_stop_word("dont", "en"));
}

TEST(StopWords, ElidedWordsAreStopWords) {
  for (const char* word : {"l", "d", "qu", "c"}) {
    EXPECT_TRUE(is_stop_word(word, "fr")) << word;
  }
  EXPECT_FALSE(is_stop_word("ai", "fr"));  // left out of the list: AI
}

TEST(StopWords, AreOfOneLanguage) {
  EXPECT_FALSE(is_stop_word("the", "ru"));
  EXPECT_FALSE(is_stop_word("the", ""));
  EXPECT_FALSE(is_stop_word("the", "und"));
  EXPECT_FALSE(is_stop_word("", "en"));
  EXPECT_FALSE(is_stop_word("us", "en"));  // also U.S.
}

TEST(StopWords, HaveAShortStableVersion) {
  EXPECT_EQ(stop_words_version().size(), 16U);
  EXPECT_EQ(stop_words_version(), stop_words_version());
}

}  // namespace
}  // namespace dossier::internal
