// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/recency.h"

#include <algorithm>
#include <cmath>

namespace dossier::internal {

double Recency::age(Day day) const {
  return std::max(0.0, static_cast<double>(today_) - static_cast<double>(day));
}

double Recency::factor(Day day) const {
  return day == kNoDay ? 0 : std::exp2(-age(day) / half_life_);
}

void Recency::apply(std::span<const Day> days, DocSet& matches) const {
  for (std::size_t i = 0; i < matches.scores.size(); ++i)
    matches.scores[i] = static_cast<float>(
        static_cast<double>(matches.scores[i]) * factor(days[matches.docs[i]]));
}

}  // namespace dossier::internal
