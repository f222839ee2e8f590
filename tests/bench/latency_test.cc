// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/latency.h"

#include <gtest/gtest.h>

#include <vector>

namespace {

std::vector<double> numbers_to(int n) {
  std::vector<double> numbers;
  for (int i = n; i > 0; --i) numbers.push_back(i);
  return numbers;
}

TEST(Percentile, IsTheNearestRank) {
  const std::vector<double> sorted = {15, 20, 35, 40, 50};
  EXPECT_EQ(percentile(sorted, 0.05), 15);
  EXPECT_EQ(percentile(sorted, 0.30), 20);
  EXPECT_EQ(percentile(sorted, 0.40), 20);
  EXPECT_EQ(percentile(sorted, 0.50), 35);
  EXPECT_EQ(percentile(sorted, 1.00), 50);
}

TEST(Percentile, OfAHundredIsTheValueOfItsNumber) {
  std::vector<double> sorted = numbers_to(100);
  std::reverse(sorted.begin(), sorted.end());
  for (int percent = 1; percent <= 100; ++percent)
    EXPECT_EQ(percentile(sorted, percent / 100.0), percent);
}

TEST(Distribution, SortsAndSumsUp) {
  const Distribution times = distribution_of(numbers_to(100));
  EXPECT_EQ(times.n, 100u);
  EXPECT_DOUBLE_EQ(times.mean, 50.5);
  EXPECT_EQ(times.p50, 50);
  EXPECT_EQ(times.p95, 95);
  EXPECT_EQ(times.p99, 99);
  EXPECT_EQ(times.max, 100);
}

TEST(Distribution, LeavesOutPercentilesThatWouldBeTheMaximum) {
  EXPECT_FALSE(distribution_of(numbers_to(99)).p99);
  EXPECT_TRUE(distribution_of(numbers_to(99)).p95);
  EXPECT_FALSE(distribution_of(numbers_to(19)).p95);
  EXPECT_EQ(distribution_of(numbers_to(20)).p95, 19);
}

TEST(Distribution, OfOneValueIsThatValue) {
  const Distribution times = distribution_of({4.5});
  EXPECT_EQ(times.p50, 4.5);
  EXPECT_EQ(times.max, 4.5);
  EXPECT_EQ(distribution_of({}).n, 0u);
}

}  // namespace
