// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/bitmap.h"

#include <bit>

#include "indexer/store/target_clones.h"

namespace dossier::internal {

// Processors of the last fifteen years count bits in one instruction, which a
// build for all of them may not assume.
DOSSIER_CLONE_FOR("popcnt")
std::size_t count_common(std::span<const std::uint64_t> a,
                         std::span<const std::uint64_t> b) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < a.size(); ++i) n += std::popcount(a[i] & b[i]);
  return n;
}

std::size_t Bitmap::count() const { return count_common(words_, words_); }

}  // namespace dossier::internal
