// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_SEARCHER_H_
#define DOSSIER_SEARCHER_SEARCHER_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/index.h"
#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "searcher/background.h"
#include "searcher/feedback.h"
#include "searcher/fired_terms.h"
#include "searcher/match/matcher.h"
#include "searcher/match/plan.h"
#include "searcher/match/reader_pool.h"
#include "searcher/match/worker_pool.h"
#include "searcher/narrowing.h"
#include "searcher/query/parser.h"
#include "searcher/query/query.h"
#include "searcher/ranked_matcher.h"

namespace dossier::internal {

// Answers search requests over one snapshot: reads the query, plans, matches,
// and dresses up hits and facets. May be used by several threads at once.
class Searcher {
 public:
  Searcher(std::shared_ptr<const Snapshot> snapshot, const OpenOptions& options,
           const Sharing& sharing = {});

  const Snapshot& snapshot() const { return *snapshot_; }

  // Hits are handed to `hit` in order until it returns false.
  Answer search(const SearchRequest& request,
                const std::function<bool(Hit&&)>& hit) const;

 private:
  PlanNode plan_query(const QueryNode& query, std::vector<Repair>& repairs,
                      const PlanOptions& options = {}) const;
  std::optional<std::uint64_t> count(const SearchRequest& request,
                                     const std::string& query) const;
  std::vector<EntityOffer> offers(const std::string& query,
                                  const QueryNode& root,
                                  const ParserContext& parsing,
                                  const Narrowing& narrowing,
                                  const Deadline& deadline) const;
  std::vector<PlannedPart> fired_parts(const QueryNode& root,
                                       const Narrowing& narrowing) const;
  // Narrows the plan to what is like an article, and leaves that out.
  Likeness make_alike(const std::string& id, const Bm25& bm25,
                      PlanNode& plan) const;
  // The plan of the query with what the best articles of the search teach.
  ExpandedPlan expand_plan(PlanNode plan, const SearchRequest& request,
                           const Narrowing& narrowing, RankedMatcher& matcher,
                           const Deadline& deadline) const;
  void explain(const PlanNode& plan, RankedMatcher& matcher,
               const MatchedDoc& match, const Deadline& deadline,
               Hit& hit) const;

  std::shared_ptr<const Snapshot> snapshot_;
  mutable ReaderPool readers_;
  mutable WorkerPool workers_;
  Sharing sharing_;
  mutable Background background_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_SEARCHER_H_
