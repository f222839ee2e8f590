// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_NARROWING_H_
#define DOSSIER_SEARCHER_NARROWING_H_

#include <optional>
#include <string>
#include <vector>

#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "searcher/match/plan.h"
#include "searcher/query/query.h"

namespace dossier::internal {

// What narrows a search beside the tree of its query: selections, exclusions
// and days, with their names looked up.
class Narrowing {
 public:
  // `query` is what the request's query was read as. The snapshot outlives the
  // narrowing. Throws Error (BadQuery).
  Narrowing(const Snapshot& snapshot, const SearchRequest& request,
            const ParsedQuery& query, std::vector<Repair>& repairs);

  // The selected values of each facet, which are left to the matcher.
  std::vector<SelectedFacet> selected() const;

  // The plan within the days and without what is excluded.
  PlanNode applied_to(PlanNode plan) const;

  // The query with all that narrows it, in the query language.
  std::string understood(const QueryNode& query) const;

 private:
  struct Named {
    Facet facet;
    std::string text;  // as typed
    std::vector<ValueNumber> values;
  };
  std::vector<Named> resolve(const std::vector<FacetSelection>& names,
                             std::vector<Repair>& repairs) const;
  std::vector<QueryNode> selection_nodes() const;
  std::vector<QueryNode> nodes_of(const std::vector<Named>& names) const;

  const Snapshot& snapshot_;
  std::vector<Named> selections_;
  std::vector<Named> exclusions_;
  ArticlePart in_;  // where entities have to be mentioned
  std::optional<DayRange> days_;
  std::optional<std::uint64_t> since_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_NARROWING_H_
