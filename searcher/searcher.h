// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_SEARCHER_H_
#define DOSSIER_SEARCHER_SEARCHER_H_

#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "searcher/match/matcher.h"
#include "searcher/match/plan.h"
#include "searcher/match/posting_cache.h"
#include "searcher/query/query.h"

namespace dossier::internal {

// Answers search requests over one snapshot: reads the query, plans, matches,
// and dresses up hits and facets. May be used by several threads at once.
class Searcher {
 public:
  Searcher(std::shared_ptr<const Snapshot> snapshot,
           std::size_t posting_cache_bytes);

  const Snapshot& snapshot() const { return *snapshot_; }

  // Hits are handed to `hit` in order until it returns false.
  Answer search(const SearchRequest& request,
                const std::function<bool(Hit&&)>& hit) const;

 private:
  // Xapian handles belong to one thread at a time: they are borrowed.
  class Borrowed;
  PostingsSet borrow() const;
  void give_back(PostingsSet postings) const;

  std::vector<FacetCounts> count_facets(
      const SearchRequest& request, const FacetTotals& totals,
      const std::vector<SelectedFacet>& selected) const;
  void explain(const PlanNode& plan, const Match& match, PostingsSet& postings,
               const Deadline& deadline, Hit& hit) const;

  std::shared_ptr<const Snapshot> snapshot_;
  std::shared_ptr<PostingCache> cache_;  // null: none
  mutable std::mutex mutex_;
  mutable std::vector<PostingsSet> free_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_SEARCHER_H_
