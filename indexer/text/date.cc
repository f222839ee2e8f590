// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/date.h"

#include <chrono>
#include <cstdio>

namespace dossier::internal {
namespace {

constexpr int kFirstYear = 1;
constexpr int kLastYear = 9998;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads a text from left to right; the first thing that does not fit makes
// everything after it fail too.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  // Exactly `digits` digits.
  int number(std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (i >= rest_.size() || !is_digit(rest_[i])) {
        failed_ = true;
        return 0;
      }
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(digits);
    return value;
  }

  bool skip(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip_digits() {
    number(1);
    while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
  }
  void fail() { failed_ = true; }
  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

std::optional<Day> day_of(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  const std::chrono::year_month_day date{
      std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
      std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<Day>(
      std::chrono::sys_days(date).time_since_epoch().count());
}

std::chrono::year_month_day date_of(Day day) {
  return std::chrono::sys_days(std::chrono::days(day));
}

// "10:00", "10:00:00", "10:00:00.000", and a time zone or none. The zone is
// checked and then ignored: the day is the one that was written.
void read_time(Reader& in) {
  const int hour = in.number(2);
  const bool extended = in.skip(':');
  const int minute = in.number(2);
  int second = 0;
  if (!in.at_end() && (extended ? in.skip(':') : true)) {
    Reader ahead = in;
    second = ahead.number(2);
    if (!ahead.failed()) {
      in = ahead;
      if (in.skip('.') || in.skip(',')) in.skip_digits();
    } else if (extended) {
      in.fail();
    } else {
      second = 0;
    }
  }
  if (hour > 24 || minute > 59 || second > 60) in.fail();
  in.skip(' ');
  if (in.skip('Z') || in.skip('z') || in.at_end()) return;
  if (!in.skip('+') && !in.skip('-')) return in.fail();
  const int zone_hour = in.number(2);
  if (in.at_end()) return;
  in.skip(':');
  const int zone_minute = in.number(2);
  if (zone_hour > 18 || zone_minute > 59) in.fail();
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  Reader in(text);
  const int year = in.number(4);
  const bool extended = in.skip('-');
  const int month = in.number(2);
  if (extended && !in.skip('-')) return std::nullopt;
  const int day = in.number(2);
  if (!in.at_end()) {
    if (!in.skip('T') && !in.skip('t') && !in.skip(' ')) return std::nullopt;
    read_time(in);
  }
  if (in.failed() || !in.at_end()) return std::nullopt;
  return day_of(year, month, day);
}

std::optional<DayRange> parse_day_range(std::string_view text) {
  Reader in(text);
  const int year = in.number(4);
  const bool has_month = in.skip('-');
  const int month = has_month ? in.number(2) : 1;
  const bool has_day = has_month && in.skip('-');
  const int day = has_day ? in.number(2) : 1;
  if (in.failed() || !in.at_end()) return std::nullopt;

  const std::optional<Day> first = day_of(year, month, day);
  if (!first) return std::nullopt;
  if (has_day) return DayRange{*first, *first};
  // The year after the last one is no `Day` of ours, so count from inside.
  const std::chrono::year_month_day_last last_of_month{
      std::chrono::year(year),
      std::chrono::month_day_last(
          std::chrono::month(has_month ? static_cast<unsigned>(month) : 12U))};
  const auto last = std::chrono::sys_days(last_of_month);
  return DayRange{*first, static_cast<Day>(last.time_since_epoch().count())};
}

std::optional<Day> parse_first_day(std::string_view text) {
  if (const std::optional<Day> day = parse_day(text)) return day;
  const std::optional<DayRange> range = parse_day_range(text);
  return range ? std::optional(range->first) : std::nullopt;
}

std::string format_day(Day day) {
  if (day == kNoDay) return {};
  const std::chrono::year_month_day date = date_of(day);
  char text[32];
  const int size = std::snprintf(
      text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return std::string(text, static_cast<std::size_t>(size));
}

int year_of(Day day) { return static_cast<int>(date_of(day).year()); }

}  // namespace dossier::internal
