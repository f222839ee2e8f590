// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_PLAN_TREE_H_
#define DOSSIER_SEARCHER_MATCH_PLAN_TREE_H_

#include <cstdint>
#include <functional>
#include <string>

#include "dossier/search.h"
#include "indexer/store/value_map.h"
#include "searcher/match/plan.h"

namespace dossier::internal {

// The number of articles of the index that a plan matches.
using CountMatches = std::function<std::uint64_t(const PlanNode& plan)>;

// A plan for explanations: what each part is, with its terms; of a pattern or a
// similar word the words that it stands for, each counted by itself.
QueryTree describe_plan(const PlanNode& node, const ValueMap& values,
                        const CountMatches& count);

// Indented, with line ends.
std::string tree_text(const QueryTree& tree);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_PLAN_TREE_H_
