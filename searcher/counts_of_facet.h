// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_COUNTS_OF_FACET_H_
#define DOSSIER_SEARCHER_COUNTS_OF_FACET_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "searcher/count_scan.h"
#include "searcher/match/value_counts.h"

namespace dossier::internal {

// Higher counts first; values are ordered by id, which spares looking at
// strings: most counts of a narrow search are 1.
inline bool counted_more(const CountedValue& a, const CountedValue& b) {
  return a.count != b.count ? a.count > b.count : a.value < b.value;
}

// What a search counted of one facet.
class CountsOfFacet {
 public:
  // The values of the facet are those from `first` up to, not including,
  // `last`. The counts outlive this.
  CountsOfFacet(const ValueCounts& counts, ValueNumber first, ValueNumber last);

  std::uint64_t sum() const { return sum_; }
  std::uint64_t distinct() const { return distinct_; }  // counts above 0

  // Calls visit(CountedValue) for the counts above 0, in order of value.
  template <typename Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t i = 0; i < dense_.size(); ++i)
      if (dense_[i] != 0)
        visit(CountedValue{first_ + static_cast<ValueNumber>(i), dense_[i]});
    for (const CountedValue& counted : sparse_) visit(counted);
  }

  // The `limit` highest counts above 0 of wanted values, highest first. Asks
  // only about those that may be among them; nothing to ask is all.
  std::vector<CountedValue> highest(
      std::size_t limit,
      const std::function<bool(ValueNumber)>& is_wanted) const;

 private:
  std::uint32_t least_of_highest(std::size_t limit) const;

  ValueNumber first_;
  std::span<const std::uint32_t> dense_;  // one of the two
  std::span<const CountedValue> sparse_;
  std::optional<CountScan> scan_;  // of the dense
  std::uint64_t sum_ = 0, distinct_ = 0;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_COUNTS_OF_FACET_H_
