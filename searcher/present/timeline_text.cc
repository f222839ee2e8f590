// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/timeline_text.h"

#include <algorithm>
#include <span>

#include "searcher/present/cells.h"
#include "searcher/present/line.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kMostLines = 120;
constexpr std::size_t kWidest = 100;  // however wide the terminal is
constexpr std::size_t kShortestBar = 8;

// As much of a day as names the period.
std::size_t label_size(Period period) {
  switch (period) {
    case Period::Year:
      return 4;
    case Period::Month:
      return 7;
    case Period::Day:
    case Period::Week:
      break;
  }
  return 10;
}

class Writer {
 public:
  Writer(const Timeline& timeline, const TextStyle& style, CountUnit counted)
      : timeline_(timeline),
        style_(style),
        counted_(counted),
        points_(timeline.points) {
    if (points_.size() > kMostLines) points_ = points_.last(kMostLines);
    for (const TimelinePoint& point : points_) {
      most_ = std::max(most_, point.count);
      count_width_ =
          std::max(count_width_, cells_of(style.number(point.count)));
      all_width_ = std::max(all_width_, cells_of(style.number(point.all)));
    }
  }

  std::string write() {
    const bool stories = counted_ == CountUnit::Story;
    line(style_.painted(kBold, (stories ? "stories by " : "by ") + period()) +
         style_.painted(kDim, (stories ? ", of all stories of the "
                                       : ", of all articles of the ") +
                                  period()));
    if (points_.size() < timeline_.points.size())
      line(style_.painted(
          kDim, "  the last " + style_.number(points_.size()) + " of " +
                    style_.number(timeline_.points.size()) + " " + period() +
                    "s: narrow the days, ask for " + "longer ones, or --json"));
    for (const TimelinePoint& point : points_) show(point);
    if (timeline_.points.empty()) line("  no match has a date");
    if (timeline_.missing != 0)
      line(style_.painted(kDim,
                          "  " + style_.counted(timeline_.missing, counted_) +
                              " without a date"));
    return out_;
  }

 private:
  std::string period() const { return period_name(timeline_.period); }
  void line(const std::string& text) { out_ += text + '\n'; }

  void show(const TimelinePoint& point) {
    constexpr std::size_t kShare = 7;  // "100.0 %"
    const std::string label =
        point.start.substr(0, label_size(timeline_.period));
    const std::size_t fixed =
        2 + label.size() + 1 + 1 + count_width_ + 4 + all_width_ + 2 + kShare;
    const std::size_t width = std::min(style_.width, kWidest);
    const std::size_t bar_width =
        std::max(width - std::min(width, fixed), kShortestBar);
    const Line bar = bar_of(point.count, most_, bar_width);
    line("  " + label + " " +
         (bar.width ? style_.painted(kCyan, bar.text) : "") +
         spaces(bar_width - bar.width + 1) +
         right_aligned(style_.number(point.count), count_width_) + " of " +
         right_aligned(style_.number(point.all), all_width_) + "  " +
         right_aligned(percentage(point.count, point.all), kShare));
  }

  const Timeline& timeline_;
  const TextStyle& style_;
  const CountUnit counted_;
  std::span<const TimelinePoint> points_;
  std::uint64_t most_ = 1;
  std::size_t count_width_ = 0, all_width_ = 0;
  std::string out_;
};

}  // namespace

const char* period_name(Period period) {
  switch (period) {
    case Period::Day:
      return "day";
    case Period::Week:
      return "week";
    case Period::Month:
      return "month";
    case Period::Year:
      break;
  }
  return "year";
}

std::string timeline_text(const Timeline& timeline, const TextStyle& style,
                          CountUnit counted) {
  return Writer(timeline, style, counted).write();
}

}  // namespace dossier::internal
