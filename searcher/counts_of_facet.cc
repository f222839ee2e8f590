// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/counts_of_facet.h"

#include <algorithm>

namespace dossier::internal {
namespace {

// The highest of the counts that are offered in order of value.
class Highest {
 public:
  // Counts up to `floor` are not among them.
  Highest(std::size_t limit, std::uint32_t floor,
          const std::function<bool(ValueNumber)>& is_wanted)
      : limit_(limit), floor_(floor), is_wanted_(is_wanted) {}

  // What is not above this is not taken: of equal counts the first is kept.
  std::uint32_t floor() const { return floor_; }

  void offer(CountedValue counted) {
    if (counted.count <= floor_ || (is_wanted_ && !is_wanted_(counted.value)))
      return;
    if (best_.size() == limit_) {
      std::pop_heap(best_.begin(), best_.end(), counted_more);
      best_.back() = counted;
      std::push_heap(best_.begin(), best_.end(), counted_more);
    } else {
      best_.push_back(counted);
      if (best_.size() < limit_) return;
      std::make_heap(best_.begin(), best_.end(), counted_more);
    }
    floor_ = std::max(floor_, best_.front().count);
  }

  std::vector<CountedValue> take() {
    std::sort(best_.begin(), best_.end(), counted_more);
    return std::move(best_);
  }

 private:
  const std::size_t limit_;
  std::uint32_t floor_;
  const std::function<bool(ValueNumber)>& is_wanted_;
  std::vector<CountedValue> best_;  // once full, a heap with the least in front
};

}  // namespace

CountsOfFacet::CountsOfFacet(const ValueCounts& counts, ValueNumber first,
                             ValueNumber last)
    : first_(first) {
  if (counts.is_dense()) {
    dense_ = counts.dense(first, last);
    scan_.emplace(dense_);
    sum_ = scan_->sum;
    distinct_ = scan_->distinct;
    return;
  }
  sparse_ = counts.sparse(first, last);
  distinct_ = sparse_.size();
  for (const CountedValue& counted : sparse_) sum_ += counted.count;
}

// So many blocks have a count that is no less, and so many counts thus are.
std::uint32_t CountsOfFacet::least_of_highest(std::size_t limit) const {
  std::vector<std::uint32_t> highest = scan_->highest;
  if (highest.size() < limit) return 0;
  const auto least = highest.begin() + static_cast<std::ptrdiff_t>(limit - 1);
  std::nth_element(highest.begin(), least, highest.end(), std::greater());
  return *least;
}

std::vector<CountedValue> CountsOfFacet::highest(
    std::size_t limit,
    const std::function<bool(ValueNumber)>& is_wanted) const {
  if (limit == 0) return {};
  const std::uint32_t least = scan_ && !is_wanted ? least_of_highest(limit) : 0;
  Highest best(limit, least == 0 ? 0 : least - 1, is_wanted);
  for (const CountedValue& counted : sparse_) best.offer(counted);
  if (!scan_) return best.take();
  // Most counts are too low, and a block of such is passed over at once.
  for (std::size_t block = 0; block < scan_->highest.size(); ++block) {
    if (scan_->highest[block] <= best.floor()) continue;
    const std::size_t begin = block * CountScan::kBlock;
    const std::size_t end = std::min(begin + CountScan::kBlock, dense_.size());
    for (std::size_t i = begin; i < end; ++i)
      best.offer({first_ + static_cast<ValueNumber>(i), dense_[i]});
  }
  return best.take();
}

}  // namespace dossier::internal
