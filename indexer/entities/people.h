// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_PEOPLE_H_
#define DOSSIER_INDEXER_ENTITIES_PEOPLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entities/article_view.h"
#include "indexer/entities/countries.h"
#include "indexer/entities/found.h"
#include "indexer/entities/lookup.h"
#include "indexer/entities/name_reader.h"

namespace dossier::internal {

// One place that names a person.
struct PersonMention {
  std::size_t first;  // spots of the name, without titles
  std::size_t count;
  Rule rule;
  Role role = Role::None;             // of the title, if any
  std::uint32_t country = kNoEntity;  // of the title, if told
  bool holds_office = false;
  std::uint32_t known = kNoEntity;  // an entity of the gazetteer
};

// Finds people: known names, titles with names, names that speak; then brings
// the mentions of one person in the article together.
class PeopleRules {
 public:
  void run(const CompiledForm& form, const ArticleView& article,
           const Lookup& lookup, const CountryRules& countries, Found& found);

 private:
  // A person of this article.
  struct Person {
    std::size_t first, count;  // the longest mention
    std::uint32_t known;
    bool holds_office;
    std::string_view surname;  // folded
    std::uint64_t surname_hash;
    std::uint32_t found_at;  // spot of the first mention in full
  };
  struct Titled {         // what stands before a name
    std::size_t end = 0;  // spot after it
    Role role = Role::None;
    std::uint32_t country = kNoEntity;
    bool honorific = false, capitalised = false, office = false;
  };

  // Finding mentions.
  void find_known();
  void find_patterns();
  std::uint32_t choose_known(const Match& match) const;
  bool was_active(std::uint32_t entity) const;
  void find_spellings();
  std::uint32_t choose_spelled(std::string_view name) const;
  bool is_longer_name(std::size_t first, std::size_t end) const;
  std::size_t try_title(std::size_t i);
  bool read_title(std::size_t i, Titled& out) const;
  bool absorb_term(std::size_t i, Titled& out) const;
  bool belongs_to_company(std::size_t i) const;
  std::size_t try_name(std::size_t i);
  bool speaks_next(std::size_t end) const;
  bool role_follows(std::size_t end, PersonMention& mention) const;
  bool has_kind(std::size_t spot, TermKind kind) const;
  bool is_free(std::size_t first, std::size_t count) const;
  void note(const PersonMention& mention);

  // Bringing them together.
  void resolve();
  void resolve_full(const PersonMention& m);
  void resolve_single(const PersonMention& m);
  void find_surnames();
  Person* find_person(const PersonMention& m);
  Person* by_surname(std::string_view surname, std::size_t spot);
  std::uint32_t known_by_surname(const PersonMention& m) const;
  void emit();

  const CompiledForm* form_ = nullptr;
  const ArticleView* article_ = nullptr;
  const Lookup* lookup_ = nullptr;
  const CountryRules* countries_ = nullptr;
  Found* found_ = nullptr;
  NameReader names_;
  std::vector<PersonMention> mentions_;
  std::vector<std::uint32_t> owners_;  // by mention: index of its person + 1
  std::vector<Person> people_;
  std::vector<std::uint8_t> taken_;  // by spot
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_PEOPLE_H_
