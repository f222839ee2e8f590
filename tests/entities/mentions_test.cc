// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What a recognition holds beyond the ids, with small tables; which ids are
// found by which rule is in cases.tsv.
#include <gtest/gtest.h>

#include "entity_tables.h"
#include "indexer/text/tokenizer.h"

namespace dossier::internal {
namespace {

Recognition recognise(std::string_view title, std::string_view text,
                      std::string_view day = "") {
  Tokenizer tokenizer;
  TokenizedText title_tokens, tokens;
  tokenizer.tokenize(title, title_tokens);
  tokenizer.tokenize(text, tokens);
  RecogniserInput input{title, &title_tokens, text, &tokens, "en"};
  input.day = parse_day(day).value_or(kNoDay);
  Recognition found;
  Recogniser(small_gazetteer()).recognise(input, found);
  return found;
}

const FoundEntity& entity(const Recognition& found, std::string_view id) {
  for (const FoundEntity& e : found.entities)
    if (e.id == id) return e;
  static const FoundEntity none{};
  return none;
}

TEST(Mentions, KeepTheirPlaceAndRule) {
  EXPECT_EQ(mentions(Facet::Country,
                     {"",
                      "Syrian and Russian officials met in Damascus. The "
                      "United States did not."}),
            "Syrian/demonym; Russian/demonym; Damascus/capital; "
            "United States/name");
  EXPECT_EQ(mentions(Facet::System, {"", "Two S-300PMU3 and an F-16XL came."}),
            "S-300PMU3/pattern; F-16XL/pattern");
}

TEST(Mentions, OfOnePersonComeInTheOrderOfTheArticle) {
  EXPECT_EQ(mentions(Facet::Official, {"Berg to leave",
                                       "Minister Anna Berg spoke. Berg left, "
                                       "and Mr Berg waved. Berg’s car came."}),
            "Berg/surname; Anna Berg/title; Berg/surname; Berg/title; "
            "Berg/surname");
}

TEST(Mentions, AncestorsComeNearestFirst) {
  const Recognition found = recognise("", "A MiG-29M3 and a MiG-99 landed.");
  EXPECT_EQ(entity(found, "mig-29m").ancestors,
            (std::vector<std::string>{"mig-29", "mig"}));
}

TEST(Mentions, TitleLeadOrThreeMakeAFocus) {
  const std::string later = "Rain fell.\n\nSnow fell.\n\n";
  EXPECT_TRUE(entity(recognise("Syria waits", ""), "SYR").focus);
  EXPECT_TRUE(entity(recognise("", "Syria waits."), "SYR").focus);
  EXPECT_FALSE(entity(recognise("", later + "Syria waits."), "SYR").focus);
  EXPECT_TRUE(
      entity(recognise("", later + "Syria, Syria and Syria."), "SYR").focus);
}

TEST(Mentions, ADatelineIsAPlaceAndNoFocus) {
  const Recognition found = recognise("", "DAMASCUS, March 3 - It rained.");
  EXPECT_FALSE(entity(found, "SYR").focus);
  ASSERT_EQ(found.mentions.size(), 1u);
  EXPECT_EQ(found.mentions[0].rule, Rule::Dateline);
}

TEST(Mentions, AnOfficialHasTheOfficeOfTheDay) {
  const std::string_view text = "Walid Muallem spoke.";
  const Recognition then = recognise("", text, "2013-05-28");
  EXPECT_EQ(entity(then, "walid-muallem").role, "foreign_minister");
  EXPECT_EQ(entity(then, "walid-muallem").country, "SYR");
  EXPECT_EQ(entity(recognise("", text, "2022-05-28"), "walid-muallem").role,
            "");
}

}  // namespace
}  // namespace dossier::internal
