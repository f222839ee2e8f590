// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_MERGE_POLICY_H_
#define DOSSIER_INDEXER_MERGE_POLICY_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier::internal {

// No merge makes a larger segment.
inline constexpr std::uint32_t kMaxSegmentDocuments = 5'000'000;

struct SegmentSize {
  std::uint32_t documents = 0;  // dead included
  std::uint32_t dead = 0;
  std::uint64_t bytes = 0;
};

struct MergeChoice {
  std::vector<std::size_t> segments;  // places, ascending; none: nothing to do
  std::uint64_t bytes = 0;            // of them together
  // So many segments are waiting that the merge should be made whatever time
  // it takes: else an index whose merges never fit the budget would grow a
  // segment a commit without end.
  bool overdue = false;
};

// Tiered merging. Segments of about one size, by a factor of 8, are a level;
// eight of a level become one of the next. So an article is copied once a
// level, and an index of ten million articles that grew by one at a time has
// at most seven segments on each of some seven levels. Segments beyond what a
// merge may make (kMaxSegmentDocuments, 8 GiB) stay as they are. A segment of
// which more than a fifth is dead is chosen first, alone.
MergeChoice choose_merge(std::span<const SegmentSize> segments);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_MERGE_POLICY_H_
