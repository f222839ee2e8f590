// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Two queries' facets side by side, for people and for programs.
#ifndef DOSSIER_SEARCHER_PRESENT_COMPARISON_H_
#define DOSSIER_SEARCHER_PRESENT_COMPARISON_H_

#include <string>

#include "dossier/comparison.h"
#include "searcher/present/text_style.h"

namespace dossier::internal {

// A table a facet: label, count and share of either, and the difference of the
// shares in percentage points.
std::string text_comparison(const Comparison& comparison,
                            const TextStyle& style);

// Shares are of the articles counted, from 0 to 1.
std::string json_comparison(const Comparison& comparison);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_COMPARISON_H_
