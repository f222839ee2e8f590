// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/count_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(CountScan, AddsUpAndFindsTheHighestOfEachBlock) {
  std::vector<std::uint32_t> counts(2 * CountScan::kBlock + 3);
  counts[0] = 4;
  counts[CountScan::kBlock - 1] = 9;
  counts.back() = 4'000'000'000;
  const CountScan scan(counts);
  EXPECT_EQ(scan.sum, 4'000'000'013u);
  EXPECT_EQ(scan.distinct, 3u);
  EXPECT_THAT(scan.highest, ElementsAre(9, 0, 4'000'000'000));
}

TEST(CountScan, AddsUpMoreThanACountHolds) {
  const std::vector<std::uint32_t> counts(CountScan::kBlock, 4'000'000'000);
  EXPECT_EQ(CountScan(counts).sum, CountScan::kBlock * 4'000'000'000);
}

TEST(CountScan, FindsNothingInNoCounts) {
  const CountScan scan({});
  EXPECT_EQ(scan.sum, 0u);
  EXPECT_EQ(scan.distinct, 0u);
  EXPECT_THAT(scan.highest, IsEmpty());
}

}  // namespace
}  // namespace dossier::internal
