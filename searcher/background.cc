// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/background.h"

#include <utility>

namespace dossier::internal {

MatchResult Background::match_everything(MatchRequest request,
                                         const Deadline& deadline) {
  const PlanNode everything;
  request.plan = &everything;
  request.hits = 0;
  return match(snapshot_, readers_, workers_, request, deadline);
}

// Counted without the lock, so that nobody waits beyond a deadline: at worst
// two threads count the same.
std::shared_ptr<const DayCounts> Background::days(const Deadline& deadline) {
  {
    std::lock_guard lock(mutex_);
    if (days_) return days_;
  }
  MatchRequest request;
  request.count_days = true;
  auto counted = std::make_shared<const DayCounts>(
      match_everything(std::move(request), deadline).days);
  std::lock_guard lock(mutex_);
  return days_ = std::move(counted);
}

std::shared_ptr<const FacetTotals> Background::facets(const Deadline& deadline,
                                                      ArticlePart in,
                                                      CountUnit unit) {
  const std::pair what(in, unit);
  {
    std::lock_guard lock(mutex_);
    if (const auto known = facets_.find(what); known != facets_.end())
      return known->second;
  }
  MatchRequest request;
  request.counting.in = in;
  request.facets.fill(true);
  request.count_stories = unit == CountUnit::Story;
  auto counted = std::make_shared<const FacetTotals>(
      match_everything(std::move(request), deadline).facets);
  std::lock_guard lock(mutex_);
  return facets_[what] = std::move(counted);
}

}  // namespace dossier::internal
