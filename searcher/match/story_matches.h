// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_STORY_MATCHES_H_
#define DOSSIER_SEARCHER_MATCH_STORY_MATCHES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/store/snapshot.h"
#include "searcher/match/doc_set.h"
#include "searcher/match/facet_counter.h"

namespace dossier::internal {

// A match that belongs to a story with others, whether they match or not.
struct StoryMatch {
  // In the base of every facet: a hit.
  static constexpr std::size_t kHit = kFacetCount;

  StoryNumber story;
  DocPlace place;
  float score;
  std::size_t base;  // kHit, or the only facet whose base it is in
};

// Tells the matches of one segment that belong to a story from the others.
class StorySplitter {
 public:
  StorySplitter(const Snapshot& snapshot, std::uint32_t segment);

  // Appends those of a story, and returns the others. Documents ascend.
  DocSet split(const DocSet& matches, std::size_t base,
               std::vector<StoryMatch>& of_stories) const;

 private:
  std::uint32_t segment_;
  StoryMap::InSegment members_;
};

// By story, then hits first, then place.
void sort_by_story(std::vector<StoryMatch>& matches);

// The part of a sorted list that belongs to one story.
std::span<const StoryMatch> matches_of(const std::vector<StoryMatch>& sorted,
                                       StoryNumber story);

// Stories of which at least one article is a hit. REQUIRES a sorted list.
std::uint64_t count_stories(std::span<const StoryMatch> sorted);

// Adds each story once to the totals of the facets, with every value that one
// of its matches has, of entities those that the part mentions; and once for
// each part where one of them mentions the value, if those are counted.
// REQUIRES a sorted list, and totals of which the articles of no story are
// counted already.
void count_story_values(const Snapshot& snapshot, const FacetMask& wanted,
                        PartCounting counting,
                        std::span<const StoryMatch> sorted,
                        FacetTotals& totals);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_STORY_MATCHES_H_
