// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/value_counts.h"

#include <functional>
#include <iterator>

namespace dossier::internal {
namespace {

using Sparse = std::vector<CountedValue>;

// The sums of two lists.
Sparse merged(const Sparse& a, const Sparse& b) {
  Sparse sums;
  sums.reserve(a.size() + b.size());
  auto at = b.begin();
  for (const CountedValue& counted : a) {
    for (; at != b.end() && at->value < counted.value; ++at)
      sums.push_back(*at);
    sums.push_back(counted);
    if (at != b.end() && at->value == counted.value)
      sums.back().count += at++->count;
  }
  sums.insert(sums.end(), at, b.end());
  return sums;
}

}  // namespace

std::uint32_t ValueCounts::operator[](ValueNumber value) const {
  if (is_dense_) return dense_[value];
  const auto found = sparse(value, value + 1);
  return found.empty() ? 0 : found.front().count;
}

std::span<const CountedValue> ValueCounts::sparse(ValueNumber first,
                                                  ValueNumber last) const {
  const auto begin =
      std::ranges::lower_bound(sparse_, first, {}, &CountedValue::value);
  return {begin, std::ranges::lower_bound(begin, sparse_.end(), last, {},
                                          &CountedValue::value)};
}

std::span<std::uint32_t> ValueCounts::make_dense(std::size_t values) {
  is_dense_ = true;
  dense_.resize(values);
  for (const auto& [value, count] : sparse_) dense_[value] = count;
  sparse_.clear();
  return dense_;
}

template <typename ToHere>
void ValueCounts::add_mapped(const ValueCounts& other, ToHere to_here,
                             std::size_t values) {
  if (is_dense_ || other.is_dense_) {
    const auto sums = make_dense(values);
    for (std::size_t i = 0; i < other.dense_.size(); ++i)
      sums[to_here(static_cast<ValueNumber>(i))] += other.dense_[i];
    for (const auto& [value, count] : other.sparse_)
      sums[to_here(value)] += count;
    return;
  }
  Sparse mapped = other.sparse_;
  for (CountedValue& counted : mapped) counted.value = to_here(counted.value);
  sparse_ = merged(sparse_, mapped);
}

void ValueCounts::add(const ValueCounts& other,
                      std::span<const ValueNumber> to_global,
                      std::size_t values) {
  add_mapped(
      other, [&](ValueNumber value) { return to_global[value]; }, values);
}

void ValueCounts::add(ValueCounts other) {
  if (empty()) return std::swap(*this, other);
  add_mapped(other, std::identity(),
             std::max(dense_.size(), other.dense_.size()));
}

}  // namespace dossier::internal
