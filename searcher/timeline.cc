// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/timeline.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "dossier/error.h"

namespace dossier::internal {
namespace {

using std::chrono::sys_days;

// Periods of one kind, numbered without gaps.
class Calendar {
 public:
  explicit Calendar(Period period) : period_(period) {}

  std::int64_t number(Day day) const {
    const sys_days date{std::chrono::days(day)};
    const std::chrono::year_month_day parts{date};
    const int year = static_cast<int>(parts.year());
    switch (period_) {
      case Period::Day:
        return day;
      case Period::Week:
        return (day - weekday(day) + kToMonday) / 7;
      case Period::Month:
        return year * 12 + static_cast<int>(unsigned{parts.month()}) - 1;
      case Period::Year:
        break;
    }
    return year;
  }

  Day first_day(std::int64_t number) const {
    using std::chrono::month, std::chrono::year;
    const auto n = static_cast<int>(number);
    switch (period_) {
      case Period::Day:
        return n;
      case Period::Week:
        return n * 7 - kToMonday;
      case Period::Month:
        return day_of(year(n / 12) / month(static_cast<unsigned>(n % 12) + 1) /
                      1);
      case Period::Year:
        break;
    }
    return day_of(year(n) / 1 / 1);
  }

 private:
  // 1970-01-01 was a Thursday, and the third day after a Monday.
  static constexpr Day kToMonday = 3;

  static Day weekday(Day day) {
    const Day rest = (day + kToMonday) % 7;
    return rest < 0 ? rest + 7 : rest;  // 0: Monday
  }
  static Day day_of(std::chrono::year_month_day date) {
    return static_cast<Day>(sys_days(date).time_since_epoch().count());
  }

  Period period_;
};

const char* plural(Period period) {
  switch (period) {
    case Period::Day:
      return "days";
    case Period::Week:
      return "weeks";
    case Period::Month:
      return "months";
    case Period::Year:
      break;
  }
  return "years";
}

[[noreturn]] void refuse(Period period, Day first, Day last,
                         std::int64_t periods) {
  throw Error(ErrorCode::BadQuery,
              "the matches from " + format_day(first) + " to " +
                  format_day(last) + " span " + std::to_string(periods) + " " +
                  plural(period) + ", and a timeline has at most " +
                  std::to_string(kMostPeriods) +
                  "; ask for longer periods, or narrow the days");
}

// Takes from the counts of articles what counts a story more than once.
class StoryDays {
 public:
  explicit StoryDays(Timeline& timeline)
      : calendar_(timeline.period), points_(timeline.points) {
    if (!points_.empty())
      first_ = calendar_.number(parse_day(points_.front().start).value());
  }

  void add(Day day) { days_.push_back(day); }

  // The days are one story's.
  void end_story(std::uint64_t TimelinePoint::*count, std::uint64_t& missing) {
    std::sort(days_.begin(), days_.end());  // kNoDay first
    const auto dated = std::upper_bound(days_.begin(), days_.end(), kNoDay);
    if (dated != days_.begin()) {
      const auto without = static_cast<std::uint64_t>(dated - days_.begin());
      missing -= without - (dated == days_.end());
    }
    std::optional<std::int64_t> last;
    for (auto day = dated; day != days_.end(); ++day) {
      const std::int64_t number = calendar_.number(*day);
      if (number == last) take_one(number, count);
      last = number;
    }
    days_.clear();
  }

 private:
  void take_one(std::int64_t number, std::uint64_t TimelinePoint::*count) {
    const auto place = static_cast<std::uint64_t>(number - first_);
    if (place < points_.size()) --(points_[place].*count);
  }

  const Calendar calendar_;
  std::vector<TimelinePoint>& points_;
  std::int64_t first_ = 0;  // the number of the first point
  std::vector<Day> days_;
};

}  // namespace

Timeline make_timeline(Period period, const DayCounts& matches,
                       const DayCounts& all) {
  Timeline timeline;
  timeline.period = period;
  timeline.missing = matches.without_day();
  timeline.all_missing = all.without_day();

  const auto [first, last] = matches.span();
  if (first == kNoDay) return timeline;
  const Calendar calendar(period);
  const std::int64_t begin = calendar.number(first);
  const std::int64_t end = calendar.number(last) + 1;
  if (end - begin > kMostPeriods) refuse(period, first, last, end - begin);
  for (std::int64_t number = begin; number < end; ++number)
    timeline.points.push_back({format_day(calendar.first_day(number)), 0, 0});
  const auto point = [&](std::int64_t number) -> TimelinePoint& {
    return timeline.points[static_cast<std::size_t>(number - begin)];
  };
  matches.for_each([&](Day day, std::uint32_t count) {
    point(calendar.number(day)).count += count;
  });
  all.for_each([&](Day day, std::uint32_t count) {
    const std::int64_t number = calendar.number(day);
    if (number >= begin && number < end) point(number).all += count;
  });
  return timeline;
}

void count_stories_once(const Snapshot& snapshot,
                        std::span<const StoryMatch> matches,
                        Timeline& timeline) {
  if (!snapshot.stories) return;
  StoryDays days(timeline);
  const auto add = [&](DocPlace place) {
    days.add(snapshot.segments[place.segment]->days()[place.doc]);
  };
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (matches[i].base == StoryMatch::kHit) add(matches[i].place);
    if (i + 1 == matches.size() || matches[i + 1].story != matches[i].story)
      days.end_story(&TimelinePoint::count, timeline.missing);
  }
  for (StoryNumber story = 0; story < snapshot.stories->size(); ++story) {
    for (const DocPlace& place : snapshot.stories->members(story)) add(place);
    days.end_story(&TimelinePoint::all, timeline.all_missing);
  }
}

}  // namespace dossier::internal
