// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_ENTITY_OFFERS_H_
#define DOSSIER_SEARCHER_ENTITY_OFFERS_H_

#include <functional>
#include <vector>

#include "dossier/entity_offer.h"
#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "searcher/match/plan.h"
#include "searcher/query/parser.h"
#include "searcher/query/query.h"

namespace dossier::internal {

// What making offers needs of the search that it belongs to.
struct OfferContext {
  const Snapshot& snapshot;
  const ParserContext& parsing;
  const std::vector<SelectedFacet>& selected;
  // The plan of a part of the query within everything that narrows the search.
  std::function<PlanNode(const QueryNode&)> narrowed_plan;
  std::function<PlanNode(const QueryNode&)> plan;
  std::function<std::uint64_t(const PlanNode&)> count;
};

// The entities that words of the query are names of: of each name the three
// that most articles have, six in all. Those that no article has, or that are
// selected already, are left out. `root` is what `query` was parsed to. Throws
// Error (Timeout, Cancelled).
std::vector<EntityOffer> make_offers(const std::string& query,
                                     const QueryNode& root,
                                     const OfferContext& context);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_ENTITY_OFFERS_H_
