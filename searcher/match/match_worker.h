// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_MATCH_WORKER_H_
#define DOSSIER_SEARCHER_MATCH_MATCH_WORKER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "searcher/match/evaluator.h"
#include "searcher/match/facet_counter.h"
#include "searcher/match/matcher.h"
#include "searcher/match/top_hits.h"

namespace dossier::internal {

// A part of a search: some documents of one segment.
struct MatchTask {
  std::uint32_t segment;
  DocRange range;
  std::uint64_t estimate;  // at most so many matches in the whole segment
};

// Does tasks of one search in one thread, in order of segment.
class MatchWorker {
 public:
  // The arguments outlive the worker.
  MatchWorker(const Snapshot& snapshot, PostingReaders& readers,
              const MatchRequest& request, const Deadline& deadline);

  void run(const MatchTask& task);

  // What the tasks gave: totals, and the best hits of each segment, unordered.
  MatchResult finish();

 private:
  // What belongs to the segment at hand.
  struct InSegment {
    InSegment(const Snapshot& snapshot, PostingReaders& readers,
              const MatchTask& task, const MatchRequest& request,
              const Deadline& deadline);
    std::uint32_t number;
    Evaluator evaluator;
    FacetCounter counter;
    TopHits top;
    StorySplitter stories;
  };

  void leave_segment();
  void take_counts();
  DocSet living(DocSet matches) const;
  void meet_all(const DocSet& matches);
  void meet_stories(const DocSet& matches);
  void count_alone(std::span<const DocNumber> docs, Facet facet);
  void meet_selected(const MatchTask& task);

  const Snapshot& snapshot_;
  PostingReaders& readers_;
  const MatchRequest& request_;
  const Deadline& deadline_;
  std::unique_ptr<InSegment> at_;
  MatchResult result_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_MATCH_WORKER_H_
