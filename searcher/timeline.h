// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_TIMELINE_H_
#define DOSSIER_SEARCHER_TIMELINE_H_

#include <span>

#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "searcher/match/day_counts.h"
#include "searcher/match/story_matches.h"

namespace dossier::internal {

// The most periods of a timeline: a century of days.
inline constexpr std::int64_t kMostPeriods = 36'525;

// The matches by period, beside all articles of the index. Throws Error
// (BadQuery) if there would be more than kMostPeriods.
Timeline make_timeline(Period period, const DayCounts& matches,
                       const DayCounts& all);

// Counts stories in place of articles: each once in a period, however many of
// its articles fall into it, and once among those without a day if none of them
// has one. REQUIRES what make_timeline() made of the same matches, of which
// these belong to stories, sorted by story.
void count_stories_once(const Snapshot& snapshot,
                        std::span<const StoryMatch> matches,
                        Timeline& timeline);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_TIMELINE_H_
