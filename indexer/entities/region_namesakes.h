// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_REGION_NAMESAKES_H_
#define DOSSIER_INDEXER_ENTITIES_REGION_NAMESAKES_H_

#include "indexer/entities/country_view.h"

namespace dossier::internal {

// A country whose name is a region's elsewhere, all through an article: its
// name stands after a town ("MARIETTA, Georgia:"), and nothing else tells the
// country.
class RegionNamesakes {
 public:
  void begin(const CountryView& view);

  // Whether the match names that region.
  bool hold(const Match& match) const;

 private:
  const AliasRecord* namesake_at(std::size_t spot) const;
  bool is_town_of_namesake(std::size_t spot) const;
  bool has_own_sign(std::uint32_t country) const;
  bool is_sign(const Match& match, std::uint32_t country) const;

  CountryView view_;
  std::uint32_t country_ = kNoEntity;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_REGION_NAMESAKES_H_
