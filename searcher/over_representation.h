// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_OVER_REPRESENTATION_H_
#define DOSSIER_SEARCHER_OVER_REPRESENTATION_H_

#include <cstdint>

namespace dossier::internal {

// How strongly a base of `counted` articles, `count` of which have a value,
// speaks against having been drawn from an index of `articles`, `background` of
// which have it: Dunning's log-likelihood ratio (1993), negative if the base
// has less of it than the index. A rare value that comes up once has little
// weight, unlike in a mere quotient of the shares.
// REQUIRES count <= counted, background <= articles, and the base in the index.
double over_representation(std::uint64_t count, std::uint64_t counted,
                           std::uint64_t background, std::uint64_t articles);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_OVER_REPRESENTATION_H_
