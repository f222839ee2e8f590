// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_ZIPF_H_
#define DOSSIER_BENCH_ZIPF_H_

#include <cstdint>
#include <vector>

#include "bench/random.h"

// Draws ranks 0, 1, ... below `size` with probabilities in proportion to
// 1 / (rank + 1 + shift)^exponent: the law of Zipf with Mandelbrot's shift, by
// which words and names are spread. Weights are whole numbers, so that the
// draws are the same on every machine. A draw takes constant time (Walker,
// "An efficient method for generating discrete random variables", 1977, with
// the table of Vose, 1991).
class Zipf {
 public:
  // REQUIRES 0 < size <= 2^19 and exponent >= 1.
  Zipf(std::uint32_t size, double exponent, double shift);

  std::uint32_t operator()(Random& random) const {
    const Column& column = columns_[random.below(columns_.size())];
    return random.below(total_) < column.own ? column.rank : column.other;
  }

 private:
  // A share of all probability that two ranks divide among them.
  struct Column {
    std::uint64_t own;  // of total_
    std::uint32_t rank, other;
  };
  std::vector<Column> columns_;
  std::uint64_t total_ = 0;
};

#endif  // DOSSIER_BENCH_ZIPF_H_
