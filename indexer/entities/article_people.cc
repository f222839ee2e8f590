// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/article_people.h"

#include <algorithm>

namespace dossier::internal {
namespace {

// Of whom headlines have the surname alone.
bool governs(Role role) {
  return is_single(role) || role == Role::DeputyHeadOfGovernment ||
         role == Role::Minister || role == Role::InternationalHead ||
         role == Role::Other;
}

// So many people of one surname are told apart; an article with more is none.
constexpr int kMostNamesakes = 64;
constexpr std::size_t kMostRoles = 8;       // of a person
constexpr std::size_t kLeastForPlural = 5;  // letters of "Assads"

}  // namespace

void ArticlePeople::begin(const CompiledForm& form, const ArticleView& article,
                          const NameReader& names,
                          const CountryRules& countries) {
  form_ = &form;
  article_ = &article;
  names_ = &names;
  countries_ = &countries;
  people_.clear();
  keys_.clear();
  chains_.clear();
  by_entity_.clear();
  seen_ = 0;
}

// The word at a spot and those that it may be a form of.
template <class Visit>
void ArticlePeople::for_each_word(std::size_t spot, Visit visit) const {
  const Spot& s = (*article_)[spot];
  visit(s.hash, article_->term(spot));
  if (s.forms == 0) return;
  for (const std::uint32_t word : article_->forms(s)) {
    if (word == 0) break;
    const std::string_view text = form_->text(form_->word(word).text);
    visit(hash_word(text), text);
  }
}

template <class Visit>
void ArticlePeople::for_each_namesake(std::uint32_t hash, std::string_view text,
                                      Visit visit) const {
  if (!(seen_ >> (hash & 63) & 1)) return;
  const auto chain = chains_.find(hash);
  if (chain == chains_.end()) return;
  int n = 0;
  for (std::uint32_t k = chain->second; k != 0 && n < kMostNamesakes;
       k = keys_[k - 1].next, ++n)
    if (keys_[k - 1].text == text) visit(keys_[k - 1].person);
}

bool ArticlePeople::is_full(const PersonMention& m) const {
  return m.known != kNoEntity ||
         names_->surname_spot(m.first, m.count) != m.first;
}

void ArticlePeople::resolve(const std::vector<PersonMention>& mentions,
                            std::vector<std::uint32_t>& owners) {
  owners.assign(mentions.size(), kNobody);
  for (std::size_t i = 0; i < mentions.size(); ++i)
    if (is_full(mentions[i])) owners[i] = resolve_full(mentions[i]);
  for (std::size_t i = 0; i < mentions.size(); ++i)
    if (!is_full(mentions[i])) owners[i] = resolve_single(mentions[i]);
}

// "Sergei" and "S.", "Sergei".
bool ArticlePeople::may_be_first_names(std::size_t a, std::size_t b) const {
  const std::string_view x = article_->term(a), y = article_->term(b);
  if (x == y) return true;
  if ((x.size() == 1 || y.size() == 1) && x[0] == y[0]) return true;
  bool same = false;
  for_each_word(a, [&](std::uint32_t ha, std::string_view wa) {
    for_each_word(b, [&](std::uint32_t hb, std::string_view wb) {
      same |= ha == hb && wa == wb;
    });
  });
  return same;
}

// The person a full name belongs to: the same entity, or the same first and
// last word.
std::uint32_t ArticlePeople::find(const PersonMention& m) const {
  if (m.known != kNoEntity) {
    const auto at = by_entity_.find(m.known);
    return at == by_entity_.end() ? kNobody : at->second;
  }
  const std::size_t surname = names_->surname_spot(m.first, m.count);
  std::uint32_t found = kNobody;
  for_each_word(surname, [&](std::uint32_t hash, std::string_view text) {
    for_each_namesake(hash, text, [&](std::uint32_t person) {
      if (may_be_first_names(m.first, people_[person].first)) found = person;
    });
  });
  return found;
}

std::uint32_t ArticlePeople::resolve_full(const PersonMention& m) {
  const std::uint32_t found = find(m);
  if (found == kNobody) return add(m, m.known);
  merge(found, m);
  ArticlePerson& person = people_[found];
  if (m.count > person.count) {
    person.first = m.first;
    person.count = m.count;
  }
  return found;
}

void ArticlePeople::merge(std::uint32_t person, const PersonMention& m) {
  people_[person].holds_office |= m.holds_office;
  learn_role(people_[person], m);
}

void ArticlePeople::learn_role(ArticlePerson& person,
                               const PersonMention& m) const {
  if (m.role == Role::None || m.modified || person.roles.size() >= kMostRoles)
    return;
  for (const GivenRole& r : person.roles)
    if (r.role == m.role && r.country == m.country) return;
  person.roles.push_back({m.role, m.country});
}

std::uint32_t ArticlePeople::add(const PersonMention& m, std::uint32_t known) {
  const auto number = static_cast<std::uint32_t>(people_.size());
  const std::size_t surname = names_->surname_spot(m.first, m.count);
  people_.push_back(
      {m.first, m.count, known, m.holds_office, surname, m.first, {}});
  learn_role(people_.back(), m);
  if (known != kNoEntity) by_entity_.try_emplace(known, number);
  // "فيصل بن خالد": the father's name is none to be called by.
  if (surname > m.first && (*article_)[surname].piece.shape == Shape::Uncased &&
      (*article_)[surname - 1].word_class == WordClass::Particle)
    return number;
  for_each_word(surname, [&](std::uint32_t hash, std::string_view text) {
    std::uint32_t& head = chains_[hash];
    keys_.push_back({text, number, head});
    head = static_cast<std::uint32_t>(keys_.size());
    seen_ |= std::uint64_t{1} << (hash & 63);
  });
  return number;
}

// Of those of that surname the nearest before the spot, else the first after.
std::uint32_t ArticlePeople::nearest(std::uint32_t hash, std::string_view text,
                                     std::size_t spot) const {
  std::uint32_t best = kNobody;
  for_each_namesake(hash, text, [&](std::uint32_t person) {
    if (best == kNobody) {
      best = person;
      return;
    }
    const std::size_t at = people_[person].found_at;
    const std::size_t best_at = people_[best].found_at;
    const bool before = at <= spot, best_before = best_at <= spot;
    if (before != best_before ? before : before ? at > best_at : at < best_at)
      best = person;
  });
  return best;
}

std::uint32_t ArticlePeople::by_surname(std::size_t spot) const {
  if (people_.empty()) return kNobody;
  std::uint32_t best = kNobody;
  for_each_word(spot, [&](std::uint32_t hash, std::string_view text) {
    if (best == kNobody) best = nearest(hash, text, spot);
  });
  // "the Assads", and what lost its apostrophe: "Assads forces".
  const std::string_view term = article_->term(spot);
  if (best == kNobody && term.size() >= kLeastForPlural && term.back() == 's') {
    const std::string_view bare = term.substr(0, term.size() - 1);
    best = nearest(hash_word(bare), bare, spot);
  }
  return best;
}

std::uint32_t ArticlePeople::resolve_single(const PersonMention& m) {
  const std::uint32_t found = by_surname(m.first);
  if (found != kNobody) {
    merge(found, m);
    return found;
  }
  const std::uint32_t known =
      m.in_office != kNoEntity ? m.in_office : known_by_surname(m);
  if (known != kNoEntity) {
    const auto at = by_entity_.find(known);
    if (at != by_entity_.end()) {
      merge(at->second, m);
      return at->second;
    }
  }
  // A title and one word nobody is known to bear ("General Staff").
  const bool name_like =
      m.sure || ((*article_)[m.first].word_flags & (kGivenName | kFamilyName));
  if (known == kNoEntity && !name_like &&
      !names_->speaks_next(m.first + m.count))
    return kNobody;
  return add(m, known);
}

// The only one of those who bear the surname at a spot for whom `holds` is
// true.
template <class Holds>
std::uint32_t ArticlePeople::only_bearer(std::size_t spot, Holds holds) const {
  std::uint32_t only = kNoEntity;
  bool several = false;
  const auto take = [&](std::uint32_t word) {
    for (const AliasRecord& alias : form_->surnames(form_->word(word))) {
      if (alias.entity == only || !holds(alias.entity)) continue;
      several |= only != kNoEntity;
      only = alias.entity;
    }
  };
  const Spot& s = (*article_)[spot];
  take(s.word);
  if (s.forms != 0)
    for (const std::uint32_t word : article_->forms(s)) take(word);
  return several ? kNoEntity : only;
}

std::uint32_t ArticlePeople::known_by_surname(const PersonMention& m) const {
  if (m.role == Role::None) return kNoEntity;
  // Of an unknown day there are too many ministers of a surname.
  if (article_->input().day == kNoDay && !is_single(m.role)) return kNoEntity;
  const Offices offices(*form_);
  const Day day = m.modified ? kNoDay : article_->input().day;
  return only_bearer(
      names_->surname_spot(m.first, m.count), [&](std::uint32_t person) {
        const std::uint32_t country = form_->entity(person).country_entity;
        const bool same = m.country != kNoEntity ? country == m.country
                                                 : countries_->names(country);
        return same && offices.held(person, m.role, day);
      });
}

std::uint32_t ArticlePeople::in_office_by_surname(std::size_t spot) const {
  const Offices offices(*form_);
  const Day day = article_->input().day;
  return only_bearer(spot, [&](std::uint32_t person) {
    if (!countries_->names(form_->entity(person).country_entity)) return false;
    const OfficeRecord* const office = offices.office_on(person, day);
    return office != nullptr && governs(static_cast<Role>(office->role));
  });
}

std::uint32_t ArticlePeople::add_known(std::uint32_t entity, std::size_t first,
                                       std::size_t count) {
  const auto [at, fresh] = by_entity_.try_emplace(
      entity, static_cast<std::uint32_t>(people_.size()));
  if (fresh) people_.push_back({first, count, entity, true, first, first, {}});
  return at->second;
}

}  // namespace dossier::internal
