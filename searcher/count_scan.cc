// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/count_scan.h"

#include <algorithm>

#include "indexer/store/target_clones.h"

namespace dossier::internal {
namespace {

DOSSIER_CLONE_FOR("avx2")
void scan(std::span<const std::uint32_t> counts, CountScan& found) {
  std::uint64_t sum = 0, distinct = 0;
  for (std::uint32_t& highest : found.highest) {
    const auto block = counts.first(std::min(CountScan::kBlock, counts.size()));
    counts = counts.subspan(block.size());
    // As wide as a count, for several at once.
    std::uint32_t most = 0, above_none = 0;
    for (const std::uint32_t count : block) {
      most = std::max(most, count);
      above_none += count != 0;
      sum += count;
    }
    highest = most;
    distinct += above_none;
  }
  found.sum = sum;
  found.distinct = distinct;
}

}  // namespace

CountScan::CountScan(std::span<const std::uint32_t> counts)
    : highest((counts.size() + kBlock - 1) / kBlock) {
  scan(counts, *this);
}

}  // namespace dossier::internal
