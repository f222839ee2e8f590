// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_TEXT_DATE_H_
#define DOSSIER_INDEXER_TEXT_DATE_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::internal {

// A day as the number of days since 1970-01-01 in the proleptic Gregorian
// calendar; years 1 to 9998. (Databases write 9999-12-31 for no date.)
using Day = std::int32_t;
inline constexpr Day kNoDay = std::numeric_limits<Day>::min();

struct DayRange {
  Day first;
  Day last;  // inclusive

  // Without a branch: days of matches cannot be foreseen.
  bool contains(Day day) const {
    return (day != kNoDay) & (day >= first) & (day <= last);
  }
};

// The day of an ISO 8601 date or date and time, as written, without time zone:
// "2013-05-28", "2013-05-28T10:00:00Z", "2013-05-28 02:51:32", "20130528".
// 31 February, year 0 and other unreadable text give nothing.
std::optional<Day> parse_day(std::string_view text);

// The first day of what an article's date says: parse_day, or of a date of
// reduced precision the first day of its year ("2012") or month ("2012-03").
std::optional<Day> parse_first_day(std::string_view text);

// "2012" -> its year, "2012-03" -> its month, "2012-03-14" -> its day.
std::optional<DayRange> parse_day_range(std::string_view text);

// "2013-05-28"; empty for kNoDay.
std::string format_day(Day day);
int year_of(Day day);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_TEXT_DATE_H_
