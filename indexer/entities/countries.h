// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_COUNTRIES_H_
#define DOSSIER_INDEXER_ENTITIES_COUNTRIES_H_

#include <vector>

#include "indexer/entities/article_view.h"
#include "indexer/entities/found.h"
#include "indexer/entities/lookup.h"

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
  bool is_country(const AliasRecord& alias) const;
  bool is_denied(const Match& match) const;
  bool is_doubtful_in_capitals(const Match& match) const;
  bool is_part_of_a_persons_name(const Match& match) const;
  bool names_other(std::size_t spot) const;
  bool is_town(const Match& match) const;
  bool is_unknown_name(std::size_t spot) const;
  bool is_town_elsewhere(const Match& match, const AliasRecord& alias) const;
  bool is_region(const AliasRecord& alias) const;
  std::uint32_t state_of_the_day(const AliasRecord& alias) const;
  bool existed(std::uint32_t entity) const;
  bool is_supported(const Match& match, const AliasRecord& alias) const;
  bool stands_beside_countries(const Match& match, std::uint32_t self) const;
  bool follows_a_town(const Match& match, const AliasRecord& alias) const;
  bool is_dateline(const Match& match) const;
  bool is_place_of_writing(const Match& match) const;
  bool follows_dateline(std::size_t spot) const;
  const AliasRecord* namesake_at(std::size_t spot) const;
  bool is_town_of_namesake(std::size_t spot) const;
  bool has_own_sign(std::uint32_t country) const;
  void find_elsewhere();
  bool is_elsewhere(const Match& match) const;
  bool governs(const Match& match) const;
  void decide_sure(const Match& match);
  void decide_unsure(const Match& match);
  void accept(const Match& match, const AliasRecord& alias);

  const CompiledForm* form_ = nullptr;
  const ArticleView* article_ = nullptr;
  const Lookup* lookup_ = nullptr;
  Found* found_ = nullptr;
  std::vector<std::uint32_t> at_;  // by spot
  std::vector<std::uint32_t> sure_;
  std::vector<const Match*> unsure_;
  // The country whose name means a region elsewhere in this article.
  std::uint32_t elsewhere_ = kNoEntity;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_COUNTRIES_H_
