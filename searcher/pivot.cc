// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pivot.h"

#include <algorithm>
#include <array>
#include <utility>

#include "searcher/facet_lists.h"
#include "searcher/named_units.h"
#include "searcher/pivot_counter.h"
#include "searcher/query/value_resolver.h"

namespace dossier::internal {
namespace {

// Counts a pivot's facets over one plan.
FacetTotals count_facets(const PlanNode& plan, std::initializer_list<Facet> of,
                         const SearchContext& context) {
  MatchRequest request;
  request.plan = &plan;
  request.hits = 0;
  for (const Facet facet : of)
    request.facets[static_cast<std::size_t>(facet)] = true;
  return match(request, context).facets;
}

std::vector<ValueNumber> numbers_of(const FacetCounts& list, Facet facet,
                                    const ValueMap& values) {
  std::vector<ValueNumber> numbers;
  for (const FacetCount& value : list.values)
    numbers.push_back(values.find(facet, value.id).value());
  return numbers;
}

FacetMask mask_of(std::initializer_list<Facet> facets) {
  FacetMask mask{};
  for (const Facet facet : facets) mask[static_cast<std::size_t>(facet)] = true;
  return mask;
}

// Calls visit(units) for each match with what its units name.
template <typename Visit>
void read_matches(const PlanNode& plan, PivotUnit unit, const FacetMask& wanted,
                  const SearchContext& context, Visit visit) {
  constexpr std::size_t kChecked = 256;  // articles between looks at the clock
  MatchRequest request;
  request.plan = &plan;
  request.hits = kAll;
  std::vector<MatchedDoc> matches = match(request, context).hits;
  std::sort(matches.begin(), matches.end(),
            [](const MatchedDoc& a, const MatchedDoc& b) {
              return a.segment != b.segment ? a.segment < b.segment
                                            : a.doc < b.doc;
            });
  NamedUnits units(context.snapshot, unit, wanted, context.in);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (i % kChecked == 0) context.deadline.check();
    visit(units.read(matches[i]));
  }
}

PivotTriple::Value value_of(ValueNumber number, const ValueMap& values) {
  const FacetValue value = values.value(number);
  return {std::string(value.id), std::string(value.label)};
}

void count_triples(const PivotRequest& request, const PlanNode& plan,
                   const std::array<Facet, 3>& facets,
                   const SearchContext& context, Pivot& pivot) {
  const ValueMap& values = *context.snapshot.values;
  TripleCounter counter(values, facets);
  read_matches(plan, request.unit, mask_of({facets[0], facets[1], facets[2]}),
               context, [&](const auto& units) { counter.count(units); });
  pivot.distinct_triples = counter.distinct();
  for (const auto& [triple, count] : counter.best(request.triples))
    pivot.triples.push_back({value_of(triple[0], values),
                             value_of(triple[1], values),
                             value_of(triple[2], values), count});
}

// A search for the cells of each row costs less than a look at each match.
std::vector<std::vector<std::uint64_t>> count_in_articles(
    const PlanNode& plan, Facet row_facet, const std::vector<ValueNumber>& rows,
    Facet column_facet, const std::vector<ValueNumber>& columns,
    const SearchContext& context) {
  std::vector<std::vector<std::uint64_t>> cells;
  for (const ValueNumber row : rows) {
    const PlanNode in_row =
        Planner::both(plan, Planner::values(row_facet, {row}, context.in));
    const FacetTotals totals = count_facets(in_row, {column_facet}, context);
    auto& counts = cells.emplace_back();
    for (const ValueNumber column : columns)
      counts.push_back(totals.by_value[column]);
  }
  return cells;
}

}  // namespace

Pivot count_pivot(const PivotRequest& request, const std::string& locale,
                  PlanNode plan, const std::vector<SelectedFacet>& selected,
                  const SearchContext& context) {
  const ValueMap& values = *context.snapshot.values;
  const Facet rows = require_facet(request.rows.facet);
  const Facet columns = require_facet(request.columns.facet);
  plan = Planner::with_selections(std::move(plan), selected);

  const Facet third =
      request.third ? require_facet(request.third->facet) : columns;

  SearchRequest listed;
  listed.facets = {request.rows, request.columns};
  if (request.third) listed.facets.push_back(*request.third);
  listed.locale = locale;
  std::shared_ptr<const FacetTotals> background;
  if (needs_background(listed))
    background = context.background.facets(context.deadline, context.in);
  auto lists = list_facets(listed, context.snapshot,
                           count_facets(plan, {rows, columns, third}, context),
                           background.get(), {});
  Pivot pivot{std::move(lists[0]), std::move(lists[1]), {}, request.unit};
  if (request.third) {
    pivot.third = std::move(lists[2]);
    count_triples(request, plan, {rows, columns, third}, context, pivot);
    return pivot;
  }

  const auto row_numbers = numbers_of(pivot.rows, rows, values);
  const auto column_numbers = numbers_of(pivot.columns, columns, values);
  if (request.unit == PivotUnit::Article) {
    pivot.cells = count_in_articles(plan, rows, row_numbers, columns,
                                    column_numbers, context);
  } else {
    PairCounter counter(values.size(), row_numbers, column_numbers);
    read_matches(plan, request.unit, mask_of({rows, columns}), context,
                 [&](const auto& units) { counter.count(units); });
    pivot.cells = counter.take();
  }
  return pivot;
}

}  // namespace dossier::internal
