// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/world_regions.h"

#include <unicode/locid.h>
#include <unicode/region.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::internal {
namespace {

// Countries that M49 has no more, or never had, by a neighbour or successor in
// the same part of the world.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9>
    kNeighbours{{
        {"CSK", "CZE"},  // Czechoslovakia
        {"DDR", "DEU"},  // East Germany
        {"RHO", "ZWE"},  // Rhodesia
        {"SCG", "SRB"},  // Serbia and Montenegro
        {"SUN", "RUS"},  // Soviet Union
        {"UAR", "EGY"},  // United Arab Republic
        {"VDR", "VNM"},  // North Vietnam
        {"XKX", "SRB"},  // Kosovo
        {"YUG", "SRB"},  // Yugoslavia
    }};

std::string_view in_m49(std::string_view id) {
  const auto found =
      std::find_if(kNeighbours.begin(), kNeighbours.end(),
                   [id](const auto& row) { return row.first == id; });
  return found == kNeighbours.end() ? id : found->second;
}

WorldRegion described(const icu::Region& region) {
  icu::UnicodeString name;
  icu::Locale("", region.getRegionCode())
      .getDisplayCountry(icu::Locale::getEnglish(), name);
  WorldRegion out{region.getRegionCode(), {}};
  name.toUTF8String(out.label);
  return out;
}

}  // namespace

std::vector<WorldRegion> regions_of_country(std::string_view id) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Region* const country =
      icu::Region::getInstance(std::string(in_m49(id)).c_str(), status);
  if (U_FAILURE(status) || !country) return {};
  std::vector<WorldRegion> regions;
  for (const URegionType type : {URGN_SUBCONTINENT, URGN_CONTINENT})
    if (const icu::Region* region = country->getContainingRegion(type))
      regions.push_back(described(*region));
  return regions;
}

}  // namespace dossier::internal
