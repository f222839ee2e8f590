// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Okapi BM25 (Robertson, Walker et al., TREC-3, 1994) in the form of Xapian's
// BM25Weight, which the tests hold it against: k2 = 0, k3 = 0, no floor for
// the length.
#ifndef DOSSIER_SEARCHER_MATCH_BM25_H_
#define DOSSIER_SEARCHER_MATCH_BM25_H_

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "indexer/store/fields.h"

namespace dossier::internal {

inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.75;

// What the impact of a posting depends on, beside the article.
struct Bm25 {
  double k1 = kBm25K1;
  double b = kBm25B;
  std::uint32_t title_weight = kTitleWeight;

  friend bool operator==(const Bm25&, const Bm25&) = default;
};

// The weight of a term that `frequency` of `documents` have: its inverse
// document frequency, kept positive for terms that most have.
inline double bm25_weight(std::uint64_t frequency, std::uint64_t documents,
                          double k1 = kBm25K1) {
  double n = static_cast<double>(documents);
  double f = static_cast<double>(std::min(frequency, documents));
  double odds = (n - f + 0.5) / (f + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds) * (k1 + 1);
}

// Impacts are whole numbers of this unit, so that they take two bytes each in
// lists that are kept; they are rounded where no list is kept just the same. A
// score is off by at most the sum of its terms' weights over 131,072.
inline constexpr float kImpactUnit = 0x1p-16f;

// The part that depends on a document's length, for one average length.
class Bm25Length {
 public:
  explicit Bm25Length(double average, const Bm25& bm25 = {})
      : fixed_(static_cast<float>(std::max(bm25.k1 * (1 - bm25.b), kLeast))),
        slope_(
            static_cast<float>(average > 0 ? bm25.k1 * bm25.b / average : 0)) {}

  // What a term's weight is multiplied by: from 0 to 1, in units.
  std::uint16_t impact_units(std::uint32_t frequency,
                             std::uint32_t length) const {
    constexpr float kMost = std::numeric_limits<std::uint16_t>::max();
    const float units =
        damped(static_cast<float>(frequency), length) / kImpactUnit;
    return static_cast<std::uint16_t>(std::min(units + 0.5f, kMost));
  }
  float impact(std::uint32_t frequency, std::uint32_t length) const {
    return kImpactUnit * static_cast<float>(impact_units(frequency, length));
  }
  // The same, not rounded, for what is not a whole number.
  float damped(float f, std::uint32_t length) const {
    return f / (f + fixed_ + slope_ * static_cast<float>(length));
  }

 private:
  // A frequency of 0, which title words may come to, gives 0 even where
  // nothing else stands below the line.
  static constexpr double kLeast = 1e-30;

  float fixed_, slope_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_BM25_H_
