// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_COUNT_SCAN_H_
#define DOSSIER_SEARCHER_COUNT_SCAN_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier::internal {

// What can be said of a facet's counts in one look at each: a narrow search
// has few of them, in a facet of a hundred thousand values too.
struct CountScan {
  static constexpr std::size_t kBlock = 64;  // counts

  explicit CountScan(std::span<const std::uint32_t> counts);

  std::uint64_t sum = 0;
  std::uint64_t distinct = 0;          // counts above 0
  std::vector<std::uint32_t> highest;  // of each block
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_COUNT_SCAN_H_
