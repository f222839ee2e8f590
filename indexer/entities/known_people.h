// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_KNOWN_PEOPLE_H_
#define DOSSIER_INDEXER_ENTITIES_KNOWN_PEOPLE_H_

#include <cstdint>
#include <optional>

#include "indexer/entities/article_people.h"
#include "indexer/entities/article_view.h"
#include "indexer/entities/compiled_form.h"
#include "indexer/entities/countries.h"
#include "indexer/entities/lookup.h"
#include "indexer/entities/name_reader.h"

namespace dossier::internal {

// Chooses among the people of the tables whom a name may mean.
class KnownPeople {
 public:
  void begin(const CompiledForm& form, const ArticleView& article,
             const Lookup& lookup, const CountryRules& countries,
             const NameReader& names);

  // Whom a match of the lookup names, if anyone.
  std::optional<PersonMention> find(const Match& match) const;

  // Whom a full name that no table has means as another spelling; kNoEntity if
  // nobody.
  std::uint32_t by_spelling(const PersonMention& mention) const;

  // The same for a name in full that is shorter or longer than that of the
  // tables: `holder` of the surname and of the office that the article tells,
  // if the first name is his. "President George Bush" is George W. Bush.
  std::uint32_t by_office(const PersonMention& mention,
                          std::uint32_t holder) const;

  // Whether the name goes on before or behind these spots.
  bool is_in_longer_name(std::size_t first, std::size_t end) const;

 private:
  std::uint32_t choose(const Match& match) const;
  bool is_prominent(std::uint32_t person) const;
  bool names_place(std::size_t first, std::size_t end) const;
  bool is_among_names(std::size_t first, std::size_t end) const;

  const CompiledForm* form_ = nullptr;
  const ArticleView* article_ = nullptr;
  const Lookup* lookup_ = nullptr;
  const CountryRules* countries_ = nullptr;
  const NameReader* names_ = nullptr;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_KNOWN_PEOPLE_H_
