// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/date.h"

#include <gtest/gtest.h>

namespace dossier::internal {
namespace {

TEST(Date, ReadsIsoDays) {
  const struct {
    const char* text;
    const char* day;
  } kCases[] = {
      {"2013-05-28", "2013-05-28"},
      {"20130528", "2013-05-28"},
      {"2013-05-28T10:00:00Z", "2013-05-28"},
      {"2013-05-28 02:51:32", "2013-05-28"},
      {"2013-05-28T10:00", "2013-05-28"},
      {"2013-05-28T10:00:00.123Z", "2013-05-28"},
      {"2013-05-28T23:30:00-05:00", "2013-05-28"},  // the day as written
      {"2013-05-28T23:30:00+0300", "2013-05-28"},
      {"2013-05-28T23:30:00+03", "2013-05-28"},
      {"2013-05-28 23:30:00 +0300", "2013-05-28"},
      {"20130528T101500Z", "2013-05-28"},
      {"2016-12-31T23:59:60Z", "2016-12-31"},  // leap second
      {"2012-02-29", "2012-02-29"},
      {"2000-02-29", "2000-02-29"},
      {"0001-01-01", "0001-01-01"},
      {"9998-12-31", "9998-12-31"},
      {"1969-12-31", "1969-12-31"},
  };
  for (const auto& expected : kCases) {
    const std::optional<Day> day = parse_day(expected.text);
    ASSERT_TRUE(day) << expected.text;
    EXPECT_EQ(format_day(*day), expected.day) << expected.text;
  }
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const char* text : {"",
                           "2013",
                           "2013-05",
                           "2013-5-28",
                           "2013-02-31",
                           "2013-02-29",
                           "1900-02-29",
                           "2013-13-01",
                           "2013-00-10",
                           "2013-01-00",
                           "2013-01-32",
                           "0000-01-01",
                           "9999-12-31",
                           "9999-01-01",
                           "12013-01-01",
                           "-2013-01-01",
                           "28.05.2013",
                           "05/28/2013",
                           "May 28, 2013",
                           "2013-05-28x",
                           "2013-05-28T",
                           "2013-05-28T25:00:00Z",
                           "2013-05-28T10:60:00Z",
                           "2013-05-28T10:00:61Z",
                           "2013-05-28T10:00:00+99:00",
                           "2013-05-28T10:00:00.",
                           "2013-05-28T10:00:00Zulu",
                           " 2013-05-28",
                           "2013-05-28 ",
                           "2013-0528",
                           "201305-28",
                           "２０１３-05-28",
                           "2013-05-28T10:0"}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
}

TEST(Date, TakesTheFirstDayOfAReducedDate) {
  const struct {
    const char* text;
    const char* day;
  } kCases[] = {
      {"2012", "2012-01-01"},
      {"2012-03", "2012-03-01"},
      {"2012-03-14", "2012-03-14"},
      {"20120314", "2012-03-14"},
      {"2012-03-14T10:00:00Z", "2012-03-14"},
      {"2012-13", ""},
      {"201203", ""},  // ISO 8601 has no such form: it would be 2020-12-03
      {"12", ""},
      {"9999", ""},
      {"9999-12-31", ""},
      {"1369699200", ""},  // seconds since 1970
  };
  for (const auto& expected : kCases)
    EXPECT_EQ(format_day(parse_first_day(expected.text).value_or(kNoDay)),
              expected.day)
        << expected.text;
}

TEST(Date, CountsDaysFromTheEpoch) {
  EXPECT_EQ(parse_day("1970-01-01"), Day{0});
  EXPECT_EQ(parse_day("1970-01-02"), Day{1});
  EXPECT_EQ(parse_day("1969-12-31"), Day{-1});
  EXPECT_EQ(parse_day("2000-03-01"), Day{11017});
}

TEST(Date, ReadsRanges) {
  const struct {
    const char* text;
    const char* first;
    const char* last;
  } kCases[] = {
      {"2012", "2012-01-01", "2012-12-31"},
      {"2012-02", "2012-02-01", "2012-02-29"},
      {"2013-02", "2013-02-01", "2013-02-28"},
      {"2012-12", "2012-12-01", "2012-12-31"},
      {"2012-03-14", "2012-03-14", "2012-03-14"},
      {"0001", "0001-01-01", "0001-12-31"},
      {"9998", "9998-01-01", "9998-12-31"},
  };
  for (const auto& expected : kCases) {
    const std::optional<DayRange> range = parse_day_range(expected.text);
    ASSERT_TRUE(range) << expected.text;
    EXPECT_EQ(format_day(range->first), expected.first);
    EXPECT_EQ(format_day(range->last), expected.last);
  }
}

TEST(Date, RefusesWhatIsNoRange) {
  for (const char* text :
       {"", "12", "0000", "9999", "2012-", "2012-13", "2012-00", "2012-02-30",
        "2012-03-", "201203", "2012..2013", "2012-03-14T10:00", "year"}) {
    EXPECT_FALSE(parse_day_range(text)) << text;
  }
}

TEST(Date, WritesNothingForNoDay) { EXPECT_EQ(format_day(kNoDay), ""); }

TEST(Date, TellsTheYear) {
  EXPECT_EQ(year_of(0), 1970);
  EXPECT_EQ(year_of(-1), 1969);
  EXPECT_EQ(year_of(*parse_day("2013-05-28")), 2013);
}

TEST(Date, WritesWhatItReads) {
  const Day last = *parse_day("9998-12-31");
  for (Day day = *parse_day("0001-01-01"); day <= last; day += 17) {
    ASSERT_EQ(parse_day(format_day(day)), day);
  }
}

}  // namespace
}  // namespace dossier::internal
