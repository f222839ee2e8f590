// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_PEOPLE_H_
#define DOSSIER_INDEXER_ENTITIES_PEOPLE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/entities/article_people.h"
#include "indexer/entities/article_view.h"
#include "indexer/entities/countries.h"
#include "indexer/entities/found.h"
#include "indexer/entities/known_people.h"
#include "indexer/entities/lookup.h"
#include "indexer/entities/name_reader.h"
#include "indexer/entities/roles.h"
#include "indexer/entities/title_reader.h"

namespace dossier::internal {

// Finds people: known names, titles with names, names that speak; then brings
// the mentions of one person in the article together.
class PeopleRules {
 public:
  void run(const CompiledForm& form, const ArticleView& article,
           const Lookup& lookup, const CountryRules& countries, Found& found);

 private:
  // Finding mentions.
  void find_known();
  void find_patterns();
  void find_spellings();
  std::size_t read_role_of_known(std::size_t i);
  std::size_t try_title(std::size_t i);
  bool accepts_name(const Title& title, const NameRun& name, bool comma) const;
  bool is_ordinary_phrase(const Title& title, const NameRun& name) const;
  bool may_head_company(const Title& title, const NameRun& name);
  bool names_companies();
  bool names_place(const Title& title, const NameRun& name) const;
  bool makes_sure(const Title& title) const;
  bool goes_on_in_lower_case(const Title& title) const;
  bool role_follows(std::size_t end, PersonMention& mention);
  bool titles_before_name(const Title& title) const;
  void use_further_titles(std::size_t at);
  std::size_t try_name(std::size_t i);
  std::size_t try_surname(std::size_t i);
  bool is_byname(std::size_t i) const;
  bool is_single_name(std::size_t i, const NameRun& name) const;
  bool is_quoted(std::size_t i, std::size_t end) const;
  void find_surnames();
  bool may_be_surname(std::size_t spot) const;
  bool is_free(std::size_t first, std::size_t count) const;
  void note(const PersonMention& mention);
  void use_title(const Title& title);

  void emit();
  void emit_office(const ArticlePerson& person);
  bool emit_new(const ArticlePerson& person, const PersonMention& mention);

  const CompiledForm* form_ = nullptr;
  const ArticleView* article_ = nullptr;
  const Lookup* lookup_ = nullptr;
  const CountryRules* countries_ = nullptr;
  Found* found_ = nullptr;
  NameReader names_;
  TitleReader titles_;
  KnownPeople known_;
  ArticlePeople people_;
  RoleRules roles_;
  std::vector<PersonMention> mentions_;
  std::vector<std::uint32_t> owners_;      // by mention: its person
  std::vector<std::uint32_t> mention_at_;  // by spot: 1 + index of its mention
  std::optional<bool> names_companies_;    // whether the article does
  std::vector<std::uint8_t> in_title_;     // by spot: of a title with a name
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_PEOPLE_H_
