// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/bm25.h"

#include <gtest/gtest.h>

#include <cmath>

namespace dossier::internal {
namespace {

TEST(Bm25, WeighsByInverseDocumentFrequency) {
  // odds (100 - 1 + 0.5) / (1 + 0.5)
  EXPECT_DOUBLE_EQ(bm25_weight(1, 100), std::log(99.5 / 1.5) * 2.2);
  EXPECT_DOUBLE_EQ(bm25_weight(0, 100), std::log(100.5 / 0.5) * 2.2);
}

TEST(Bm25, KeepsWeightsPositiveAndFalling) {
  for (std::uint64_t frequency = 1; frequency <= 1000; ++frequency) {
    EXPECT_GT(bm25_weight(frequency, 1000), 0) << frequency;
    EXPECT_LT(bm25_weight(frequency, 1000), bm25_weight(frequency - 1, 1000))
        << frequency;
  }
}

TEST(Bm25, TakesNoMoreDocumentsThanThereAre) {
  EXPECT_EQ(bm25_weight(12, 10), bm25_weight(10, 10));
  EXPECT_TRUE(std::isfinite(bm25_weight(0, 0)));
}

TEST(Bm25, ScoresByFrequencyAndLength) {
  // Of average length: f / (f + k1).
  EXPECT_NEAR(Bm25Length(50).impact(2, 50), 2 / (2 + 1.2), kImpactUnit / 2);
  // Twice as long: f / (f + k1 (1 - b + 2 b)).
  EXPECT_NEAR(Bm25Length(50).impact(2, 100), 2 / (2 + 1.2 * (0.25 + 2 * 0.75)),
              kImpactUnit / 2);
  EXPECT_EQ(Bm25Length(50).impact(0, 50), 0);
}

TEST(Bm25, RanksOftenAndShortHigher) {
  const Bm25Length length(50);
  EXPECT_GT(length.impact(3, 50), length.impact(2, 50));
  EXPECT_GT(length.impact(2, 40), length.impact(2, 50));
}

TEST(Bm25, ScoresWithoutAnAverage) {
  EXPECT_NEAR(Bm25Length(0).impact(2, 7), 2 / (2 + 1.2 * 0.25),
              kImpactUnit / 2);
}

TEST(Bm25, RoundsImpactsToUnitsThatFit) {
  for (const std::uint32_t frequency : {1u, 3u, 4'000'000'000u})
    for (const std::uint32_t length : {0u, 50u, 4'000'000'000u}) {
      const Bm25Length part(50);
      const float exact = part.damped(static_cast<float>(frequency), length);
      EXPECT_NEAR(part.impact(frequency, length), exact, kImpactUnit)
          << frequency << " in " << length;
    }
}

}  // namespace
}  // namespace dossier::internal
