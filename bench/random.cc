// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/random.h"

#include <cmath>

double Random::normal() {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += fraction();
  return sum;
}

double exact_power(double base, double exponent) {
  const bool negative = exponent < 0;
  if (negative) exponent = -exponent;
  const double whole = std::floor(exponent);
  double power = 1;
  for (int i = 0; i < static_cast<int>(whole); ++i) power *= base;
  // The binary digits of the rest choose among base^(1/2), base^(1/4), ...
  double rest = exponent - whole;
  double root = base;
  for (int digit = 0; digit < 20 && rest > 0; ++digit) {
    root = std::sqrt(root);
    rest *= 2;
    if (rest < 1) continue;
    power *= root;
    rest -= 1;
  }
  return negative ? 1 / power : power;
}
