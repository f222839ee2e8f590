// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_RANDOM_H_
#define DOSSIER_BENCH_RANDOM_H_

#include <cstdint>
#include <random>

// Numbers that are the same on every machine for one seed. The standard fixes
// what its engines give, but not what its distributions make of that, and no
// library rounds pow() and exp() alike: hence the functions here, which are
// made of operations that IEEE 754 rounds exactly.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  // A whole number below `bound`. The bias is below bound / 2^64.
  // REQUIRES bound > 0.
  std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }
  // In [0, 1), a multiple of 2^-53.
  double fraction() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
  // Near enough to a normal distribution of mean 0 and variance 1, and never
  // beyond 6: the sum of twelve fractions (Irwin and Hall, 1927).
  double normal();

 private:
  std::mt19937_64 engine_;
};

// base^exponent by multiplications and square roots alone, its exponent cut to
// a multiple of 2^-20. REQUIRES base > 0, |exponent| < 1000.
double exact_power(double base, double exponent);

#endif  // DOSSIER_BENCH_RANDOM_H_
