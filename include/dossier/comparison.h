// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_COMPARISON_H_
#define DOSSIER_COMPARISON_H_

#include <cstdint>
#include <string>
#include <vector>

#include "dossier/search.h"

namespace dossier {

// A facet's value in the results of two queries.
struct ComparedValue {
  std::string id, label;
  std::uint64_t first, second;  // articles with it
  // The share of the articles counted that have it, of the first less that of
  // the second: from -1 to 1.
  double share_difference;
  // How strongly the two shares speak against being one: Dunning's
  // log-likelihood ratio, below 0 if the second has the greater share. Articles
  // that both queries find count on both sides, and weaken it.
  double log_likelihood_ratio;
};

struct ComparedFacet {
  std::string facet;
  std::uint64_t first_counted = 0, second_counted = 0;  // articles in the base
  std::uint64_t distinct = 0;  // values that either has
  // The greatest differences first, whichever side has more; equal ones by
  // count, then id.
  std::vector<ComparedValue> values;
};

// The facets of two queries side by side. All counts are exact.
struct Comparison {
  Answer first, second;  // without hits and facets
  std::vector<ComparedFacet> facets;
};

}  // namespace dossier

#endif  // DOSSIER_COMPARISON_H_
