// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PIVOT_H_
#define DOSSIER_SEARCHER_PIVOT_H_

#include "dossier/search.h"
#include "searcher/match/matcher.h"
#include "searcher/search_context.h"

namespace dossier::internal {

// Counts the matches of `plan`, whatever is `selected` included, by the values
// of two facets, as request.pivot has them and in the request's unit: one
// search for the rows and columns, and one for the cells of each row. By
// paragraph or sentence, and of three facets, every match is looked at, and by
// paragraph or sentence its stored text is cut. Throws Error (BadQuery,
// Timeout, Cancelled, LimitExceeded).
Pivot count_pivot(const SearchRequest& request, PlanNode plan,
                  const std::vector<SelectedFacet>& selected,
                  const SearchContext& context);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PIVOT_H_
