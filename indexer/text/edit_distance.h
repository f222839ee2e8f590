// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_TEXT_EDIT_DISTANCE_H_
#define DOSSIER_INDEXER_TEXT_EDIT_DISTANCE_H_

#include <cstddef>
#include <string_view>

namespace dossier::internal {

// How many letters have to be put in, left out, changed or swapped with their
// neighbour (Damerau and Levenshtein, no stretch edited twice). In code points;
// REQUIRES valid UTF-8. Takes time and space in proportion to the product of
// the lengths.
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_TEXT_EDIT_DISTANCE_H_
