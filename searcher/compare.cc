// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compare.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "searcher/over_representation.h"
#include "searcher/shares.h"

namespace dossier::internal {
namespace {

// The counts as if the second result was the rest of an index: what is left of
// the one ratio when the background is both together.
double ratio_of(const ComparedValue& value, const ComparedFacet& facet) {
  // Equal shares differ by nothing, whatever rounding makes of it.
  if (value.first * facet.second_counted == value.second * facet.first_counted)
    return 0;
  return over_representation(value.first, facet.first_counted,
                             value.first + value.second,
                             facet.first_counted + facet.second_counted);
}

bool tells_more(const ComparedValue& a, const ComparedValue& b) {
  const double of_a = std::abs(a.log_likelihood_ratio),
               of_b = std::abs(b.log_likelihood_ratio);
  if (of_a != of_b) return of_a > of_b;
  const std::uint64_t all_a = a.first + a.second, all_b = b.first + b.second;
  return all_a != all_b ? all_a > all_b : a.id < b.id;
}

ComparedFacet compare_facet(const FacetCounts& first, const FacetCounts& second,
                            std::size_t limit) {
  ComparedFacet facet;
  facet.facet = first.facet;
  facet.first_counted = first.counted;
  facet.second_counted = second.counted;
  std::map<std::string, ComparedValue> values;
  for (const FacetCount& value : first.values)
    values[value.id] = {value.id, value.label, value.count, 0, 0, 0};
  for (const FacetCount& value : second.values) {
    ComparedValue& both = values[value.id];
    both.id = value.id;
    both.label = value.label;
    both.second = value.count;
  }
  for (auto& [id, value] : values) {
    if (value.first + value.second == 0) continue;  // only selected
    value.share_difference = share(value.first, facet.first_counted) -
                             share(value.second, facet.second_counted);
    value.log_likelihood_ratio = ratio_of(value, facet);
    facet.values.push_back(std::move(value));
  }
  facet.distinct = facet.values.size();
  std::sort(facet.values.begin(), facet.values.end(), tells_more);
  if (facet.values.size() > limit) facet.values.resize(limit);
  return facet;
}

}  // namespace

Comparison compare(const Searcher& searcher, SearchRequest request,
                   const std::string& second_query) {
  const std::vector<FacetRequest> wanted = request.facets;
  for (FacetRequest& facet : request.facets)
    facet = {facet.facet, kAll, FacetOrder::Count};
  request.limit = 0;
  // What a query selects itself narrows its own counts: the two are compared.
  request.facets_of_matches = true;
  Comparison comparison;
  comparison.first = searcher.search(request);
  request.query = second_query;
  comparison.second = searcher.search(request);
  for (std::size_t i = 0; i < wanted.size(); ++i)
    comparison.facets.push_back(compare_facet(comparison.first.facets[i],
                                              comparison.second.facets[i],
                                              wanted[i].limit));
  for (Answer* side : {&comparison.first, &comparison.second}) {
    side->facets.clear();
    side->request.facets = wanted;
  }
  return comparison;
}

}  // namespace dossier::internal
