// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_MATCHER_H_
#define DOSSIER_SEARCHER_MATCH_MATCHER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "searcher/match/accumulator.h"
#include "searcher/match/day_counts.h"
#include "searcher/match/deadline.h"
#include "searcher/match/facet_counter.h"
#include "searcher/match/plan.h"
#include "searcher/match/reader_pool.h"
#include "searcher/match/recency.h"
#include "searcher/match/story_matches.h"
#include "searcher/match/worker_pool.h"

namespace dossier::internal {

struct MatchRequest {
  const PlanNode* plan = nullptr;
  // One entry a facet at most; they narrow each other, and none narrows its
  // own counts.
  std::vector<SelectedFacet> selected;
  SortOrder order = SortOrder::Relevance;
  std::size_t hits = 10;  // best ones kept; kAll
  FacetMask facets{};
  bool count_days = false;
  std::optional<Recency> recency = {};
  bool collapse = false;       // of each story only the best article is a hit
  bool count_stories = false;  // facets count stories; days still articles
  PartCounting counting = {};  // of which parts facets count the mentions

  bool tells_stories() const { return collapse || count_stories; }
};

struct MatchedDoc {
  std::uint32_t segment;
  DocNumber doc;
  float score;
  float nearness = 0;  // part of the score, if proximity counts
};

struct MatchResult {
  std::uint64_t total = 0;
  std::vector<MatchedDoc> hits;  // best first
  FacetTotals facets;
  DayCounts days;  // of the matches, if asked for
  // If stories are told: how many match, and what matches of those of several
  // articles, sorted by story.
  std::uint64_t stories = 0;
  std::vector<StoryMatch> of_stories;
};

// How a search is cut up and when it is shared out.
struct Sharing {
  // Documents a window: a multiple of 64, at most Accumulator::kWindow.
  std::size_t window = Accumulator::kWindow;
  // Matches, at most, from which on a search is shared out among threads: to
  // wake one costs as much as some thousand matches.
  std::uint64_t heavy = 30'000;
};

// Puts the hits in order, the best `kept` of them.
void keep_best(const Snapshot& snapshot, SortOrder order, std::size_t kept,
               std::vector<MatchedDoc>& hits);

// Matches, ranks and counts in one pass over each segment: every match is met
// once, offered to the ranking and counted. Exact in everything. A heavy
// search is shared out among the workers, which changes nothing in the result.
// Throws Error (Timeout, Cancelled).
MatchResult match(const Snapshot& snapshot, ReaderPool& readers,
                  WorkerPool& workers, const MatchRequest& request,
                  const Deadline& deadline, const Sharing& sharing = {});

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_MATCHER_H_
