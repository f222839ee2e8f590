// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/fold.h"

#include <gtest/gtest.h>

#include <string>

#include "indexer/text/utf8.h"
#include "tests/text/random_text.h"

namespace dossier::internal {
namespace {

struct Folding {
  const char* word;
  const char* folded;
};

TEST(Fold, RemovesWhatReadersLeaveOut) {
  for (const auto& [word, folded] : std::initializer_list<Folding>{
           {"NATO", "nato"},
           {"Élysée", "elysee"},
           {"E\u0301lyse\u0301e", "elysee"},  // decomposed
           {"Ångström", "angstrom"},
           {"São", "sao"},
           {"Đặng", "dang"},
           {"Straße", "strasse"},
           {"STRASSE", "strasse"},
           {"İstanbul", "istanbul"},
           {"Iğdır", "igdir"},
           {"Łódź", "lodz"},
           {"Tromsø", "tromso"},
           {"Ærø", "aero"},
           {"Œuvre", "oeuvre"},
           {"Þingvellir", "thingvellir"},
           {"Guðmundur", "gudmundur"},
           {"Ħamrun", "hamrun"},
           {"Ǿ", "o"},
           {"col·lecció", "colleccio"},
           {"ﬁnance", "finance"},
           {"Ｆ１６", "f16"},
           {"m²", "m2"},
           {"Αθήνα", "αθηνα"},
           {"ΑΘΗΝΑΣ", "αθηνασ"},
           {"Αθήνας", "αθηνασ"},  // final sigma
           {"ΐ", "ι"},
           {"ᾳ", "αι"},
           {"Ёлка", "елка"},
           {"за\u0301мок", "замок"},  // stress mark
           {"Ѐ", "е"},
           {"أحمد", "احمد"},
           {"إسرائيل", "اسرائيل"},
           {"آل", "ال"},
           {"مُحَمَّد", "محمد"},
           {"مـــحمد", "محمد"},  // tatweel
           {"مصطفى", "مصطفي"},
           {"ایران", "ايران"},  // Farsi yeh
           {"کرد", "كرد"},      // keheh
           {"٢٠١٣", "2013"},
           {"۲۰۱۳", "2013"},
           {"२०१३", "2013"},
           {"שָׁלוֹם", "שלום"},
           {"צה״ל", "צהל"},
           {"צה\"ל", "צהל"},
       }) {
    EXPECT_EQ(fold(word), folded) << word;
  }
}

TEST(Fold, KeepsWhatMakesAnotherWord) {
  for (const auto& [word, folded] : std::initializer_list<Folding>{
           {"Йод", "йод"},
           {"И\u0306од", "йод"},  // decomposed
           {"Київ", "київ"},
           {"Ў", "ў"},
           {"Ѓ", "ѓ"},
           {"ќ", "ќ"},
           {"Ґанок", "ґанок"},
           {"مسؤول", "مسؤول"},
           {"رئيس", "رئيس"},
           {"مدرسة", "مدرسة"},
           {"ガザ", "ガザ"},
           {"か\u3099", "が"},
           {"ｶﾞｻﾞ", "ガザ"},  // half width
           {"हिन्दी", "हिन्दी"},
           {"กรุงเทพ", "กรุงเทพ"},
           {"서울", "서울"},
           {"サーバー", "サーバー"},
           {"\"quoted\"", "\"quoted\""},
       }) {
    EXPECT_EQ(fold(word), folded) << word;
  }
}

TEST(Fold, DropsApostrophesAndInvisibleCharacters) {
  for (const char* word :
       {"Sana'a", "Sana’a", "Sana‘a", "Sana`a", "Sanaʼa", "Sanaʻa", "Ṣanʿāʾ",
        "Sana´a", "Sanaʹa", "Sa\u00ADnaa", "Sa\u200Bnaa", "Sa\u200Dnaa",
        "\u202ASanaa\u202C", "\u200ESanaa", "\uFEFFSanaa", "Sanaa\uFE0F"}) {
    const std::string folded = fold(word);
    EXPECT_TRUE(folded == "sanaa" || folded == "sana") << word << folded;
  }
  EXPECT_EQ(fold(std::string("a\0b", 3)), "ab");
  EXPECT_EQ(fold("'"), "");
  EXPECT_EQ(fold(""), "");
}

TEST(Fold, TellsLettersAndDigits) {
  const auto kind = [](const char* word) {
    std::string folded;
    const FoldedKind found = append_folded(folded, word);
    return std::string(found.has_letter ? "L" : "") +
           (found.has_digit ? "D" : "");
  };
  EXPECT_EQ(kind("f16"), "LD");
  EXPECT_EQ(kind("Киев"), "L");
  EXPECT_EQ(kind("٢٠١٣"), "D");
  EXPECT_EQ(kind("漢"), "L");
  EXPECT_EQ(kind("กรุง"), "L");
  EXPECT_EQ(kind("½"), "D");
  EXPECT_EQ(kind("-.,"), "");
}

TEST(Fold, CutsAtACharacter) {
  EXPECT_EQ(fold(std::string(1000, 'A')), std::string(kMaxTermBytes, 'a'));
  EXPECT_EQ(fold(std::string(199, 'a') + "ы"), std::string(199, 'a'));
  EXPECT_EQ(fold(std::string(198, 'a') + "ы"), std::string(198, 'a') + "ы");
  std::string thai;
  while (thai.size() < 1'000'000) thai += "ก";
  EXPECT_EQ(fold(thai).size(), 198U);
}

TEST(Fold, AppendsOnly) {
  std::string out = "kept ";
  append_folded(out, "Été");
  append_folded_slowly(out, " Été");
  EXPECT_EQ(out, "kept ete ete");
}

TEST(Fold, IsIdempotentForEveryCodePoint) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string word;
    append_utf8(word, c);
    const std::string folded = fold(word);
    ASSERT_EQ(fold(folded), folded) << std::hex << static_cast<unsigned>(c);
    std::string slowly;
    append_folded_slowly(slowly, word);
    ASSERT_EQ(folded, slowly) << std::hex << static_cast<unsigned>(c);
  }
}

void expect_stable(const std::string& word) {
  std::string slowly;
  const FoldedKind slow = append_folded_slowly(slowly, word);
  std::string quickly;
  const FoldedKind quick = append_folded(quickly, word);
  ASSERT_EQ(quickly, slowly) << word;
  ASSERT_EQ(quick.has_letter, slow.has_letter) << word;
  ASSERT_EQ(quick.has_digit, slow.has_digit) << word;
  ASSERT_EQ(fold(quickly), quickly) << word;
  ASSERT_TRUE(is_valid_utf8(quickly)) << word;
  ASSERT_LE(quickly.size(), kMaxTermBytes) << word;
}

TEST(Fold, IsIdempotentForRandomStrings) {
  SCOPED_TRACE(test_seed());
  Random random(test_seed());
  for (int i = 0; i < 100000 && !testing::Test::HasFatalFailure(); ++i) {
    expect_stable(random_string(random, 8));
  }
}

TEST(Fold, IsIdempotentForMarksOnLetters) {
  SCOPED_TRACE(test_seed());
  Random random(test_seed());
  const std::vector<std::string_view> pieces = {
      "и",      "И",      "у",      "і",      "г",      "к",      "е",
      "ё",      "й",      "a",      "i",      "İ",      "ø",      "æ",
      "α",      "ς",      "ა",      "و",      "ي",      "ی",      "ا",
      "ـ",      "ک",      "ש",      "\"",     "か",     "が",     "ᄀ",
      "ᅡ",     "ᆨ",     "가",     "'",      "´",      "\u0301", "\u0306",
      "\u0308", "\u0654", "\u0655", "\u3099", "\u0345", "\u0327", "\u200D",
      "\u05B8", "\u064B", "ก",      "ำ",      "์",       "1",      "٣",
      "ｶ",      "ﾞ",      "ﷺ",      "ŀ",      "ŉ",      "²",      " "};
  for (int i = 0; i < 100000 && !testing::Test::HasFatalFailure(); ++i) {
    expect_stable(random_mix(random, pieces, 8));
  }
  for (int i = 0; i < 3000 && !testing::Test::HasFatalFailure(); ++i) {
    expect_stable(random_mix(random, pieces, 300));  // around the cut
  }
}

}  // namespace
}  // namespace dossier::internal
