// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/counts_of_facet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "tests/random_seed.h"

namespace dossier::internal {
namespace {

using Pairs = std::vector<std::pair<ValueNumber, std::uint32_t>>;

Pairs pairs_of(const std::vector<CountedValue>& counted) {
  Pairs pairs;
  for (const auto& [value, count] : counted) pairs.emplace_back(value, count);
  return pairs;
}

// A facet between two others, a few counts of it above 0, most of those low.
class CountsOfFacetTest : public ::testing::Test {
 protected:
  static constexpr ValueNumber kFirst = 5;

  void draw() {
    values_ = kFirst + static_cast<ValueNumber>(random_() % 2000);
    dense_.assign(values_ + 5, 0);
    const std::size_t one_in = 1 + random_() % 300;
    for (std::uint32_t& count : dense_)
      if (random_() % one_in == 0)
        count = 1 + static_cast<std::uint32_t>(random_() % 4);
  }
  // All counts above 0 of wanted values, highest first.
  template <typename IsWanted>
  Pairs sorted(IsWanted is_wanted) const {
    Pairs pairs;
    for (ValueNumber value = kFirst; value < values_; ++value)
      if (dense_[value] && is_wanted(value))
        pairs.emplace_back(value, dense_[value]);
    std::stable_sort(
        pairs.begin(), pairs.end(),
        [](const auto& a, const auto& b) { return a.second > b.second; });
    return pairs;
  }
  ValueCounts in_form(bool is_dense) const {
    if (is_dense) return ValueCounts(dense_);
    std::vector<CountedValue> counted;
    for (std::size_t i = 0; i < dense_.size(); ++i)
      if (dense_[i])
        counted.push_back({static_cast<ValueNumber>(i), dense_[i]});
    return ValueCounts(counted);
  }

  std::mt19937_64 random_{random_seed(20)};
  ValueNumber values_ = 0;
  std::vector<std::uint32_t> dense_;
};

TEST_F(CountsOfFacetTest, FindsTheHighest) {
  for (int round = 0; round < 300; ++round) {
    draw();
    const Pairs all = sorted([](ValueNumber) { return true; });
    for (const bool is_dense : {true, false}) {
      const ValueCounts counts = in_form(is_dense);
      const CountsOfFacet facet(counts, kFirst, values_);
      for (const std::size_t limit : {0, 1, 3, 10, 100000}) {
        Pairs expected = all;
        expected.resize(std::min(limit, all.size()));
        EXPECT_EQ(pairs_of(facet.highest(limit, {})), expected) << limit;
      }
    }
  }
}

TEST_F(CountsOfFacetTest, FindsTheHighestThatAreWanted) {
  const auto is_wanted = [](ValueNumber value) { return value % 3 == 0; };
  for (int round = 0; round < 100; ++round) {
    draw();
    Pairs expected = sorted(is_wanted);
    expected.resize(std::min<std::size_t>(10, expected.size()));
    for (const bool is_dense : {true, false}) {
      const ValueCounts counts = in_form(is_dense);
      const CountsOfFacet facet(counts, kFirst, values_);
      EXPECT_EQ(pairs_of(facet.highest(10, is_wanted)), expected);
    }
  }
}

TEST_F(CountsOfFacetTest, AddsUpAndGoesThroughAll) {
  for (int round = 0; round < 50; ++round) {
    draw();
    const Pairs all = sorted([](ValueNumber) { return true; });
    std::uint64_t sum = 0;
    for (const auto& [value, count] : all) sum += count;
    for (const bool is_dense : {true, false}) {
      const ValueCounts counts = in_form(is_dense);
      const CountsOfFacet facet(counts, kFirst, values_);
      EXPECT_EQ(facet.sum(), sum);
      EXPECT_EQ(facet.distinct(), all.size());
      ValueNumber last = 0;
      facet.for_each([&](const CountedValue& counted) {
        EXPECT_GT(counted.value, last);
        EXPECT_EQ(counted.count, dense_[counted.value]);
        last = counted.value;
      });
    }
  }
}

}  // namespace
}  // namespace dossier::internal
