// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/over_representation.h"

#include <cmath>

namespace dossier::internal {
namespace {

// Of `observed` articles where `expected` would be. Stories may leave less than
// nothing: one that the base has without a value may have it elsewhere.
double part(double observed, double expected) {
  return observed > 0 && expected > 0 ? observed * std::log(observed / expected)
                                      : 0;
}

}  // namespace

double over_representation(std::uint64_t count, std::uint64_t counted,
                           std::uint64_t background, std::uint64_t articles) {
  if (counted == 0 || counted >= articles) return 0;
  // The base and the rest of the index, each with and without the value.
  const auto base = static_cast<double>(counted);
  const auto rest = static_cast<double>(articles - counted);
  const auto in_base = static_cast<double>(count);
  const auto in_rest = static_cast<double>(background - count);
  const double share =
      static_cast<double>(background) / static_cast<double>(articles);
  const double ratio =
      2 * (part(in_base, base * share) + part(in_rest, rest * share) +
           part(base - in_base, base * (1 - share)) +
           part(rest - in_rest, rest * (1 - share)));
  return in_base >= base * share ? ratio : -ratio;
}

}  // namespace dossier::internal
