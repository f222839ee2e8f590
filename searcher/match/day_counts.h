// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_DAY_COUNTS_H_
#define DOSSIER_SEARCHER_MATCH_DAY_COUNTS_H_

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "indexer/store/segment.h"
#include "indexer/text/date.h"

namespace dossier::internal {

// How many articles there are of each day.
class DayCounts {
 public:
  // Counts documents of a segment with these days.
  void count(std::span<const Day> days, std::span<const DocNumber> docs);
  void add(const DayCounts& other);

  std::uint64_t without_day() const { return without_day_; }

  // The first and the last day with articles; both kNoDay if there is none.
  std::pair<Day, Day> span() const;

  // Calls visit(day, count) for each day with articles, ascending.
  template <typename Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t i = 0; i < counts_.size(); ++i)
      if (counts_[i] != 0) visit(static_cast<Day>(first_ + Day(i)), counts_[i]);
  }

 private:
  std::uint32_t& at(Day day);
  void cover(Day day);

  Day first_ = 0;
  std::vector<std::uint32_t> counts_;  // of first_ and the days after it
  std::uint64_t without_day_ = 0;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_DAY_COUNTS_H_
