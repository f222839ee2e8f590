// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_SYSTEMS_H_
#define DOSSIER_INDEXER_ENTITIES_SYSTEMS_H_

#include <unordered_set>
#include <vector>

#include "indexer/entities/article_view.h"
#include "indexer/entities/designations.h"
#include "indexer/entities/found.h"
#include "indexer/entities/lookup.h"
#include "indexer/entities/name_parts.h"
#include "indexer/entities/noun_reader.h"
#include "indexer/entities/other_uses.h"

namespace dossier::internal {

// Weapon systems: names of the table, some of which need support because they
// are common words, and designations that no table has.
class SystemRules {
 public:
  void run(const CompiledForm& form, const ArticleView& article,
           const Lookup& lookup, Found& found);

 private:
  bool is_system(const AliasRecord& alias) const;
  bool is_denied(const Match& match) const;
  bool is_sure(const Match& match, const AliasRecord& alias) const;
  void decide_matches();
  void decide_unsure(const Match& match);
  bool is_part_of_name(const Match& match, const AliasRecord& alias) const;
  bool is_in_designation(const Match& match) const;
  void find_classes();
  bool is_class_of_ships(std::size_t spot) const;
  std::uint32_t find_spelling(std::string_view label) const;
  bool is_maker(const Match& match, const AliasRecord& alias) const;
  void find_other_uses();
  bool names_ship(const Match& match) const;
  bool is_ship(std::uint32_t system) const;
  const AliasRecord* choose_reading(const Match& match) const;
  bool has_noun(const Match& match, const AliasRecord& alias) const;
  bool is_called_otherwise(std::uint32_t system, std::size_t end) const;
  ClassNouns nouns_of(std::uint32_t system) const;
  bool has_support(const SpottedDesignation& designation) const;
  bool is_of_another_name(const SpottedDesignation& designation) const;
  std::string_view class_of(const SpottedDesignation& designation) const;
  std::uint32_t find_known(std::string_view label) const;
  bool has_system_in_sentence(std::size_t spot) const;
  void accept(const Match& match, const AliasRecord& alias);
  void accept(const SpottedDesignation& designation);

  const CompiledForm* form_ = nullptr;
  const ArticleView* article_ = nullptr;
  const Lookup* lookup_ = nullptr;
  Found* found_ = nullptr;
  std::vector<const Match*> unsure_;
  std::vector<SpottedDesignation> designations_;
  std::vector<std::size_t> sure_spots_;
  std::unordered_set<std::uint32_t> sure_entities_;
  NounReader nouns_;
  NameParts names_;
  OtherUses other_uses_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_SYSTEMS_H_
