// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/known_people.h"

#include <algorithm>
#include <string>

#include "indexer/entities/offices.h"
#include "indexer/entities/spelling_key.h"

namespace dossier::internal {
namespace {

constexpr auto kOfficial = static_cast<std::uint8_t>(Facet::Official);
constexpr auto kPerson = static_cast<std::uint8_t>(Facet::Person);

// Offices whose holders are named in other countries, too.
bool serves_state(Role role) {
  return role == Role::Minister || role == Role::DeputyMinister ||
         role == Role::Ambassador || role == Role::Envoy ||
         role == Role::Spokesperson || role == Role::SecurityAdviser ||
         role == Role::ChiefOfStaff || role == Role::IntelligenceChief ||
         role == Role::DeputyHeadOfGovernment ||
         role == Role::DeputyForeignMinister ||
         role == Role::DeputyDefenceMinister;
}

}  // namespace

void KnownPeople::begin(const CompiledForm& form, const ArticleView& article,
                        const Lookup& lookup, const CountryRules& countries,
                        const NameReader& names) {
  form_ = &form;
  article_ = &article;
  lookup_ = &lookup;
  countries_ = &countries;
  names_ = &names;
}

std::optional<PersonMention> KnownPeople::find(const Match& match) const {
  const std::uint32_t person = choose(match);
  if (person == kNoEntity) return std::nullopt;
  bool safe = false;
  for (const AliasRecord* alias : lookup_->readings(match))
    safe |= alias->entity == person && kind_of(*alias) == AliasKind::Surname;
  if (is_in_longer_name(match.first, match.end())) return std::nullopt;
  if (safe && (is_among_names(match.first, match.end()) ||
               names_place(match.first, match.end())))
    return std::nullopt;
  PersonMention mention{match.first, match.count,
                        safe ? Rule::SafeSurname : Rule::Name};
  mention.known = person;
  mention.holds_office = form_->entity(person).facet == kOfficial;
  return mention;
}

// Of several people of one name the one whose country the article names, in
// office on its day if possible; nobody if none stands out.
std::uint32_t KnownPeople::choose(const Match& match) const {
  const Offices offices(*form_);
  const Day day = article_->input().day;
  std::uint32_t best = kNoEntity;
  int best_score = -1;
  bool tie = false;
  for (const AliasRecord* alias : lookup_->readings(match)) {
    if (kind_of(*alias) == AliasKind::Denied) {
      if (alias->entity >> kOfficial & 1) return kNoEntity;
      continue;
    }
    if (alias->entity >= form_->entity_count()) continue;
    const EntityRecord& entity = form_->entity(alias->entity);
    if (entity.facet != kOfficial && entity.facet != kPerson) continue;
    if (alias->entity == best || !offices.was_active(alias->entity, day))
      continue;
    const bool here = countries_->names(entity.country_entity);
    if (!here && ((alias->flags & kContext) || !is_prominent(alias->entity)))
      continue;
    const int score = (alias->flags & kContext ? 0 : 2) + (here ? 1 : 0);
    tie = score == best_score;
    if (score > best_score) {
      best = alias->entity;
      best_score = score;
    }
  }
  return tie ? kNoEntity : best;
}

// Known beyond the country: someone who was its head or a minister of the first
// rank, or near to an office. "Michael Egan, a manager" is not the minister of
// a country that the article does not name.
bool KnownPeople::is_prominent(std::uint32_t person) const {
  constexpr Day kNear = 5 * 365;
  const Day day = article_->input().day;
  const EntityRecord& entity = form_->entity(person);
  if (entity.country_entity == kNoEntity || entity.facet != kOfficial)
    return true;
  const auto offices = form_->offices(entity);
  if (offices.empty()) return true;
  return std::any_of(offices.begin(), offices.end(), [&](const auto& office) {
    const auto role = static_cast<Role>(office.role);
    const bool weighty = is_single(role) || role == Role::InternationalHead;
    if (day == kNoDay) return weighty || serves_state(role);
    if (office.from != kNoDay && office.from > day + kNear) return false;
    return weighty || (office.from != kNoDay && office.to == kNoDay) ||
           (office.to != kNoDay && office.to >= day - kNear);
  });
}

// "Asma Assad" is not Assad, "Hassan Ali Khan" not Hassan Ali.
bool KnownPeople::is_in_longer_name(std::size_t first, std::size_t end) const {
  const ArticleView& a = *article_;
  // "فيصل بن عبد الله" is not Abdullah.
  if (first > 0 && a[first].piece.shape == Shape::Uncased)
    return a.gap(first) == Gap::Space &&
           a[first - 1].piece.shape == Shape::Uncased &&
           a[first - 1].word_class == WordClass::Particle;
  if (a[first].style != CaseStyle::Mixed) return false;
  const bool after = end < a.size() && a.gap(end) == Gap::Space &&
                     a[end].piece.shape == Shape::Capital &&
                     (a[end].word_flags & kFamilyName) &&
                     lookup_->covering(end) == nullptr &&
                     names_->is_name_word(end);
  if (after) return true;
  // "Abu Bakr al-Baghdadi" is not Abu Bakr.
  if (end + 1 < a.size() && a.gap(end) == Gap::Space &&
      a[end].word_class == WordClass::Particle &&
      a.gap(end + 1) <= Gap::Hyphen && names_->is_name_word(end + 1))
    return true;
  if (first == 0 || a.gap(first) != Gap::Space) return false;
  const Spot& prior = a[first - 1];
  return prior.piece.shape == Shape::Capital &&
         (prior.word_flags & kGivenName) && prior.term_state == 0 &&
         prior.word_class == WordClass::None &&
         lookup_->covering(first - 1) == nullptr;
}

// "Al Assad University Hospital": something called after someone.
bool KnownPeople::names_place(std::size_t first, std::size_t end) const {
  const ArticleView& a = *article_;
  return a[first].style == CaseStyle::Mixed && first > 0 &&
         a.gap(first) <= Gap::Space &&
         a[first - 1].word_class == WordClass::Particle && end < a.size() &&
         a.gap(end) == Gap::Space && a[end].piece.shape == Shape::Capital &&
         a[end].word_class == WordClass::Organisation;
}

// "Yeganeh Salehi", "Kerry Mac": a safe surname beside another word that may be
// a name is not the one of the tables.
bool KnownPeople::is_among_names(std::size_t first, std::size_t end) const {
  const ArticleView& a = *article_;
  const CaseStyle style = a[first].style;
  if (style == CaseStyle::Title) return false;
  const auto may_be_name = [&](std::size_t i) {
    const Spot& s = a[i];
    return s.piece.capitalised() && s.piece.shape != Shape::Mixed &&
           s.word_class == WordClass::None && s.term_state == 0 &&
           lookup_->covering(i) == nullptr &&
           (style == CaseStyle::Mixed || (s.word_flags & kGivenName));
  };
  if (style == CaseStyle::Mixed && end < a.size() && a.gap(end) == Gap::Space &&
      may_be_name(end))
    return true;
  if (first == 0 || a.gap(first) != Gap::Space || !may_be_name(first - 1))
    return false;
  // "Earlier Lavrov": any word may open a sentence.
  return style == CaseStyle::Caps || a.gap(first - 1) < Gap::Hard ||
         (a[first - 1].word_flags & kGivenName);
}

// The one person whose name is spelled so; of several the one whose country
// the article names. Without a role before the name, "Lee Anderson" may be
// anyone but the holder of an office in a country of the article.
std::uint32_t KnownPeople::by_spelling(const PersonMention& m) const {
  if (names_->surname_spot(m.first, m.count) == m.first) return kNoEntity;
  const std::string key = spelling_key(names_->label(m.first, m.count));
  const Offices offices(*form_);
  std::uint32_t anywhere = kNoEntity, here = kNoEntity;
  int others = 0, here_count = 0;
  for (const SpellingRecord& spelled :
       form_->find_spelling(hash_spelling(key))) {
    const EntityRecord& entity = form_->entity(spelled.entity);
    if (!offices.was_active(spelled.entity, article_->input().day)) continue;
    const bool other_country =
        m.country != kNoEntity && m.country != entity.country_entity;
    if (other_country) continue;
    if (m.role == Role::None &&
        offices.office_on(spelled.entity, article_->input().day) == nullptr)
      continue;
    if (countries_->names(entity.country_entity)) {
      here = spelled.entity;
      ++here_count;
    } else if (!spelled.needs_context && m.role != Role::None &&
               (m.country != kNoEntity ||
                offices.held(spelled.entity, m.role, kNoDay))) {
      anywhere = spelled.entity;
      ++others;
    }
  }
  if (here_count > 0) return here_count == 1 ? here : kNoEntity;
  return others == 1 ? anywhere : kNoEntity;
}

std::uint32_t KnownPeople::by_office(const PersonMention& m,
                                     std::uint32_t holder) const {
  if (holder == kNoEntity || names_->surname_spot(m.first, m.count) == m.first)
    return kNoEntity;
  const std::string_view label = form_->text(form_->entity(holder).label);
  const std::string given = spelling_key(names_->label(m.first, 1));
  if (given == spelling_key(label.substr(0, label.find(' ')))) return holder;
  // In "Saud bin Nayef" the second is the father.
  const std::string words = '-' + spelling_key(label) + '-';
  return words.find("-bin-") == std::string::npos &&
                 words.find('-' + given + '-') != std::string::npos
             ? holder
             : kNoEntity;
}

}  // namespace dossier::internal
