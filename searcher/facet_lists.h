// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_FACET_LISTS_H_
#define DOSSIER_SEARCHER_FACET_LISTS_H_

#include <vector>

#include "dossier/search.h"
#include "indexer/store/value_map.h"
#include "searcher/match/facet_counter.h"
#include "searcher/match/plan.h"

namespace dossier::internal {

// The facets that were asked for, in that order, each with its most counted
// values and what stands beside them. A selected value is always listed, with
// what it would give. Costs a look at each value of the facets.
std::vector<FacetCounts> list_facets(
    const SearchRequest& request, const ValueMap& values,
    const FacetTotals& totals, const std::vector<SelectedFacet>& selected);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_FACET_LISTS_H_
