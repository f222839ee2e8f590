// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_TIMELINE_H_
#define DOSSIER_SEARCHER_TIMELINE_H_

#include "dossier/search.h"
#include "searcher/match/day_counts.h"

namespace dossier::internal {

// The most periods of a timeline: a century of days.
inline constexpr std::int64_t kMostPeriods = 36'525;

// The matches by period, beside all articles of the index. Throws Error
// (BadQuery) if there would be more than kMostPeriods.
Timeline make_timeline(Period period, const DayCounts& matches,
                       const DayCounts& all);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_TIMELINE_H_
