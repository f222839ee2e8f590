// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "entity_tables.h"
#include "indexer/text/tokenizer.h"

namespace dossier::internal {
namespace {

std::string systems(std::string_view text) {
  return ids(Facet::System, {"", text});
}

TEST(SystemRules, EverySpellingOfADesignationIsOneSystem) {
  for (const std::string_view text :
       {"Ten MiG-29 flew.", "Ten MiG29 flew.", "Ten MiG 29 flew.",
        "Ten MIG‑29 flew.", "Ten MiG -29 flew.", "Ten MiG–29s flew.",
        "Ten mig-29 flew."})
    EXPECT_EQ(systems(text), "mig-29") << text;
  EXPECT_EQ(systems("Four F 16 flew."), "f-16");
  EXPECT_EQ(ids(Facet::System, {"", "Зенитные С-300 прибыли.", "ru"}), "s-300");
}

TEST(SystemRules, DesignationsAreNoPartsOfLongerOnes) {
  const Case cases[] = {
      {"the part 1V22R was lost", ""},
      {"A V-22 landed.", "v-22"},
      {"MiG-29M jets", "mig-29m"},
      {"MiG-29 jets", "mig-29"},
  };
  for (const Case& c : cases) EXPECT_EQ(systems(c.text), c.expected) << c.text;
}

TEST(SystemRules, UnknownSuffixFilesUnderTheStem) {
  EXPECT_EQ(mentions(Facet::System, {"", "Two S-300PMU3 and an F-16XL came."}),
            "S-300PMU3/pattern; F-16XL/pattern");
  EXPECT_EQ(systems("Two S-300PMU3 and an F-16XL came."), "s-300 f-16");
}

TEST(SystemRules, UnknownNumbersOfKnownPrefixes) {
  const Case cases[] = {
      {"They showed an HQ-77 in the parade.", "hq-77"},
      {"They showed a MiG-99 in the parade.", "mig-99"},
      {"MIG 99 was shown in the parade there.", ""},
      {"Take the M25 to the north.", ""},
      {"The M25 missile flew.", "m-25"},
      {"They met on May 16 and on page F 161 of it.", ""},
      {"The F-199 jets and MiG-29 flew.", "f-199 mig-29"},
      {"the hq-77 form", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(systems(c.text), c.expected) << c.text;
}

TEST(SystemRules, ASlashAfterASystemListsVariants) {
  const Case cases[] = {
      {"Ten MiG-29M/M2 fighters and jets flew.", "mig-29m2"},
      {"Ten MiG -29 M/M2 fighters and jets flew.", "mig-29m2"},
      {"Ten MiG-29/K7 jets flew.", "mig-29"},
      {"Ten MiG-29 S/K7 jets flew.", "mig-29"},
      {"Ten MiG-29/F-199 jets flew.", "mig-29 f-199"},
      {"Ten MiG-29 and M7 jets flew.", "mig-29 m-7"},
      {"Ten big/M7 jets flew.", "m-7"},
  };
  for (const Case& c : cases) EXPECT_EQ(systems(c.text), c.expected) << c.text;
}

TEST(SystemRules, LettersOfAVariantMayStandApart) {
  const Case cases[] = {
      {"Ten MiG-29 M flew.", "mig-29m"},
      {"Ten MiG-29 m flew.", "mig-29"},
      {"Ten MiG-29, M said.", "mig-29"},
      {"TEN MIG-29 M FLEW OVER THE TOWN", "mig-29"},
  };
  for (const Case& c : cases) EXPECT_EQ(systems(c.text), c.expected) << c.text;
}

TEST(SystemRules, AHyphenMakesNoOtherSystem) {
  const Case cases[] = {
      {"K2 tanks came. The K-2 missile flew.", "k2"},
      {"The K2s with a missile came.", "k2"},
      {"The K-3 missile flew.", "k-3"},
      {"The K-2 was climbed.", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(systems(c.text), c.expected) << c.text;
}

TEST(SystemRules, CommonWordsNeedSupport) {
  const Case cases[] = {
      {"A Patriot is never silent.", ""},
      {"A Patriot missile was fired.", "patriot"},
      {"The M4 was closed by snow.", ""},
      {"An M4 rifle was found.", "m4"},
      {"Two MiG-29 flew; a Fulcrum crashed.", "mig-29"},
  };
  for (const Case& c : cases) EXPECT_EQ(systems(c.text), c.expected) << c.text;
}

TEST(SystemRules, FamiliesAndMakers) {
  EXPECT_EQ(systems("MiGs flew over the town."), "mig");
  EXPECT_EQ(systems("The Mikoyan Design Bureau closed."), "");
}

TEST(SystemRules, AncestorsComeNearestFirst) {
  Tokenizer tokenizer;
  TokenizedText none, tokens;
  const std::string_view text = "A MiG-29M3 and a MiG-99 landed.";
  tokenizer.tokenize("", none);
  tokenizer.tokenize(text, tokens);
  Recognition found;
  Recogniser(small_gazetteer())
      .recognise({"", &none, text, &tokens, "en"}, found);
  ASSERT_EQ(found.entities.size(), 2u);
  const auto& by_id =
      found.entities[0].id == "mig-29m" ? found.entities[0] : found.entities[1];
  EXPECT_EQ(by_id.ancestors, (std::vector<std::string>{"mig-29", "mig"}));
}

}  // namespace
}  // namespace dossier::internal
