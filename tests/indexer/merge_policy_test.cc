// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/merge_policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace dossier::internal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::uint64_t kBytesPerDocument = 2000;

SegmentSize segment(std::uint32_t documents, std::uint32_t dead = 0) {
  return {documents, dead, documents * kBytesPerDocument};
}

// Merges until nothing is left to do.
void settle(std::vector<SegmentSize>& segments, std::uint64_t& copied) {
  while (true) {
    const MergeChoice choice = choose_merge(segments);
    if (choice.segments.empty()) return;
    SegmentSize merged;
    for (std::size_t place : choice.segments) {
      merged.documents += segments[place].documents - segments[place].dead;
      merged.bytes += segments[place].bytes;
    }
    copied += merged.documents;
    for (auto p = choice.segments.rbegin(); p != choice.segments.rend(); ++p)
      segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(*p));
    segments.push_back(merged);
  }
}

TEST(MergePolicy, LeavesAFewSegmentsAlone) {
  const std::vector<SegmentSize> segments(7, segment(100));
  EXPECT_THAT(choose_merge(segments).segments, IsEmpty());
  EXPECT_THAT(choose_merge({}).segments, IsEmpty());
}

TEST(MergePolicy, MergesEightOfOneSizeAndNotTheLargeOne) {
  std::vector<SegmentSize> segments(8, segment(1));
  segments.insert(segments.begin() + 3, segment(1'000'000));
  const MergeChoice choice = choose_merge(segments);
  EXPECT_THAT(choice.segments, ElementsAre(0, 1, 2, 4, 5, 6, 7, 8));
  EXPECT_EQ(choice.bytes, 8 * kBytesPerDocument);
}

TEST(MergePolicy, RewritesASegmentOfWhichAFifthIsDead) {
  EXPECT_THAT(choose_merge(std::vector{segment(10), segment(10, 3)}).segments,
              ElementsAre(1));
  EXPECT_THAT(choose_merge(std::vector{segment(10, 2)}).segments, IsEmpty());
}

TEST(MergePolicy, LeavesTheLargestAsTheyAre) {
  const std::vector<SegmentSize> segments(9, segment(4'000'000));
  EXPECT_THAT(choose_merge(segments).segments, IsEmpty());
}

TEST(MergePolicy, TellsWhenMergingIsOverdue) {
  EXPECT_FALSE(choose_merge(std::vector(8, segment(1000))).overdue);
  EXPECT_TRUE(choose_merge(std::vector(30, segment(1000))).overdue);
}

// An index that grows by one article at a time.
TEST(MergePolicy, KeepsAFewDozenSegmentsAndCopiesLittle) {
  constexpr std::uint32_t kArticles = 200'000;
  std::vector<SegmentSize> segments;
  std::uint64_t copied = 0;
  std::size_t most = 0;
  for (std::uint32_t i = 0; i < kArticles; ++i) {
    segments.push_back(segment(1));
    settle(segments, copied);
    most = std::max(most, segments.size());
  }
  EXPECT_LE(most, 48u);
  EXPECT_LE(copied, 16ull * kArticles);
}

}  // namespace
}  // namespace dossier::internal
