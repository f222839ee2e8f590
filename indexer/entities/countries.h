// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_COUNTRIES_H_
#define DOSSIER_INDEXER_ENTITIES_COUNTRIES_H_

#include <vector>

#include "indexer/entities/country_view.h"
#include "indexer/entities/found.h"
#include "indexer/entities/region_namesakes.h"

namespace dossier::internal {

// Decides which matches name countries. Most do; the rules are about names
// that are also names of people, of towns elsewhere, or of two countries.
class CountryRules {
 public:
  void run(const CompiledForm& form, const ArticleView& article,
           const Lookup& lookup, Found& found);

  // The country a spot names, or kNoEntity. After run().
  std::uint32_t country_at(std::size_t spot) const { return at_[spot]; }
  // Whether any spot surely names it. After run().
  bool names(std::uint32_t country) const;

 private:
  bool is_doubtful_in_capitals(const Match& match) const;
  std::uint32_t state_of_the_day(const Match& match,
                                 const AliasRecord& alias) const;
  bool is_followed_by(const Match& match, std::uint32_t country) const;
  bool existed(std::uint32_t entity) const;
  bool is_supported(const Match& match, const AliasRecord& alias) const;
  void decide_sure(const Match& match);
  void decide_unsure(const Match& match);
  void accept(const Match& match, const AliasRecord& alias);

  CountryView view_;
  RegionNamesakes namesakes_;
  Found* found_ = nullptr;
  std::vector<std::uint32_t> at_;  // by spot
  std::vector<std::uint32_t> sure_;
  std::vector<const Match*> unsure_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_COUNTRIES_H_
