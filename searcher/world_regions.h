// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_WORLD_REGIONS_H_
#define DOSSIER_SEARCHER_WORLD_REGIONS_H_

#include <string>
#include <string_view>
#include <vector>

namespace dossier::internal {

// A part of the world by the United Nations' M49, as ICU has it.
struct WorldRegion {
  std::string id;     // "145"
  std::string label;  // "Western Asia": in English, as labels of countries are
};

// The regions that a country is in by its ISO 3166-1 alpha-3 code, the
// narrowest first: Western Asia, Asia. States that are no more are where they
// were. Empty for what is not known.
std::vector<WorldRegion> regions_of_country(std::string_view id);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_WORLD_REGIONS_H_
