// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MORE_LIKE_H_
#define DOSSIER_SEARCHER_MORE_LIKE_H_

#include <string>

#include "dossier/ranking.h"
#include "indexer/store/snapshot.h"
#include "searcher/match/bm25.h"
#include "searcher/match/matcher.h"
#include "searcher/match/plan.h"

namespace dossier::internal {

// What has any of the words that tell most about the article, which go to
// `likeness`: those with the highest frequency in it times inverse document
// frequency. Each weighs as much as it tells. Throws Error (BadQuery) if there
// is no such article.
PlanNode plan_like(const std::string& id, const Snapshot& snapshot,
                   Planner& planner, const Bm25& bm25, Likeness& likeness);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MORE_LIKE_H_
