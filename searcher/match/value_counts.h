// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_VALUE_COUNTS_H_
#define DOSSIER_SEARCHER_MATCH_VALUE_COUNTS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "indexer/store/segment.h"

namespace dossier::internal {

struct CountedValue {
  ValueNumber value;
  std::uint32_t count;
};

// A count for each facet value. Dense: one after the other by number. Sparse:
// only those above 0, listed; a narrow search then costs what it counts, and
// not what values there are.
class ValueCounts {
 public:
  // Sparse, and all 0.
  ValueCounts() = default;
  explicit ValueCounts(std::vector<std::uint32_t> dense)
      : is_dense_(true), dense_(std::move(dense)) {}
  // REQUIRES values that ascend and counts above 0.
  explicit ValueCounts(std::vector<CountedValue> sparse)
      : sparse_(std::move(sparse)) {}

  bool is_dense() const { return is_dense_; }
  bool empty() const { return dense_.empty() && sparse_.empty(); }

  // Sparse: costs a binary search.
  std::uint32_t operator[](ValueNumber value) const;

  // Those from `first` up to, not including, `last`. REQUIRES that it is so.
  std::span<const std::uint32_t> dense(ValueNumber first,
                                       ValueNumber last) const {
    return std::span(dense_).subspan(first, last - first);
  }
  std::span<const CountedValue> sparse(ValueNumber first,
                                       ValueNumber last) const;

  // Rewrites it as dense counts of so many values, and gives those.
  std::span<std::uint32_t> make_dense(std::size_t values);

  // Adds counts whose value i is here to_global[i], which rises; there are so
  // many values here.
  void add(const ValueCounts& other, std::span<const ValueNumber> to_global,
           std::size_t values);
  // Adds counts of the same values.
  void add(ValueCounts other);

 private:
  template <typename ToHere>
  void add_mapped(const ValueCounts& other, ToHere to_here, std::size_t values);

  bool is_dense_ = false;
  std::vector<std::uint32_t> dense_;
  std::vector<CountedValue> sparse_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_VALUE_COUNTS_H_
