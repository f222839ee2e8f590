// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_RANKED_MATCHER_H_
#define DOSSIER_SEARCHER_RANKED_MATCHER_H_

#include <optional>

#include "dossier/ranking.h"
#include "indexer/store/snapshot.h"
#include "searcher/match/matcher.h"
#include "searcher/match/reader_pool.h"
#include "searcher/match/worker_pool.h"

namespace dossier::internal {

// Matches for one search and ranks as that asks for. The default ranking goes
// straight to match(); another k1, b or title weight has readers of its own, so
// that impacts of two rankings never meet.
class RankedMatcher {
 public:
  // The arguments outlive the matcher. `usual` has readers of the default
  // ranking. Throws Error (BadQuery) for figures that make no sense.
  RankedMatcher(const Snapshot& snapshot, ReaderPool& usual,
                WorkerPool& workers, const Ranking& ranking,
                const Sharing& sharing);

  const Bm25& bm25() const { return bm25_; }
  ReaderPool& readers() { return own_ ? *own_ : usual_; }

  // Throws Error (Timeout, Cancelled).
  MatchResult match(MatchRequest request, const Deadline& deadline);

  // Adds what nearness and age gave to the score of a hit, behind what its
  // terms gave, so that the parts add up to the score.
  void explain(const MatchedDoc& hit, std::vector<ScorePart>& parts) const;

 private:
  void add_nearness(const PlanNode& plan, const Deadline& deadline,
                    std::vector<MatchedDoc>& hits) const;
  double age_factor(const MatchedDoc& hit) const;

  const Snapshot& snapshot_;
  ReaderPool& usual_;
  WorkerPool& workers_;
  const Sharing& sharing_;
  Bm25 bm25_;
  double proximity_;
  std::optional<Recency> recency_;
  std::optional<ReaderPool> own_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_RANKED_MATCHER_H_
