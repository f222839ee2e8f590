// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_TOP_HITS_H_
#define DOSSIER_SEARCHER_MATCH_TOP_HITS_H_

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "dossier/search.h"
#include "indexer/store/segment.h"

namespace dossier::internal {

// A match and what it is ordered by within its segment. Smaller is better in
// `rank`: newer first, then id.
struct RankedDoc {
  float score;
  std::uint32_t rank;
  DocNumber doc;
};

// The order of matches within a segment, as a function object.
class BetterHit {
 public:
  BetterHit(const Segment& segment, SortOrder order)
      : days_(segment.days()), order_(order) {}

  bool operator()(const RankedDoc& a, const RankedDoc& b) const {
    if (order_ == SortOrder::Relevance && a.score != b.score)
      return a.score > b.score;
    if (order_ == SortOrder::OldestFirst && days_[a.doc] != days_[b.doc])
      return oldest_key(a.doc) < oldest_key(b.doc);
    return a.rank < b.rank;
  }

 private:
  // Articles without a day come last.
  Day oldest_key(DocNumber doc) const {
    return days_[doc] == kNoDay ? std::numeric_limits<Day>::max() : days_[doc];
  }

  std::span<const Day> days_;
  SortOrder order_;
};

// The best `limit` matches of one segment, in a total order: for relevance by
// score, newer day, id; for dates by day, id.
class TopHits {
 public:
  TopHits(const Segment& segment, SortOrder order, std::size_t limit)
      : ranks_(segment.ranks()),
        order_(order),
        better_(segment, order),
        limit_(limit) {}

  // `scores`: one a document, or none.
  void offer(std::span<const DocNumber> docs, std::span<const float> scores) {
    if (limit_ == 0) return;
    if (scores.empty()) {
      for (const DocNumber doc : docs)
        if (ranks_[doc] < worst_rank_) insert(doc, 0);
      return;
    }
    for (std::size_t i = 0; i < docs.size(); ++i) offer(docs[i], scores[i]);
  }
  void offer(DocNumber doc, float score) {
    // Most matches end here, without a look at the ranks.
    if (score < worst_score_) return;
    insert(doc, score);
  }

  // Best first.
  std::vector<RankedDoc> take() {
    std::sort(hits_.begin(), hits_.end(), better_);
    return std::move(hits_);
  }

 private:
  void insert(DocNumber doc, float score) {
    if (limit_ == 0) return;
    const RankedDoc hit{score, ranks_[doc], doc};
    if (hits_.size() == limit_) {
      if (!better_(hit, hits_.front())) return;
      std::pop_heap(hits_.begin(), hits_.end(), better_);
      hits_.back() = hit;
      std::push_heap(hits_.begin(), hits_.end(), better_);
    } else {
      hits_.push_back(hit);
      // A heap is needed from the moment that something has to leave it.
      if (hits_.size() < limit_) return;
      std::make_heap(hits_.begin(), hits_.end(), better_);
    }
    const RankedDoc& worst = hits_.front();
    if (order_ == SortOrder::Relevance) worst_score_ = worst.score;
    // Of hits without a score only the rank decides, but for the oldest first.
    if (order_ != SortOrder::OldestFirst && worst.score <= 0)
      worst_rank_ = worst.rank;
  }

  std::span<const std::uint32_t> ranks_;
  SortOrder order_;
  BetterHit better_;
  std::size_t limit_;
  // Once full, the score below which nothing enters; dates have no such score.
  float worst_score_ = -1;
  // Once full, the rank from which on nothing without a score enters.
  std::uint32_t worst_rank_ = std::numeric_limits<std::uint32_t>::max();
  std::vector<RankedDoc> hits_;  // a heap with the worst in front, once full
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_TOP_HITS_H_
