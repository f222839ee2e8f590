// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/stemmer.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "indexer/text/fold.h"
#include "tests/random_seed.h"

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

TEST(Stemmer, KeepsTheFirstLetterWhereItSaysSo) {
  const std::size_t seed = random_seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random(seed);
  const std::vector<std::string> latin{
      "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n",
      "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "æ", "ø"};
  const std::vector<std::string> cyrillic{
      "а", "б", "в", "г", "д", "е", "ж", "з", "и", "к",
      "л", "м", "н", "о", "п", "р", "с", "т", "у", "ф",
      "х", "ц", "ч", "ш", "щ", "ы", "ь", "э", "ю", "я"};
  for (const std::string language :
       {"da", "de", "en", "es", "fi", "fr", "hu", "it", "nb", "nn", "no", "pt",
        "ro", "ru", "sv", "zh"}) {
    ASSERT_TRUE(Stemmer::keeps_first_letter(language)) << language;
    Stemmer stemmer(language);
    for (int i = 0; i < 20'000; ++i) {
      const auto& letters = i % 2 == 0 ? latin : cyrillic;
      const std::string first = letters[random() % letters.size()];
      std::string word = first;
      for (std::size_t n = random() % 9; n > 0; --n)
        word += letters[random() % letters.size()];
      ASSERT_TRUE(stemmer.stem(word).starts_with(first))
          << language << ' ' << word;
    }
  }
  EXPECT_FALSE(Stemmer::keeps_first_letter("ar"));
  EXPECT_FALSE(Stemmer::keeps_first_letter("id"));
}

TEST(Stemmer, Moves) {
  Stemmer first("en");
  first.stem("missiles");
  Stemmer second = std::move(first);
  EXPECT_EQ(second.stem("missiles"), "missil");
}

}  // namespace
}  // namespace dossier::internal
