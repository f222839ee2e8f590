// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SCRATCH_SEGMENTS_H_
#define DOSSIER_INDEXER_SCRATCH_SEGMENTS_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "indexer/store/segment.h"

namespace dossier::internal {

// The segments of a run that is not committed yet, in the order of their
// articles. Every kMaxMergeInputs become one, so that a run of millions of
// articles leaves a few dozen: each article is copied once for every factor
// of 64.
class ScratchSegments {
 public:
  ScratchSegments(std::filesystem::path folder,
                  std::function<bool()> interrupted);

  void add(SegmentFiles files);
  bool empty() const;

  // All of them, at most kMaxMergeInputs; none are left here. The files stay in
  // the folder.
  std::vector<SegmentFiles> take();

 private:
  SegmentFiles merge(std::span<const SegmentFiles> inputs);

  std::filesystem::path folder_;
  std::function<bool()> interrupted_;
  // Level 0 holds what was added, level n + 1 what 64 of level n became.
  // Whatever is on a higher level came earlier.
  std::vector<std::vector<SegmentFiles>> levels_;
  std::uint64_t merges_ = 0;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SCRATCH_SEGMENTS_H_
