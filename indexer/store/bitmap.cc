// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/bitmap.h"

#include <bit>

// Processors of the last fifteen years count bits in one instruction, which a
// build for all of them may not assume: the loader chooses.
// (ThreadSanitizer does not stand it: it instruments the choice, which is made
// before it is there itself.)
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_THREAD__)
#define DOSSIER_COUNTS_BITS __attribute__((target_clones("popcnt", "default")))
#else
#define DOSSIER_COUNTS_BITS
#endif

namespace dossier::internal {

DOSSIER_COUNTS_BITS
std::size_t count_common(std::span<const std::uint64_t> a,
                         std::span<const std::uint64_t> b) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < a.size(); ++i) n += std::popcount(a[i] & b[i]);
  return n;
}

std::size_t Bitmap::count() const { return count_common(words_, words_); }

}  // namespace dossier::internal
