// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/written_date.h"

#include <gtest/gtest.h>

namespace dossier::internal {
namespace {

struct DateCase {
  const char* text;
  const char* expected;
};

TEST(WrittenDate, ReadsEnglishDates) {
  const DateCase cases[] = {
      {"May 28, 2013", "2013-05-28"},
      {"Tue, 28 May 2013 10:00:00 GMT", "2013-05-28"},
      {"28th Sept. 2013", "2013-09-28"},
      {"Published: JANUARY 3rd, 1999 at noon", "1999-01-03"},
      {"the 3rd of March 2001", "2001-03-03"},
      {"3/4/2013", ""},
      {"May 2013", ""},
      {"Maybe 28, 2013", ""},
      {"", ""},
  };
  for (const DateCase& c : cases) {
    EXPECT_EQ(find_written_date(c.text), c.expected) << c.text;
  }
}

TEST(WrittenDate, ReadsThePathOfAnAddress) {
  EXPECT_EQ(date_in_path("https://a.org/2013/05/28/jets"), "2013-05-28");
  EXPECT_EQ(date_in_path("https://a.org/x/2013/may/8/jets?y"), "2013-05-08");
  EXPECT_EQ(date_in_path("https://a.org/2013/05/jets"), "");
  EXPECT_EQ(date_in_path("https://a.org/jets?d=/2013/05/28"), "");
}

}  // namespace
}  // namespace dossier::internal
