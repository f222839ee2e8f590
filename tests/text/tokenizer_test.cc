// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "indexer/text/fold.h"
#include "tests/text/random_text.h"

namespace dossier::internal {
namespace {

using testing::ElementsAre;

TokenizedText tokenized(std::string_view text) {
  TokenizedText tokens;
  Tokenizer().tokenize(text, tokens);
  return tokens;
}

std::vector<std::string> terms(std::string_view text) {
  const TokenizedText tokens = tokenized(text);
  std::vector<std::string> result;
  for (const Token& token : tokens.tokens) {
    result.emplace_back(tokens.term(token));
  }
  return result;
}

// The words as written, to check their places.
std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> result;
  for (const Token& token : tokenized(text).tokens) {
    result.emplace_back(text.substr(token.start, token.end - token.start));
  }
  return result;
}

// The terms joined by "|": short enough for tables.
std::string cut(std::string_view text) {
  std::string result;
  for (const std::string& term : terms(text)) {
    if (!result.empty()) result += '|';
    result += term;
  }
  return result;
}

struct Cut {
  const char* text;
  const char* terms;
};

void expect_cuts(std::initializer_list<Cut> cuts) {
  for (const Cut& expected : cuts) {
    EXPECT_EQ(cut(expected.text), expected.terms) << expected.text;
  }
}

TEST(Tokenizer, CutsAtSpacesAndPunctuation) {
  expect_cuts({
      {"", ""},
      {" \t\r\n", ""},
      {"...", ""},
      {"Moscow, 28 May (Reuters) - Talks.", "moscow|28|may|reuters|talks"},
      {"state-of-the-art", "state|of|the|art"},
      {"AT&T", "at|t"},
      {"C++", "c"},
      {"\"quoted\"", "quoted"},
      {"a/b", "a|b"},
      {"snake_case", "snake|case"},
      {"_x_", "x"},
      {"name@example.com", "name|example|com"},
      {"5%", "5"},
      {"«Правда»", "правда"},
      {"„Zeit“", "zeit"},
      {"Нагорно-Карабахская", "нагорно|карабахская"},
  });
}

TEST(Tokenizer, KeepsNumbersWhole) {
  expect_cuts({
      {"1,000", "1,000"},
      {"3.14", "3.14"},
      {"1,000,000.50", "1,000,000.50"},
      {"1’000", "1000"},
      {"12.", "12"},
      {"1, 2", "1|2"},
      {"28.05.2013", "28.05.2013"},
      {"12:30", "12|30"},
      {"1;2", "1|2"},
      {"1-2", "1|2"},
      {"v1.2", "v1.2"},
      {"a.1", "a|1"},
      {"1.a", "1|a"},
      {"a,b", "a|b"},
      {"1,b", "1|b"},
      {"٢٠١٣", "2013"},
      {"m²", "m"},
  });
}

TEST(Tokenizer, CutsAtStopsAndColonsBetweenLetters) {
  expect_cuts({
      {"town.The", "town|the"},
      {"www.example.com", "www|example|com"},
      {"said:no", "said|no"},
      {"город.Москва", "город|москва"},
      {"Mr.T", "mr|t"},
      {"Ph.D.", "ph|d"},
      {"end．Next", "end|next"},  // full width
  });
}

TEST(Tokenizer, JoinsDottedAbbreviations) {
  expect_cuts({
      {"U.S.", "us"},
      {"U.S", "us"},
      {"U.S.S.R.", "ussr"},
      {"U.S.-led", "us|led"},
      {"U.S.-Russia", "us|russia"},
      {"e.g.", "eg"},
      {"a.m., p.m.", "am|pm"},
      {"U. S.", "u|s"},
      {"В.В. Путин", "вв|путин"},
      {"J.R.R.Tolkien", "jrr|tolkien"},
      {"the U.S.The", "the|us|the"},
      {"É.U.", "eu"},
      {"I.The", "i|the"},
      {"a.bc.d", "a|bc|d"},
  });
  EXPECT_THAT(words("the U.S., a"), ElementsAre("the", "U.S", "a"));
}

TEST(Tokenizer, TakesPossessivesOff) {
  expect_cuts({
      {"Russia's", "russia"},
      {"Russia’s", "russia"},
      {"Russia‘s", "russia"},
      {"Russiaʼs", "russia"},
      {"Russia`s", "russia"},
      {"Russia´s", "russia"},
      {"RUSSIA'S", "russia"},
      {"the Russians'", "the|russians"},
      {"it's", "it"},
      {"Путин's", "путин"},
      {"U.S.'s", "us"},
      {"U.S's policy", "us|policy"},
      {"Russia's.The", "russia|the"},
      {"the 1990's", "the|1990"},
      {"F-16's", "f|16"},
      {"'s nachts", "s|nachts"},
      {"s", "s"},
      {"x 's", "x|s"},
      {"Mis'ri", "misri"},
      {"Russia’s\u200E", "russia"},
  });
  EXPECT_THAT(words("Russia’s plan"), ElementsAre("Russia", "plan"));
}

TEST(Tokenizer, TakesEnglishContractionsOff) {
  expect_cuts({
      {"she'll", "she"},
      {"we’re", "we"},
      {"They've", "they"},
      {"I'd", "i"},
      {"I'm", "i"},
      {"she'd", "she"},
      {"Sa'd", "sad"},
      {"Ma'am", "maam"},
      {"the 'll", "the|ll"},
  });
}

TEST(Tokenizer, CutsElidedWordsOff) {
  expect_cuts({
      {"l'avion", "l|avion"},
      {"l’avion", "l|avion"},
      {"L'Élysée", "l|elysee"},
      {"l’homme", "l|homme"},
      {"d'État", "d|etat"},
      {"qu'il", "qu|il"},
      {"jusqu'à", "jusqu|a"},
      {"lorsqu’elle", "lorsqu|elle"},
      {"dell'Italia", "dell|italia"},
      {"all'inizio", "all|inizio"},
      {"l'11 settembre", "l|11|settembre"},
      {"Côte d’Ivoire", "cote|d|ivoire"},
      {"aujourd'hui", "aujourdhui"},
      {"quelqu'un", "quelquun"},
  });
  EXPECT_THAT(words("l’avion"), ElementsAre("l", "avion"));
}

TEST(Tokenizer, DropsOtherApostrophes) {
  expect_cuts({
      {"don't", "dont"},
      {"don’t", "dont"},
      {"Ba'ath", "baath"},
      {"Sana`a", "sanaa"},
      {"O'Brien", "obrien"},
      {"N'Djamena", "ndjamena"},
      {"rock'n'roll", "rocknroll"},
      {"п'ять", "пять"},
      {"пʼять", "пять"},
      {"'quoted'", "quoted"},
      {"``quoted''", "quoted"},
      {"all's", "all"},
  });
}

TEST(Tokenizer, SeparatesTheWordsOfDesignations) {
  expect_cuts({
      {"S-300PMU2", "s|300pmu2"},
      {"F-16C/D", "f|16c|d"},
      {"F‑16", "f|16"},
      {"F16", "f16"},
      {"MiG -29 M/M2", "mig|29|m|m2"},
      {"С-300", "с|300"},
  });
}

// Where exactly the dictionaries cut is ICU's matter, and changes.
TEST(Tokenizer, CutsWithDictionaries) {
  for (const std::string_view text :
       {"国防部发言人星期二表示", "航空機の引き渡しが来年始まる",
        "กระทรวงกลาโหมแถลงเมื่อวันอังคาร", "រដ្ឋមន្ត្រីក្រសួងការពារជាតិបានប្រកាសថា",
        "ລັດຖະມົນຕີວ່າການກະຊວງປ້ອງກັນປະເທດກ່າວວ່າ", "ကာကွယ်ရေးဝန်ကြီးဌာန"}) {
    const std::vector<std::string> found = words(text);
    EXPECT_GT(found.size(), 1U) << text;
    EXPECT_LT(found.size(), count_code_points(text)) << text;
    std::string joined;
    for (const std::string& word : found) joined += word;
    EXPECT_EQ(joined, text);
  }
  EXPECT_EQ(cut("ミサイル発射"), "ミサイル|発射");
  EXPECT_EQ(cut("歼10 F16，导弹"), "歼|10|f16|导弹");
}

TEST(Tokenizer, KeepsWordsWithInvisibleCharactersAndMarksWhole) {
  expect_cuts({
      {"mis\u00ADsile", "missile"},
      {"می\u200Cشود", "ميشود"},
      {"e\u0301te\u0301 1", "ete|1"},
      {"\u202Bمحمد\u202C", "محمد"},
      {"\u200Fصاروخ", "صاروخ"},
      {"مُحَمَّد", "محمد"},
      {"צה״ל", "צהל"},
      {"צה\"ל", "צהל"},
      {"word👍🏽word", "word|word"},
      {"👨‍👩‍👧 family 🇷🇺", "family"},
      {"zero\u200Bwidth", "zero|width"},
      {"non\u00A0breaking", "non|breaking"},
      {"हिन्दी भाषा", "हिन्दी|भाषा"},
      {"서울에서 회담", "서울에서|회담"},
  });
}

TEST(Tokenizer, TellsWhatATokenIsMadeOf) {
  const auto kind = [](std::string_view word) {
    const TokenizedText tokens = tokenized(word);
    const Token& token = tokens.tokens.at(0);
    return std::string(token.has_letter ? "L" : "") +
           (token.has_digit ? "D" : "") + (token.capitalised ? "C" : "");
  };
  EXPECT_EQ(kind("missile"), "L");
  EXPECT_EQ(kind("Missile"), "LC");
  EXPECT_EQ(kind("iPhone"), "L");
  EXPECT_EQ(kind("F16"), "LDC");
  EXPECT_EQ(kind("16C"), "LDC");
  EXPECT_EQ(kind("16c"), "LD");
  EXPECT_EQ(kind("1,000"), "D");
  EXPECT_EQ(kind("٢٠١٣"), "D");
  EXPECT_EQ(kind("Москва"), "LC");
  EXPECT_EQ(kind("москва"), "L");
  EXPECT_EQ(kind("Ǆ"), "LC");
  EXPECT_EQ(kind("محمد"), "L");
  EXPECT_EQ(kind("导弹"), "L");
  EXPECT_EQ(kind("É\u0301t"), "LC");
  EXPECT_EQ(kind("𐐀"), "LC");  // Deseret: beyond 16 bits
  EXPECT_EQ(kind("U.S."), "LC");
}

TEST(Tokenizer, GivesPlacesInBytes) {
  const std::string text = "В 2013 году — F‑16.";
  const TokenizedText tokens = tokenized(text);
  ASSERT_EQ(tokens.tokens.size(), 5U);
  EXPECT_EQ(tokens.tokens[1].start, 3U);
  EXPECT_EQ(tokens.tokens[1].end, 7U);
  EXPECT_EQ(tokens.tokens[2].start, 8U);
  EXPECT_EQ(tokens.tokens[2].end, 16U);
  EXPECT_THAT(words(text), ElementsAre("В", "2013", "году", "F", "16"));
}

TEST(Tokenizer, CutsAsItWouldAfterOtherText) {
  const std::vector<std::string> first = words("ー国");
  words("の国");
  EXPECT_EQ(words("ー国"), first);
}

TEST(Tokenizer, ReplacesTheContent) {
  Tokenizer tokenizer;
  TokenizedText tokens;
  tokenizer.tokenize("one two three", tokens);
  tokenizer.tokenize("four", tokens);
  ASSERT_EQ(tokens.tokens.size(), 1U);
  EXPECT_EQ(tokens.terms, "four");
}

// Tokens in order, not overlapping, inside the text, with folded terms.
void expect_sound(std::string_view text, const TokenizedText& found) {
  std::uint32_t end = 0;
  for (const Token& token : found.tokens) {
    ASSERT_LE(end, token.start) << text;
    ASSERT_LT(token.start, token.end) << text;
    ASSERT_LE(token.end, text.size()) << text;
    end = token.end;
    const std::string term(found.term(token));
    ASSERT_TRUE(token.has_letter || token.has_digit) << text;
    ASSERT_FALSE(term.empty()) << text;
    ASSERT_LE(term.size(), kMaxTermBytes) << text;
    ASSERT_EQ(fold(term), term) << text;
  }
}

void expect_same(Tokenizer& tokenizer, std::string_view text) {
  TokenizedText quick;
  TokenizedText slow;
  tokenizer.tokenize(text, quick);
  tokenizer.tokenize_slowly(text, slow);
  ASSERT_NO_FATAL_FAILURE(expect_sound(text, quick));
  ASSERT_EQ(quick.terms, slow.terms) << text;
  ASSERT_EQ(quick.tokens.size(), slow.tokens.size()) << text;
  for (std::size_t i = 0; i < quick.tokens.size(); ++i) {
    const Token& a = quick.tokens[i];
    const Token& b = slow.tokens[i];
    ASSERT_EQ(a.start, b.start) << text;
    ASSERT_EQ(a.end, b.end) << text;
    ASSERT_EQ(a.term_size, b.term_size) << text;
    ASSERT_EQ(a.has_digit, b.has_digit) << text;
    ASSERT_EQ(a.has_letter, b.has_letter) << text;
    ASSERT_EQ(a.capitalised, b.capitalised) << text;
  }
}

// WrittenFinder relies on it.
TEST(Tokenizer, CutsWhatStandsBetweenSpacesByItself) {
  SCOPED_TRACE(test_seed());
  Random random(test_seed());
  const std::vector<std::string_view> pieces = {
      "a",  "B",   "s",  "l",      "qu",     "1",      ".",  "U.S.",
      "'",  "’ll", "_",  "-",      " ",      " ",      "\n", "é",
      "Ж",  "‘",   "´",  "م",      "\u064E", "\u0301", "٣",  "ไทย",
      "国", "の",  "ー", "\u200D", "\u00AD"};
  for (int i = 0; i < 20000 && !HasFatalFailure(); ++i) {
    const std::string text = random_mix(random, pieces, 14);
    std::vector<std::string> parts;
    for (std::size_t begin = 0, end; begin <= text.size(); begin = end + 1) {
      end = std::min(text.find_first_of(" \n", begin), text.size());
      for (std::string& term : terms(text.substr(begin, end - begin)))
        parts.push_back(std::move(term));
    }
    ASSERT_EQ(terms(text), parts) << text;
  }
}

TEST(Tokenizer, ShortWayAgreesWithIcuOnAscii) {
  SCOPED_TRACE(test_seed());
  Random random(test_seed());
  Tokenizer tokenizer;
  const std::vector<std::string_view> pieces = {
      "a",  "B",  "s",  "l", "qu", "word", "1", "23", ".",
      ",",  "'",  "\"", "_", ":",  ";",    "-", "/",  " ",
      "\n", "\t", "\r", "&", "@",  "`",    "(", "+",  "~"};
  for (int i = 0; i < 100000 && !HasFatalFailure(); ++i) {
    expect_same(tokenizer, random_mix(random, pieces, 12));
  }
}

TEST(Tokenizer, ShortWayAgreesWithIcuOnMixedText) {
  SCOPED_TRACE(test_seed());
  Random random(test_seed());
  Tokenizer tokenizer;
  const std::vector<std::string_view> pieces = {
      "a",      "B",      "s",      "l",      "1",      "23",     ".",
      ",",      "'",      "\"",     "_",      ":",      "-",      " ",
      " ",      " ",      "\n",     "é",      "Ж",      "я",      "α",
      "’",      "‘",      "´",      "·",      "—",      "«",      "²",
      "ʼ",      "م",      "\u064E", "ـ",      "٣",      "٫",      "٬",
      "\u060C", "ש",      "״",      "׳",      "\u0301", "\u00AD", "\u200B",
      "\u200C", "\u200D", "\u200E", "\u00A0", "\u2009", "\u202F", "国",
      "の",     "ガ",     "ー",     "한",     "ก",      "า",      "ี",
      "हि",     "न्",      "😀",      "🏽",   "🇷",      "©",      "𐐀",
      "．",     "：",     "＿",     "ａ",     "１",     "՟",      "ა"};
  for (int i = 0; i < 100000 && !HasFatalFailure(); ++i) {
    expect_same(tokenizer, random_mix(random, pieces, 16));
  }
}

TEST(Tokenizer, ShortWayAgreesWithIcuOnRandomCodePoints) {
  SCOPED_TRACE(test_seed());
  Random random(test_seed());
  Tokenizer tokenizer;
  for (int i = 0; i < 50000 && !HasFatalFailure(); ++i) {
    expect_same(tokenizer, random_string(random, 10));
  }
}

TEST(Tokenizer, ShortWayAgreesWithIcuBetweenEveryTwoCharacters) {
  Tokenizer tokenizer;
  for (char32_t c = 1; c < 0x3100 && !HasFatalFailure(); ++c) {
    std::string character;
    append_utf8(character, c);
    for (const char* pattern : {"a?b", "1?2", "a?1", ".?a", "a?'s", "x ?"}) {
      std::string text = pattern;
      text.replace(text.find('?'), 1, character);
      expect_same(tokenizer, text);
    }
  }
}

TEST(Tokenizer, ShortWayAgreesWithIcuAcrossBlocks) {
  SCOPED_TRACE(test_seed());
  Random random(test_seed());
  Tokenizer tokenizer;
  const std::vector<std::string_view> pieces = {"word", "я", "国", "'s",  ".",
                                                "1",    "ก", "é",  "F-16"};
  for (const int spaces : {0, 1}) {
    std::string text;
    while (text.size() < 300'000) {
      text += random_mix(random, pieces, 40);
      if (spaces != 0) text += ' ';
    }
    expect_same(tokenizer, text);
  }
}

// Sixteen mebibytes without white space: seconds at worst, and a bounded term.
TEST(Tokenizer, IsLinearWithoutSpaces) {
  Tokenizer tokenizer;
  TokenizedText found;
  for (const std::string_view piece : {"a", "я", "1", "a.", "'", "a'", "\u0301",
                                       "ก", "国", "ー", "👍", "م", "\u200D"}) {
    std::string text;
    while (text.size() < std::size_t{16} << 20) text += piece;
    const auto before = std::chrono::steady_clock::now();
    tokenizer.tokenize(text, found);
    const std::chrono::duration<double> took =
        std::chrono::steady_clock::now() - before;
    EXPECT_LT(took.count(), 60) << piece;
    for (const Token& token : found.tokens) {
      ASSERT_LE(token.term_size, kMaxTermBytes);
    }
  }
}

}  // namespace
}  // namespace dossier::internal
