// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/fields.h"

#include <gtest/gtest.h>

namespace dossier::internal {
namespace {

TEST(Fields, TagTermsWithTheirLanguage) {
  EXPECT_EQ(stem_term("en", "deliv"), "Zen:deliv");
  EXPECT_EQ(title_term("ru", "говор"), "Sru:говор");
  EXPECT_EQ(joined_term("f16"), "Jf16");
}

TEST(Fields, PutAColonWhereXapianWould) {
  EXPECT_EQ(boolean_term("XC", "SYR"), "XC:SYR");
  EXPECT_EQ(boolean_term("XS", "mig-29"), "XSmig-29");
  EXPECT_EQ(boolean_term("H", "Harbour Wire"), "HHarbour Wire");
  EXPECT_EQ(boolean_term("Q", ":x"), "Q:x");
}

TEST(Fields, KeepLongValuesApart) {
  std::string a(300, 'a'), b = a + "b";
  EXPECT_NE(boolean_term("Q", a), boolean_term("Q", b));
  EXPECT_LE(boolean_term("XC", "A" + a).size(), 245u);
  EXPECT_EQ(boolean_term("Q", std::string(200, '\0')).find('\0'),
            std::string::npos);
}

TEST(Fields, CutBetweenCodePoints) {
  std::string word;
  while (word.size() < 400) word += "щ";
  std::string term = stem_term("und", word);
  EXPECT_LE(term.size(), 245u);
  EXPECT_EQ((term.size() - std::string("Zund:").size()) % 2, 0u);
}

}  // namespace
}  // namespace dossier::internal
