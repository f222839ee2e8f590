// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/value_counts.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

#include "tests/random_seed.h"

namespace dossier::internal {
namespace {

using Dense = std::vector<std::uint32_t>;

ValueCounts sparse_of(const Dense& dense) {
  std::vector<CountedValue> counted;
  for (std::size_t i = 0; i < dense.size(); ++i)
    if (dense[i]) counted.push_back({static_cast<ValueNumber>(i), dense[i]});
  return ValueCounts(counted);
}

Dense dense_of(const ValueCounts& counts, std::size_t values) {
  Dense dense;
  for (std::size_t i = 0; i < values; ++i)
    dense.push_back(counts[static_cast<ValueNumber>(i)]);
  return dense;
}

Dense draw(std::mt19937_64& random, std::size_t values) {
  Dense dense(values);
  for (std::uint32_t& count : dense)
    if (random() % 3 == 0) count = static_cast<std::uint32_t>(random() % 5);
  return dense;
}

TEST(ValueCounts, HasNoneAtFirst) {
  const ValueCounts counts;
  EXPECT_TRUE(counts.empty());
  EXPECT_EQ(counts[7], 0u);
}

TEST(ValueCounts, BecomesDense) {
  ValueCounts counts = sparse_of({0, 3, 0, 2});
  counts.make_dense(5);
  EXPECT_TRUE(counts.is_dense());
  EXPECT_EQ(dense_of(counts, 5), (Dense{0, 3, 0, 2, 0}));
}

TEST(ValueCounts, GivesARangeOfASparseOne) {
  const ValueCounts counts = sparse_of({4, 3, 0, 2, 1});
  const auto range = counts.sparse(1, 4);
  ASSERT_EQ(range.size(), 2u);
  EXPECT_EQ(range[0].value, 1u);
  EXPECT_EQ(range[1].value, 3u);
}

TEST(ValueCounts, AddsInEitherForm) {
  std::mt19937_64 random(random_seed(20));
  for (int round = 0; round < 200; ++round) {
    const std::size_t values = random() % 20;
    const Dense a = draw(random, values), b = draw(random, values);
    Dense sums(values);
    for (std::size_t i = 0; i < values; ++i) sums[i] = a[i] + b[i];
    for (int form = 0; form < 4; ++form) {
      ValueCounts counts = form & 1 ? ValueCounts(a) : sparse_of(a);
      counts.add(form & 2 ? ValueCounts(b) : sparse_of(b));
      EXPECT_EQ(dense_of(counts, values), sums) << form;
    }
  }
}

TEST(ValueCounts, AddsThoseOfASegmentByTheirNumbersInTheWhole) {
  const std::vector<ValueNumber> to_global{1, 2, 5};
  const Dense own{7, 0, 1}, whole{1, 1, 0, 0, 0, 2};
  for (int form = 0; form < 4; ++form) {
    ValueCounts counts = form & 1 ? ValueCounts(whole) : sparse_of(whole);
    counts.add(form & 2 ? ValueCounts(own) : sparse_of(own), to_global, 6);
    EXPECT_EQ(dense_of(counts, 6), (Dense{1, 8, 0, 0, 0, 3})) << form;
  }
}

}  // namespace
}  // namespace dossier::internal
