// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/scratch_segments.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/store/merge_segments.h"
#include "indexer/store/segment_writer.h"

namespace dossier::internal {

ScratchSegments::ScratchSegments(std::filesystem::path folder,
                                 std::function<bool()> interrupted)
    : folder_(std::move(folder)), interrupted_(std::move(interrupted)) {}

void ScratchSegments::add(SegmentFiles files) {
  for (std::size_t level = 0;; ++level) {
    if (levels_.size() == level) levels_.emplace_back();
    levels_[level].push_back(std::move(files));
    if (levels_[level].size() < kMaxMergeInputs) return;
    files = merge(levels_[level]);
    levels_[level].clear();
  }
}

bool ScratchSegments::empty() const {
  return std::all_of(levels_.begin(), levels_.end(),
                     [](const auto& level) { return level.empty(); });
}

std::vector<SegmentFiles> ScratchSegments::take() {
  std::vector<SegmentFiles> all;
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level)
    std::move(level->begin(), level->end(), std::back_inserter(all));
  levels_.clear();
  // The smallest stand last: merging those costs least.
  while (all.size() > kMaxMergeInputs) {
    const std::size_t surplus = all.size() - kMaxMergeInputs + 1;
    const auto first = all.end() - std::min(surplus, kMaxMergeInputs);
    SegmentFiles merged = merge({first, all.end()});
    all.erase(first, all.end());
    all.push_back(std::move(merged));
  }
  return all;
}

SegmentFiles ScratchSegments::merge(std::span<const SegmentFiles> inputs) {
  std::vector<MergeInput> segments;
  for (const SegmentFiles& files : inputs)
    segments.push_back({Segment::open(folder_, files), nullptr});
  MergeResult merged =
      merge_segments(segments, folder_, "merged-" + std::to_string(merges_++),
                     MergeWay::Cheapest, interrupted_);
  for (const SegmentFiles& files : inputs) remove_segment(folder_, files.name);
  return std::move(merged.files);
}

}  // namespace dossier::internal
