// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/day_counts.h"

namespace dossier::internal {
namespace {

// Days put around one that is not covered yet, so that an archive's days are
// covered in a few steps.
constexpr Day kMargin = 512;

}  // namespace

// There are less than four million days, so nothing overflows.
void DayCounts::cover(Day day) {
  if (counts_.empty()) first_ = day;
  if (day < first_) {
    const Day first = day - kMargin;
    counts_.insert(counts_.begin(), static_cast<std::size_t>(first_ - first),
                   0);
    first_ = first;
  }
  const auto place = static_cast<std::size_t>(day - first_);
  if (place >= counts_.size()) counts_.resize(place + kMargin);
}

std::uint32_t& DayCounts::at(Day day) {
  // Wraps around for days before the first.
  const auto place = [&] { return static_cast<std::uint32_t>(day - first_); };
  if (place() >= counts_.size()) cover(day);
  return counts_[place()];
}

void DayCounts::count(std::span<const Day> days,
                      std::span<const DocNumber> docs) {
  for (const DocNumber doc : docs) {
    if (days[doc] == kNoDay)
      ++without_day_;
    else
      ++at(days[doc]);
  }
}

void DayCounts::add(const DayCounts& other) {
  without_day_ += other.without_day_;
  other.for_each([&](Day day, std::uint32_t count) { at(day) += count; });
}

std::pair<Day, Day> DayCounts::span() const {
  std::pair<Day, Day> days{kNoDay, kNoDay};
  for_each([&](Day day, std::uint32_t) {
    if (days.first == kNoDay) days.first = day;
    days.second = day;
  });
  return days;
}

}  // namespace dossier::internal
