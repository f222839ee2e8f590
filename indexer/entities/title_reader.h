// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_TITLE_READER_H_
#define DOSSIER_INDEXER_ENTITIES_TITLE_READER_H_

#include <cstddef>
#include <cstdint>

#include "indexer/entities/article_view.h"
#include "indexer/entities/compiled_form.h"
#include "indexer/entities/countries.h"
#include "indexer/entities/lookup.h"
#include "indexer/entities/title_owner.h"

namespace dossier::internal {

// What introduces a person: "the former Russian Deputy Defence Minister".
struct Title {
  std::size_t first = 0;     // spots
  std::size_t end = 0;       // exclusive, with "of Russia"
  std::size_t role_end = 0;  // exclusive, without it
  Role role = Role::None;
  std::uint32_t country = kNoEntity;
  bool honorific = false;
  bool capitalised = false;  // its last word
  bool office = false;       // a public one
  bool modified = false;     // former, deputy, acting
  bool lower_rank = false;   // "lieutenant": needs a name in full
  bool all_upper = false;    // "MR"
};

// Reads titles by the terms of titles*.tsv:
//   [modifier]* [nationality] role|rank|honorific* [of [the] country]
// The nationality or the country may stand before, or, in languages where
// adjectives follow, behind.
class TitleReader {
 public:
  void begin(const CompiledForm& form, const ArticleView& article,
             const Lookup& lookup, const CountryRules& countries);

  // The title that begins at spot i; false if none does.
  bool read(std::size_t i, Title& out) const;

  bool has_kind(std::size_t spot, TermKind kind) const;
  bool is_of(std::size_t spot) const;
  bool is_article(std::size_t spot) const;

  bool follows_institution(const Title& title) const;

  // Whether the office is a company's: "Fruehauf president", "president of
  // Acme Corp".
  bool is_of_company(const Title& title) const;

 private:
  bool absorb_term(std::size_t i, Title& out) const;
  void absorb_split_term(Title& out) const;
  bool is_modifier_here(std::size_t i) const;
  bool absorb_country(std::size_t i, Title& out) const;
  void read_of_country(Title& out) const;
  bool follows_closely(std::size_t i) const;
  bool commands_alone(const Title& title) const;
  bool shares_with_executive(const Title& title) const;
  bool leads_team(const Title& title) const;
  bool is_clerk(const Title& title) const;
  bool stands_after_company(std::size_t i) const;

  const CompiledForm* form_ = nullptr;
  const ArticleView* article_ = nullptr;
  const Lookup* lookup_ = nullptr;
  const CountryRules* countries_ = nullptr;
  TitleOwner owners_;
};

// Offices that are public whoever's they are.
bool is_public(Role role);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_TITLE_READER_H_
