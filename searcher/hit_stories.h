// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_HIT_STORIES_H_
#define DOSSIER_SEARCHER_HIT_STORIES_H_

#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "searcher/match/matcher.h"

namespace dossier::internal {

// The story of a hit, and how many other articles of it match; with `list`,
// which. REQUIRES the result of a search that was collapsed.
HitStory story_of(const Snapshot& snapshot, const MatchResult& result,
                  const MatchedDoc& hit, bool list);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_HIT_STORIES_H_
