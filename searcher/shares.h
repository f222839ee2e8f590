// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_SHARES_H_
#define DOSSIER_SEARCHER_SHARES_H_

#include <cstdint>

namespace dossier::internal {

// From 0 to 1; of nothing, 0.
inline double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0
                    : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_SHARES_H_
