// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_RANKED_MATCHER_H_
#define DOSSIER_SEARCHER_RANKED_MATCHER_H_

#include <optional>

#include "dossier/ranking.h"
#include "indexer/store/snapshot.h"
#include "searcher/match/matcher.h"
#include "searcher/match/reader_pool.h"
#include "searcher/search_context.h"

namespace dossier::internal {

// Matches for one search and ranks as that asks for. The default ranking goes
// straight to match(); another k1, b or title weight has readers of its own, so
// that impacts of two rankings never meet.
class RankedMatcher {
 public:
  // The context, whose readers are of the default ranking, outlives the
  // matcher. Throws Error (BadQuery) for figures that make no sense; (Timeout,
  // Cancelled) while the newest day is looked for.
  RankedMatcher(const SearchContext& context, const Ranking& ranking);

  const Bm25& bm25() const { return bm25_; }
  ReaderPool& readers() { return own_ ? *own_ : context_.readers; }

  // Throws Error (Timeout, Cancelled).
  MatchResult match(MatchRequest request);

  // Adds what nearness and age gave to the score of a hit, behind what its
  // terms gave, so that the parts add up to the score.
  void explain(const MatchedDoc& hit, std::vector<ScorePart>& parts) const;

 private:
  void add_nearness(const PlanNode& plan, std::vector<MatchedDoc>& hits) const;
  double age_factor(const MatchedDoc& hit) const;

  const SearchContext& context_;
  Bm25 bm25_;
  double proximity_;
  std::optional<Recency> recency_;
  std::optional<ReaderPool> own_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_RANKED_MATCHER_H_
