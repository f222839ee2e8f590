// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/stemmer.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "indexer/text/fold.h"

namespace dossier::internal {
namespace {

TEST(Stemmer, JoinsTheFormsOfAWord) {
  const struct {
    const char* language;
    const char* one;
    const char* other;
  } kCases[] = {
      {"en", "delivery", "deliveries"},   {"en", "missile", "missiles"},
      {"ru", "ракета", "ракеты"},         {"ru", "самолёт", "самолетов"},
      {"de", "Rakete", "Raketen"},        {"de", "Häuser", "Hauser"},
      {"fr", "livraison", "livraisons"},  {"es", "misil", "misiles"},
      {"it", "missile", "missili"},       {"pt", "míssil", "missil"},
      {"nl", "vliegtuig", "vliegtuigen"}, {"sv", "missil", "missilerna"},
      {"no", "rakett", "raketter"},       {"da", "missil", "missiler"},
      {"fi", "lentokone", "lentokoneet"}, {"hu", "rakéta", "rakéták"},
      {"ro", "rachetă", "rachete"},       {"tr", "füze", "füzeler"},
      {"ar", "صاروخ", "الصاروخ"},
  };
  for (const auto& [language, one, other] : kCases) {
    Stemmer stemmer(language);
    const std::string first(stemmer.stem(fold(one)));
    EXPECT_EQ(first, stemmer.stem(fold(other))) << one << ' ' << other;
  }
}

TEST(Stemmer, KeepsWordsApart) {
  Stemmer stemmer("en");
  const std::string missile(stemmer.stem("missile"));
  EXPECT_NE(missile, stemmer.stem("mission"));
}

TEST(Stemmer, LeavesOtherLanguagesAndDigitsAlone) {
  EXPECT_EQ(Stemmer("zh").stem("导弹"), "导弹");
  EXPECT_EQ(Stemmer("und").stem("missiles"), "missiles");
  EXPECT_EQ(Stemmer("").stem("missiles"), "missiles");
  Stemmer english("en");
  EXPECT_EQ(english.stem("ak47s"), "ak47s");
  EXPECT_EQ(english.stem("1990s"), "1990s");
}

TEST(Stemmer, KnowsItsLanguages) {
  for (const char* language : {"en", "ru", "ar", "no", "nb", "tr", "ca"}) {
    EXPECT_TRUE(Stemmer::supports(language)) << language;
  }
  for (const char* language : {"", "zh", "und", "english", "none", "EN", "x"}) {
    EXPECT_FALSE(Stemmer::supports(language)) << language;
  }
}

TEST(Stemmer, ConstructsEveryLanguageItSupports) {
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      const std::string language = {a, b};
      EXPECT_EQ(Stemmer(language).stem("a"), "a") << language;
    }
  }
}

TEST(Stemmer, StemsAreNeverEmpty) {
  for (const char* language : {"en", "ru", "ar", "tr", "fi", "hu"}) {
    Stemmer stemmer(language);
    for (const char* word : {"s", "es", "ing", "a", "ы", "ого", "ال", "ات", "و",
                             "lar", "нибудь", "'", "-"}) {
      EXPECT_FALSE(stemmer.stem(word).empty()) << language << ' ' << word;
    }
  }
  EXPECT_EQ(Stemmer("en").stem(""), "");
}

TEST(Stemmer, ForgetsAndStemsAgain) {
  Stemmer stemmer("en");
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 150'000; ++i) {  // more than it keeps
      std::string word = "missile";
      for (int n = i; n > 0; n /= 20) word += static_cast<char>('a' + n % 20);
      ASSERT_FALSE(stemmer.stem(word).empty());
    }
    ASSERT_EQ(stemmer.stem("deliveries"), "deliveri");
  }
}

TEST(Stemmer, ResultDoesNotDependOnTheArgumentsLife) {
  Stemmer stemmer("und");
  std::string word = "missiles";
  const std::string_view stem = stemmer.stem(word);
  word = "overwritten";
  EXPECT_EQ(stem, "missiles");
}

TEST(Stemmer, Moves) {
  Stemmer first("en");
  first.stem("missiles");
  Stemmer second = std::move(first);
  EXPECT_EQ(second.stem("missiles"), "missil");
}

}  // namespace
}  // namespace dossier::internal
