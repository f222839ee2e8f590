// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_PLAN_TREE_H_
#define DOSSIER_SEARCHER_MATCH_PLAN_TREE_H_

#include <string>

#include "dossier/search.h"
#include "indexer/store/value_map.h"
#include "searcher/match/plan.h"

namespace dossier::internal {

// A plan for explanations: what each part is, with its terms.
QueryTree describe_plan(const PlanNode& node, const ValueMap& values);

// Indented, with line ends.
std::string tree_text(const QueryTree& tree);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_PLAN_TREE_H_
