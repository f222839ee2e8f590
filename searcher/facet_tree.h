// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_FACET_TREE_H_
#define DOSSIER_SEARCHER_FACET_TREE_H_

#include <array>
#include <vector>

#include "dossier/facet_tree.h"
#include "dossier/search.h"
#include "searcher/match/plan.h"
#include "searcher/pivot.h"

namespace dossier::internal {

// The facets whose values belong to others.
inline constexpr std::array<Facet, 3> kTreeFacets{Facet::Country, Facet::System,
                                                  Facet::Class};

// Counts the matches of `plan`, whatever is `selected` included, by the values
// of request.facet_tree and what they belong to, in the unit of the request:
// systems under the types, families and classes of the tables, countries under
// the regions of the world, classes under classes. One search, and for
// countries one for each region with several of them. Throws Error (BadQuery
// for another facet, Timeout, Cancelled).
FacetTree count_tree(const SearchRequest& request, PlanNode plan,
                     const std::vector<SelectedFacet>& selected,
                     const SearchContext& context);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_FACET_TREE_H_
