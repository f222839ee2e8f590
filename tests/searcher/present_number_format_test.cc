// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "searcher/present/number_format.h"

namespace dossier::internal {
namespace {

TEST(NumberFormat, GroupsAsTheLocaleDoes) {
  const std::pair<const char*, const char*> kCases[] = {
      {"", "1,234,567"},
      {"C", "1,234,567"},
      {"C.UTF-8", "1,234,567"},
      {"POSIX", "1,234,567"},
      {"en_US.UTF-8", "1,234,567"},
      {"de_DE.UTF-8", "1.234.567"},
      {"fr_FR.UTF-8", "1\u202F234\u202F567"},
      {"hi_IN.UTF-8", "12,34,567"},
  };
  for (const auto& [locale, expected] : kCases)
    EXPECT_EQ(NumberFormat(locale)(1234567), expected) << locale;
}

TEST(NumberFormat, LeavesSmallNumbersAlone) {
  const NumberFormat format;
  EXPECT_EQ(format(0), "0");
  EXPECT_EQ(format(999), "999");
  EXPECT_EQ(format(1000), "1,000");
}

TEST(NumberFormat, SurvivesLocalesThatDoNotExist) {
  EXPECT_NE(NumberFormat("no such locale at all")(7).find('7'),
            std::string::npos);
}

}  // namespace
}  // namespace dossier::internal
