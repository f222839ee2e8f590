// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_MERGE_INTERRUPT_H_
#define DOSSIER_INDEXER_STORE_MERGE_INTERRUPT_H_

#include <cstdint>
#include <functional>

#include "dossier/error.h"

namespace dossier::internal {

// Documents between two questions whether a merge is to go on.
inline constexpr std::uint32_t kInterruptStride = 1024;

// Ends a merge that is no longer wanted.
class MergeInterrupt {
 public:
  explicit MergeInterrupt(const std::function<bool()>& asked) : asked_(asked) {}

  // Throws Error (Cancelled).
  void check() const {
    if (asked_ && asked_())
      throw Error(ErrorCode::Cancelled, "merging segments: interrupted");
  }

 private:
  const std::function<bool()>& asked_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_MERGE_INTERRUPT_H_
