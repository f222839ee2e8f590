// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles that nobody writes. They are large enough that work which grows
// with the square of their length would not end within the test's time.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "indexer/entities/gazetteer.h"
#include "indexer/entities/recogniser.h"
#include "indexer/text/tokenizer.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kMany = 200000;

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// Different names, some of which are spellings of one another: "Aab", "Aac".
std::string name(std::size_t i) {
  std::string letters = "A";
  for (int k = 0; k < 5; ++k, i /= 26)
    letters += static_cast<char>('a' + i % 26);
  return letters;
}

Recognition recognise(std::string_view text, std::string_view language = "en") {
  Tokenizer tokenizer;
  TokenizedText none, tokens;
  tokenizer.tokenize("", none);
  tokenizer.tokenize(text, tokens);
  Recognition found;
  RecogniserInput input{"", &none, text, &tokens, language};
  input.day = 15000;
  Recogniser(Gazetteer::builtin()).recognise(input, found);
  return found;
}

TEST(HardArticles, EveryMentionOfManyIsFound) {
  const Recognition found = recognise(repeat("MiG-29 ", kMany));
  ASSERT_EQ(found.entities.size(), 1u);
  EXPECT_EQ(found.mentions.size(), kMany);
}

TEST(HardArticles, AMegabyteWithoutASpaceHasNoEntity) {
  for (const std::string_view unit : {"a", "7", "A", "a1", "aб", "a-", "سa"})
    EXPECT_TRUE(recognise(repeat(unit, 1 << 19)).entities.empty()) << unit;
}

TEST(HardArticles, OneEndlessSentenceIsRead) {
  // Each needs another system in its sentence.
  EXPECT_TRUE(recognise(repeat("the Fulcrum and ", kMany)).entities.empty());
  EXPECT_TRUE(recognise(repeat("the M999 of ", kMany)).entities.empty());
}

// Some of the names that are made up are spellings of one another.
TEST(HardArticles, ManyPeopleOfOneSurnameAreRead) {
  std::string text;
  for (std::size_t i = 0; i < kMany / 4; ++i)
    text += "Minister " + name(i) + " Berg met Berg. ";
  EXPECT_GT(recognise(text).entities.size(), kMany / 16);
}

TEST(HardArticles, ManyPeopleAndRolesAreRead) {
  std::string text;
  for (std::size_t i = 0; i < kMany / 4; ++i)
    text += "Minister Anna " + name(i) + " left. The minister sat. ";
  EXPECT_GT(recognise(text).entities.size(), kMany / 16);
}

TEST(HardArticles, TitlesWithoutEndAreRead) {
  for (const std::string_view unit :
       {"Mr ", "former deputy ", "president of the ", "Georgia, ",
        "Macon, Georgia, and ", "the minister ", "al-", "Abu ", "d'", "J. "})
    EXPECT_LT(recognise(repeat(unit, kMany)).entities.size(), 5u) << unit;
}

TEST(HardArticles, ManyOfAmbiguousCountriesAreRead) {
  const Recognition found = recognise(
      repeat("GORI, Georgia: Georgians met Russian troops. ", kMany / 4));
  EXPECT_EQ(found.entities.size(), 2u);
}

TEST(HardArticles, InflectedTextsAreRead) {
  EXPECT_EQ(recognise(repeat("министру обороны России ", kMany / 4), "ru")
                .entities.size(),
            2u);
  EXPECT_EQ(recognise(repeat("وبالسورية ", kMany / 4), "ar").entities.size(),
            1u);
}

}  // namespace
}  // namespace dossier::internal
