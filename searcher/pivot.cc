// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pivot.h"

#include <utility>

#include "searcher/facet_lists.h"
#include "searcher/query/value_resolver.h"

namespace dossier::internal {
namespace {

// Counts a pivot's facets over one plan.
FacetTotals count_facets(const PlanNode& plan, std::initializer_list<Facet> of,
                         const PivotContext& context) {
  MatchRequest request;
  request.plan = &plan;
  request.hits = 0;
  for (const Facet facet : of)
    request.facets[static_cast<std::size_t>(facet)] = true;
  return match(context.snapshot, context.readers, context.workers, request,
               context.deadline)
      .facets;
}

std::vector<ValueNumber> numbers_of(const FacetCounts& list, Facet facet,
                                    const ValueMap& values) {
  std::vector<ValueNumber> numbers;
  for (const FacetCount& value : list.values)
    numbers.push_back(values.find(facet, value.id).value());
  return numbers;
}

}  // namespace

Pivot count_pivot(const PivotRequest& request, const std::string& locale,
                  PlanNode plan, const std::vector<SelectedFacet>& selected,
                  const PivotContext& context) {
  const ValueMap& values = *context.snapshot.values;
  const Facet rows = require_facet(request.rows.facet);
  const Facet columns = require_facet(request.columns.facet);
  for (const SelectedFacet& narrowing : selected)
    plan = Planner::both(std::move(plan),
                         Planner::values(narrowing.facet, narrowing.values));

  SearchRequest both;
  both.facets = {request.rows, request.columns};
  both.locale = locale;
  std::shared_ptr<const FacetTotals> background;
  if (needs_background(both.facets))
    background = context.background.facets(context.deadline);
  auto lists = list_facets(both, values,
                           count_facets(plan, {rows, columns}, context),
                           background.get(), {});
  Pivot pivot{std::move(lists[0]), std::move(lists[1]), {}};

  const auto column_numbers = numbers_of(pivot.columns, columns, values);
  for (const ValueNumber row : numbers_of(pivot.rows, rows, values)) {
    const PlanNode in_row = Planner::both(plan, Planner::values(rows, {row}));
    const FacetTotals totals = count_facets(in_row, {columns}, context);
    auto& cells = pivot.cells.emplace_back();
    for (const ValueNumber column : column_numbers)
      cells.push_back(totals.by_value[column]);
  }
  return pivot;
}

}  // namespace dossier::internal
