// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_FACET_LISTS_H_
#define DOSSIER_SEARCHER_FACET_LISTS_H_

#include <functional>
#include <vector>

#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "searcher/match/deadline.h"
#include "searcher/match/facet_counter.h"
#include "searcher/match/plan.h"

namespace dossier::internal {

// True if any of the facets is ordered by what the whole index has.
bool has_order_by_share(const std::vector<FacetRequest>& facets);
// True if facets are to be listed with what the whole index has.
bool needs_background(const SearchRequest& request);

// Takes a value of a facet of which all but the values is known; false: no
// more, of any facet.
using TakeFacetValue =
    std::function<bool(const FacetCounts& facet, const FacetCount& value)>;

// The facets that were asked for, in that order, each with its first
// values and what stands beside them. `background` has the totals of the whole
// index, if needs_background(). A selected value is always listed, with
// what it would give. If there is one, `take` gets the values in place of the
// lists. Costs a look at each value of the facets. Throws Error (Timeout,
// Cancelled).
std::vector<FacetCounts> list_facets(const SearchRequest& request,
                                     const Snapshot& snapshot,
                                     const FacetTotals& totals,
                                     const FacetTotals* background,
                                     const std::vector<SelectedFacet>& selected,
                                     const Deadline& deadline,
                                     const TakeFacetValue& take = {});

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_FACET_LISTS_H_
