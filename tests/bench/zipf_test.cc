// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/zipf.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace {

TEST(ExactPower, IsThePowerNearEnough) {
  for (const double base : {0.5, 1.0, 1.6487212707, 3.7, 400'000.0})
    for (const double exponent : {-6.25, -0.125, 0.0, 0.05, 1.0, 1.05, 5.5})
      EXPECT_NEAR(exact_power(base, exponent) / std::pow(base, exponent), 1,
                  2e-5)
          << base << "^" << exponent;
}

TEST(Random, GivesTheNumbersThatTheStandardFixes) {
  Random random(5489);
  EXPECT_EQ(random.below(1'000'000'000'000),
            14514284786278117030u % 1'000'000'000'000);
}

TEST(Random, HasANormalSpread) {
  Random random(1);
  double sum = 0, squares = 0;
  for (int i = 0; i < 100'000; ++i) {
    const double z = random.normal();
    sum += z;
    squares += z * z;
  }
  EXPECT_NEAR(sum / 100'000, 0, 0.02);
  EXPECT_NEAR(squares / 100'000, 1, 0.02);
}

TEST(Zipf, DrawsRanksAsOftenAsTheLawSays) {
  const Zipf zipf(50, 1.1, 1);
  Random random(1);
  std::vector<double> drawn(50), expected(50);
  double sum = 0;
  for (int rank = 0; rank < 50; ++rank)
    sum += expected[rank] = std::pow(rank + 2, -1.1);
  for (int i = 0; i < 200'000; ++i) ++drawn[zipf(random)];
  for (int rank = 0; rank < 50; ++rank)
    EXPECT_NEAR(drawn[rank] / 200'000, expected[rank] / sum, 0.004) << rank;
}

TEST(Zipf, OfOneRankAlwaysDrawsIt) {
  const Zipf zipf(1, 1.1, 0);
  Random random(1);
  EXPECT_EQ(zipf(random), 0u);
}

}  // namespace
