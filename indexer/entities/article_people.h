// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_ARTICLE_PEOPLE_H_
#define DOSSIER_INDEXER_ENTITIES_ARTICLE_PEOPLE_H_

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/entities/article_view.h"
#include "indexer/entities/compiled_form.h"
#include "indexer/entities/countries.h"
#include "indexer/entities/name_reader.h"
#include "indexer/entities/offices.h"
#include "indexer/entities/recogniser.h"

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
  bool modified = false;            // the title says former, deputy or acting
  bool sure = false;                // a name though nobody known bears it
  // Whom a surname means if the article names nobody else of it.
  std::uint32_t in_office = kNoEntity;
};

// A role that the article gives a person.
struct GivenRole {
  Role role;
  std::uint32_t country;  // or kNoEntity
};

// A person of the article.
struct ArticlePerson {
  std::size_t first, count;  // the longest mention
  std::uint32_t known;       // an entity of the gazetteer, or kNoEntity
  bool holds_office;
  std::size_t surname_spot;
  std::size_t found_at;  // spot of the first mention in full
  std::vector<GivenRole> roles;
};

// Brings the mentions of one person in an article together: the same full
// name, a part of it, a title and a surname, a surname.
class ArticlePeople {
 public:
  static constexpr std::uint32_t kNobody = 0xffffffff;

  void begin(const CompiledForm& form, const ArticleView& article,
             const NameReader& names, const CountryRules& countries);

  // The person of each mention, which come in the order of the article;
  // kNobody for those that turn out to name no one.
  void resolve(const std::vector<PersonMention>& mentions,
               std::vector<std::uint32_t>& owners);

  // The person whom a surname alone at this spot means, or kNobody.
  std::uint32_t by_surname(std::size_t spot) const;

  // Someone of that surname who held such an office in that country then; only
  // if exactly one did.
  std::uint32_t known_by_surname(const PersonMention& mention) const;

  // The one in office on the article's day who bears a surname, of those whose
  // country the article names; kNoEntity if there is none or more than one.
  std::uint32_t in_office_by_surname(std::size_t spot) const;

  // A person whom only a role names.
  std::uint32_t add_known(std::uint32_t entity, std::size_t first,
                          std::size_t count);

  const std::vector<ArticlePerson>& people() const { return people_; }

 private:
  // A folded word by which a person may be named alone, in a chain of those
  // of one hash, the latest first.
  struct SurnameKey {
    std::string_view text;
    std::uint32_t person;
    std::uint32_t next;  // 1 + index; 0: the last
  };

  bool is_full(const PersonMention& m) const;
  std::uint32_t find(const PersonMention& m) const;
  std::uint32_t resolve_full(const PersonMention& m);
  std::uint32_t resolve_single(const PersonMention& m);
  std::uint32_t add(const PersonMention& m, std::uint32_t known);
  void merge(std::uint32_t person, const PersonMention& m);
  void learn_role(ArticlePerson& person, const PersonMention& m) const;
  bool may_be_first_names(std::size_t a, std::size_t b) const;
  template <class Holds>
  std::uint32_t only_bearer(std::size_t spot, Holds holds) const;
  template <class Visit>
  void for_each_word(std::size_t spot, Visit visit) const;
  template <class Visit>
  void for_each_namesake(std::uint32_t hash, std::string_view text,
                         Visit visit) const;
  std::uint32_t nearest(std::uint32_t hash, std::string_view text,
                        std::size_t spot) const;

  const CompiledForm* form_ = nullptr;
  const ArticleView* article_ = nullptr;
  const NameReader* names_ = nullptr;
  const CountryRules* countries_ = nullptr;
  std::vector<ArticlePerson> people_;
  std::vector<SurnameKey> keys_;
  std::unordered_map<std::uint32_t, std::uint32_t> chains_;  // by hash
  std::unordered_map<std::uint32_t, std::uint32_t> by_entity_;
  std::uint64_t seen_ = 0;  // a bit by hash, to pass most words by
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_ARTICLE_PEOPLE_H_
