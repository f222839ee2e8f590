// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/zipf.h"

namespace {

// Of rank 0 without shift. With 2^19 ranks, the sum of all times their number
// stays below 2^64.
constexpr double kGreatestWeight = 0x1p40;

}  // namespace

Zipf::Zipf(std::uint32_t size, double exponent, double shift) {
  std::vector<std::uint64_t> weights(size);
  for (std::uint32_t rank = 0; rank < size; ++rank) {
    const double power = exact_power(rank + 1 + shift, exponent);
    weights[rank] = static_cast<std::uint64_t>(kGreatestWeight / power);
    total_ += weights[rank];
  }
  // A weight is now in units in which a column holds total_.
  std::vector<std::uint32_t> small, large;
  for (std::uint32_t rank = 0; rank < size; ++rank) {
    weights[rank] *= size;
    (weights[rank] < total_ ? small : large).push_back(rank);
  }
  columns_.reserve(size);
  while (!small.empty() && !large.empty()) {
    const std::uint32_t poor = small.back(), rich = large.back();
    small.pop_back();
    columns_.push_back({weights[poor], poor, rich});
    weights[rich] -= total_ - weights[poor];
    if (weights[rich] >= total_) continue;
    large.pop_back();
    small.push_back(rich);
  }
  for (const auto& rest : {small, large})
    for (std::uint32_t rank : rest) columns_.push_back({total_, rank, rank});
}
