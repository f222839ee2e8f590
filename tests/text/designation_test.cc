// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/designation.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "indexer/text/fold.h"
#include "tests/text/random_text.h"

namespace dossier::internal {
namespace {

bool is_known_prefix(std::string_view folded) {
  return folded == "f" || folded == "mig" || folded == "s" || folded == "миг" ||
         folded == "歼" || folded == "ميغ";
}

// "term", "term<base" for each designation, joined by "|".
std::string found_in(std::string_view text, bool any_case = false) {
  TokenizedText tokens;
  Tokenizer().tokenize(text, tokens);
  std::string result;
  for (const Designation& found :
       find_designations(text, tokens, is_known_prefix, any_case)) {
    if (!result.empty()) result += '|';
    result += found.term;
    if (!found.base.empty()) result += '<' + found.base;
  }
  return result;
}

TEST(Designation, JoinsAllSpellings) {
  for (const char* text :
       {"F-16",      "F16",       "f-16",      "f16",        "F 16",  "F‐16",
        "F‑16",      "F‒16",      "F–16",      "F—16",       "F−16",  "F－16",
        "F\u00A016", "F\u200916", "F\u202F16", "F -16",      "F- 16", "F - 16",
        "F\n16",     "Ｆ－１６",  "F\u00AD16", "the F-16s's"}) {
    const std::string found = found_in(text);
    EXPECT_TRUE(found == "f16" || found == "f16s<f16") << text << ' ' << found;
  }
}

TEST(Designation, GivesTheBaseOfAVariant) {
  const struct {
    const char* text;
    const char* found;
  } kCases[] = {
      {"S-300PMU2", "s300pmu2<s300"},
      {"S300PMU2", "s300pmu2<s300"},
      {"F-16C/D", "f16c<f16"},
      {"AK-47s", "ak47s<ak47"},
      {"MiG-29M2", "mig29m2<mig29"},
      {"MiG29M2", "mig29m2<mig29"},
      {"MiG -29 M/M2", "mig29|m2"},
      {"MiG 29", "mig29"},
      {"Il-76MD-90A", "il76md<il76"},
      {"9M133", ""},  // begins with a digit
      {"С-300ПМУ2", "с300пму2<с300"},
      {"МиГ-29", "миг29"},
      {"МиГ 29", "миг29"},
      {"إف-١٦", "اف16"},
      {"ميغ 29", "ميغ29"},
      {"歼-10", "歼10"},
      {"歼10", "歼10"},
      {"F-16's range", "f16"},
      {"S-300s, F-16s and Su-35", "s300s<s300|f16s<f16|su35"},
      {"COVID-19", "covid19"},
  };
  for (const auto& [text, found] : kCases) {
    EXPECT_EQ(found_in(text), found) << text;
  }
}

TEST(Designation, DoesNotFire) {
  for (const char* text : {"",
                           "F",
                           "16",
                           "May 16",
                           "page 16",
                           "f 16",
                           "mig 29",
                           "grade 9",
                           "F, 16",
                           "F. 16",
                           "F (16)",
                           "F-\n\n16",
                           "F\n\n16",
                           "F--16",
                           "F / 16",
                           "F:16",
                           "F_16",
                           "F     16",
                           "F-1,600",
                           "F-1.5",
                           "F-123456",
                           "Boeing-747",
                           "Resolution-1973",
                           "F-16abcdefghi",
                           "16-F",
                           "F-sixteen",
                           "F-",
                           "-16",
                           "1990-2000",
                           "ABCDEF16",
                           "A1b2c3d4e5f6",
                           "年5月"}) {
    EXPECT_EQ(found_in(text), "") << text;
  }
}

TEST(Designation, QueriesMayBeInSmallLetters) {
  EXPECT_EQ(found_in("f 16", true), "f16");
  EXPECT_EQ(found_in("mig 29 deliveries", true), "mig29");
  EXPECT_EQ(found_in("may 16", true), "");
}

TEST(Designation, SpacesNeedAKnownPrefix) {
  TokenizedText tokens;
  const std::string_view text = "F 16 and F-16";
  Tokenizer().tokenize(text, tokens);
  const auto found = find_designations(text, tokens, SpacedPrefix{});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].first_token, 3U);
}

TEST(Designation, CoversItsTokens) {
  const std::string_view text = "two F-16C/D and one S300";
  TokenizedText tokens;
  Tokenizer().tokenize(text, tokens);
  const auto found = find_designations(text, tokens, is_known_prefix);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].first_token, 1U);
  EXPECT_EQ(found[0].token_count, 2U);
  EXPECT_EQ(found[1].first_token, 6U);
  EXPECT_EQ(found[1].token_count, 1U);
}

TEST(Designation, TermsAreFoldedAndTokensDoNotOverlap) {
  SCOPED_TRACE(test_seed());
  Random random(test_seed());
  const std::vector<std::string_view> pieces = {
      "F", "f", "MiG", "S", "16", "300", "PMU2", "-", "‑", "—",   " ", " ",
      "М", "1", ".",   "'", "s",  "/",   "国",   "é", "٣", "F16", "\n"};
  Tokenizer tokenizer;
  TokenizedText tokens;
  for (int i = 0; i < 50000; ++i) {
    const std::string text = random_mix(random, pieces, 12);
    tokenizer.tokenize(text, tokens);
    std::size_t next = 0;
    for (const Designation& found :
         find_designations(text, tokens, is_known_prefix, i % 2 == 0)) {
      ASSERT_GE(found.first_token, next) << text;
      next = found.first_token + found.token_count;
      ASSERT_LE(next, tokens.tokens.size()) << text;
      ASSERT_EQ(fold(found.term), found.term) << text;
      ASSERT_TRUE(found.base.empty() || (found.term.starts_with(found.base) &&
                                         found.base != found.term))
          << text;
      if (found.token_count == 1) {
        ASSERT_EQ(found.term, tokens.term(tokens.tokens[found.first_token]));
      }
    }
  }
}

TEST(Designation, IsLinear) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "F - ";
  TokenizedText tokens;
  text += std::string(1 << 20, ' ') + "16";
  Tokenizer().tokenize(text, tokens);
  EXPECT_TRUE(find_designations(text, tokens, is_known_prefix).empty());
}

}  // namespace
}  // namespace dossier::internal
