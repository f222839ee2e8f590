// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/countries.h"

#include <algorithm>
#include <vector>

namespace dossier::internal {
namespace {

constexpr std::size_t kLongestAcronym = 3;
constexpr std::size_t kLongestDateline = 4;  // spots

constexpr auto kCountry = static_cast<std::uint8_t>(Facet::Country);

Rule rule_of(AliasKind kind) {
  switch (kind) {
    case AliasKind::Demonym:
    case AliasKind::Stem:
      return Rule::Demonym;
    case AliasKind::Capital:
    case AliasKind::Metonym:
      return Rule::Capital;
    case AliasKind::City:
      return Rule::City;
    default:
      return Rule::Name;
  }
}

bool is_abbreviation(std::string_view written) {
  return written.ends_with('.');
}

// Offices that a state has and a province has not.
bool is_office_of_state(Role role) {
  return role == Role::HeadOfState || role == Role::HeadOfGovernment ||
         role == Role::ForeignMinister || role == Role::DefenceMinister ||
         role == Role::InteriorMinister || role == Role::Ambassador;
}

}  // namespace

void CountryRules::run(const CompiledForm& form, const ArticleView& article,
                       const Lookup& lookup, Found& found) {
  form_ = &form;
  article_ = &article;
  lookup_ = &lookup;
  found_ = &found;
  at_.assign(article.size(), kNoEntity);
  sure_.clear();
  unsure_.clear();
  find_elsewhere();
  for (const Match& match : lookup.matches()) decide_sure(match);
  // What stays unsure is judged by all that is sure.
  for (const Match* match : unsure_) decide_unsure(*match);
}

bool CountryRules::names(std::uint32_t country) const {
  return std::find(sure_.begin(), sure_.end(), country) != sure_.end();
}

bool CountryRules::is_country(const AliasRecord& alias) const {
  return kind_of(alias) != AliasKind::Denied &&
         alias.entity < form_->entity_count() &&
         form_->entity(alias.entity).facet == kCountry;
}

bool CountryRules::is_denied(const Match& match) const {
  for (const AliasRecord* alias : lookup_->readings(match))
    if (kind_of(*alias) == AliasKind::Denied && (alias->entity >> kCountry & 1))
      return true;
  return false;
}

// A former state's name stands for it in its time only, if both are known.
bool CountryRules::existed(std::uint32_t entity) const {
  const Day day = article_->input().day;
  const EntityRecord& record = form_->entity(entity);
  if (day == kNoDay) return true;
  return record.from == kNoDay || record.from <= day;
}

// In 1987, Moscow is the capital of the Soviet Union.
std::uint32_t CountryRules::state_of_the_day(const AliasRecord& alias) const {
  const Day day = article_->input().day;
  const AliasKind kind = kind_of(alias);
  const bool seat = kind == AliasKind::Capital || kind == AliasKind::City ||
                    kind == AliasKind::Metonym;
  const std::uint32_t former = form_->entity(alias.entity).former;
  if (!seat || day == kNoDay || former >= form_->entity_count())
    return alias.entity;
  const Day end = form_->entity(former).to;
  return end != kNoDay && day <= end ? former : alias.entity;
}

// Another name of a country than its own: a US state, Abkhazia, Chechnya.
bool CountryRules::is_region(const AliasRecord& alias) const {
  return kind_of(alias) == AliasKind::Name &&
         form_->text(alias.written) !=
             form_->text(form_->entity(alias.entity).label);
}

void CountryRules::decide_sure(const Match& match) {
  const AliasRecord* only = nullptr;
  int readings = 0;
  bool context = false;
  for (const AliasRecord* alias : lookup_->readings(match)) {
    if (!is_country(*alias)) continue;
    if (only != nullptr && only->entity == alias->entity) continue;
    only = alias;
    ++readings;
    context |= (alias->flags & kContext) != 0;
  }
  if (readings == 0 || is_denied(match) || is_elsewhere(match)) return;
  if (is_part_of_a_persons_name(match)) return;
  if (readings > 1 || context || is_doubtful_in_capitals(match) ||
      !existed(only->entity)) {
    unsure_.push_back(&match);
    return;
  }
  if (is_town_elsewhere(match, *only)) return;
  accept(match, *only);
}

// In capitals "PRC" is any party's name, "US" may be the pronoun, "TREASURY"
// any state's, and "POLES" carry wires.
bool CountryRules::is_doubtful_in_capitals(const Match& match) const {
  const Spot& spot = (*article_)[match.first];
  if (spot.style != CaseStyle::Caps || match.count != 1) return false;
  for (const AliasRecord* alias : lookup_->readings(match))
    if (is_country(*alias) &&
        (kind_of(*alias) == AliasKind::Metonym ||
         (kind_of(*alias) == AliasKind::Demonym && (alias->flags & kCase))))
      return true;
  return spot.piece.term_size <= kLongestAcronym &&
         article_->written(match.first, 1).find('.') == std::string_view::npos;
}

void CountryRules::decide_unsure(const Match& match) {
  // One reading with support beats those without; two alike beat each other,
  // unless their time tells.
  const AliasRecord* best = nullptr;
  bool tie = false;
  const auto prefer = [&](auto&& holds) {
    best = nullptr;
    tie = false;
    for (const AliasRecord* alias : lookup_->readings(match)) {
      if (!is_country(*alias) || !holds(*alias)) continue;
      if (best != nullptr && best->entity != alias->entity) tie = true;
      if (best == nullptr) best = alias;
    }
  };
  prefer([&](const AliasRecord& a) {
    return names(a.entity) && !is_abbreviation(form_->text(a.written));
  });
  if (best == nullptr || tie)
    prefer([&](const AliasRecord& a) {
      return existed(a.entity) && is_supported(match, a);
    });
  if (best == nullptr || tie) return;
  if (is_town_elsewhere(match, *best)) return;
  accept(match, *best);
}

void CountryRules::accept(const Match& match, const AliasRecord& alias) {
  const std::uint32_t state = state_of_the_day(alias);
  const Rule rule =
      is_place_of_writing(match) ? Rule::Dateline : rule_of(kind_of(alias));
  found_->add(state, match.first, match.count, rule);
  std::fill_n(at_.begin() + match.first, match.count, state);
  if (!names(state)) sure_.push_back(state);
}

// "Chad Smith", "Mr Jordan", "George Washington"; but not "Jordan Valley",
// "King of Jordan", "Israel Prime Minister".
bool CountryRules::is_part_of_a_persons_name(const Match& match) const {
  const ArticleView& a = *article_;
  if (match.count != 1 || a[match.first].style != CaseStyle::Mixed)
    return false;
  const std::size_t i = match.first;
  // "Abu Jandal al-Kuwaiti", as against "Kuwaiti".
  if (i > 0 && a.gap(i) == Gap::Hyphen &&
      a[i - 1].word_class == WordClass::Particle)
    return true;
  bool is_name = false;
  for (const AliasRecord* alias : lookup_->readings(match)) {
    const AliasKind kind = kind_of(*alias);
    is_name |= kind == AliasKind::Name || kind == AliasKind::Capital ||
               kind == AliasKind::City;
  }
  if (!is_name) return false;
  const auto name_like = [&](std::size_t k, std::uint8_t flag) {
    const Spot& s = a[k];
    return s.piece.shape == Shape::Capital && (s.word_flags & flag) &&
           s.word_class == WordClass::None && s.term_state == 0 &&
           !names_other(k);
  };
  if (i > 0 && a.gap(i) <= Gap::Loose) {
    const Spot& prior = a[i - 1];
    if (a.gap(i) == Gap::Space && name_like(i - 1, kGivenName)) return true;
    for (const TermRecord& t : form_->terms(form_->state(prior.term_state)))
      if (static_cast<TermKind>(t.kind) == TermKind::Honorific &&
          prior.piece.capitalised() && prior.term_pieces == 1)
        return true;
  }
  if (!(a[i].word_flags & kGivenName) || i + 1 >= a.size() ||
      a.gap(i + 1) != Gap::Space)
    return false;
  return name_like(i + 1, kFamilyName) ||
         (is_town(match) && is_unknown_name(i + 1));
}

// Whether something but a person is named there.
bool CountryRules::names_other(std::size_t spot) const {
  const Match* const match = lookup_->covering(spot);
  if (match == nullptr) return false;
  for (const AliasRecord* alias : lookup_->readings(*match))
    if (kind_of(*alias) != AliasKind::Surname) return true;
  return false;
}

bool CountryRules::is_town(const Match& match) const {
  const auto readings = lookup_->readings(match);
  return std::all_of(readings.begin(), readings.end(),
                     [](const AliasRecord* alias) {
                       return kind_of(*alias) == AliasKind::City;
                     });
}

// "Darwin Beck of First Boston": a capitalised word of no known kind behind a
// town that is a given name, too.
bool CountryRules::is_unknown_name(std::size_t spot) const {
  const Spot& s = (*article_)[spot];
  return s.piece.shape == Shape::Capital && s.word_class == WordClass::None &&
         s.term_state == 0 && lookup_->covering(spot) == nullptr;
}

// "Paris, Texas", "Moscow, Idaho", "Athens, Georgia".
bool CountryRules::is_town_elsewhere(const Match& match,
                                     const AliasRecord& alias) const {
  const std::size_t next = match.end();
  if (next >= article_->size() || article_->gap(next) != Gap::Comma)
    return false;
  const Match* const after = lookup_->covering(next);
  if (after == nullptr || after->first != next) return false;
  for (const AliasRecord* other : lookup_->readings(*after))
    if (is_country(*other) && other->entity != alias.entity &&
        is_region(*other))
      return true;
  return false;
}

bool CountryRules::is_supported(const Match& match,
                                const AliasRecord& alias) const {
  if (!(alias.flags & kContext) && !is_doubtful_in_capitals(match)) return true;
  if (follows_a_town(match, alias) || is_dateline(match)) return true;
  // "La." and "Wash." stand for their states beside a town only.
  if (is_abbreviation(form_->text(alias.written))) return false;
  return names(alias.entity) || stands_beside_countries(match, alias.entity) ||
         governs(match);
}

// "Armenia, Georgia and Azerbaijan": in a row with countries under their own
// names.
bool CountryRules::stands_beside_countries(const Match& match,
                                           std::uint32_t self) const {
  const ArticleView& a = *article_;
  const auto is_other_country = [&](std::size_t spot) {
    const Match* const other = lookup_->covering(spot);
    if (other == nullptr) return false;
    for (const AliasRecord* alias : lookup_->readings(*other))
      if (is_country(*alias) && alias->entity != self &&
          !(alias->flags & kContext) && kind_of(*alias) == AliasKind::Name &&
          !is_region(*alias))
        return true;
    return false;
  };
  const auto links = [&](std::size_t spot) {
    return a[spot].word_class == WordClass::And;
  };
  std::size_t before = match.first;
  bool row = false;
  if (before >= 2 && links(before - 1) && a.gap(before) <= Gap::Space &&
      a.gap(before - 1) <= Gap::Comma)
    row = is_other_country(before - 2);
  else if (before >= 1 && a.gap(before) == Gap::Comma)
    row = is_other_country(before - 1);
  const std::size_t after = match.end();
  if (!row && after + 1 < a.size() && links(after) &&
      a.gap(after) <= Gap::Space && a.gap(after + 1) <= Gap::Space)
    row = is_other_country(after + 1);
  return row;
}

// "BOSTON, March 3 -" and "BOSTON (Reuters) -" at the beginning of the text.
bool CountryRules::is_dateline(const Match& match) const {
  const ArticleView& a = *article_;
  const Spot& spot = a[match.first];
  if (spot.in_title || !spot.in_lead || a.gap(match.first) != Gap::Paragraph ||
      spot.piece.shape != Shape::Upper || match.end() >= a.size())
    return false;
  const Gap gap = a.gap(match.end());
  if (gap == Gap::Comma)
    return a[match.end()].word_class == WordClass::Calendar;
  return gap == Gap::Hard;
}

// A capital or town in a dateline, or the country behind it: "MOSCOW, May 28",
// "GORI, Georgia:".
bool CountryRules::is_place_of_writing(const Match& match) const {
  const ArticleView& a = *article_;
  if (a[match.first].in_title || !a[match.first].in_lead) return false;
  std::size_t first = match.first;
  if (first > 0 && a.gap(first) == Gap::Comma) --first;
  while (first > 0 && a.gap(first) <= Gap::Loose &&
         match.first - first < kLongestDateline)
    --first;
  if (a.gap(first) != Gap::Paragraph || a[first].piece.shape != Shape::Upper)
    return false;
  const std::size_t end = match.end();
  if (end >= a.size()) return false;
  return a.gap(end) == Gap::Hard || a.gap(end) == Gap::Paragraph ||
         (a.gap(end) == Gap::Loose &&
          a[match.first].style == CaseStyle::Mixed) ||
         (a.gap(end) == Gap::Comma &&
          (a[end].word_class == WordClass::Calendar || first < match.first ||
           follows_dateline(end)));
}

// After "MOSCOW," the country or the day.
bool CountryRules::follows_dateline(std::size_t spot) const {
  const ArticleView& a = *article_;
  const Match* const match = lookup_->covering(spot);
  const std::size_t end = match == nullptr ? spot + 1 : match->end();
  return end < a.size() && (a.gap(end) == Gap::Hard ||
                            (a.gap(end) == Gap::Comma &&
                             a[end].word_class == WordClass::Calendar));
}

// "Springfield, Ill.", "GREENWICH, Conn., March 3": a part of a country after a
// comma and before another, or at an end.
bool CountryRules::follows_a_town(const Match& match,
                                  const AliasRecord& alias) const {
  const ArticleView& a = *article_;
  if (!is_region(alias) || match.first == 0 || a.gap(match.first) != Gap::Comma)
    return false;
  const Spot& town = a[match.first - 1];
  const bool place = town.piece.capitalised() && town.term_state == 0 &&
                     (town.word_class == WordClass::None ||
                      town.word_class == WordClass::Organisation);
  return place && (match.end() >= a.size() || a.gap(match.end()) > Gap::Space);
}

// A country's own name that is also a region's: marked `context`, of one word.
const AliasRecord* CountryRules::namesake_at(std::size_t spot) const {
  const WordRecord& word = form_->word((*article_)[spot].word);
  for (const AliasRecord& alias : form_->aliases(form_->state(word.state)))
    if (is_country(alias) && (alias.flags & kContext) &&
        kind_of(alias) == AliasKind::Name && !is_region(alias))
      return &alias;
  return nullptr;
}

// "MARIETTA, Georgia:", "in Macon, Georgia, and", "Atlanta, Georgia."
bool CountryRules::is_town_of_namesake(std::size_t spot) const {
  const ArticleView& a = *article_;
  if (spot == 0 || a.gap(spot) != Gap::Comma || !a[spot].piece.capitalised())
    return false;
  const Spot& town = a[spot - 1];
  if (!town.piece.capitalised() || town.term_state != 0 ||
      (town.word_class != WordClass::None &&
       town.word_class != WordClass::Organisation))
    return false;
  return spot + 1 >= a.size() || a.gap(spot + 1) > Gap::Possessive;
}

// Whether a country, or another that it was one state with, is named by more
// than the word that it shares: Tbilisi, Abkhazia, Russia; or that word has a
// country's company: Georgia's foreign minister.
bool CountryRules::has_own_sign(std::uint32_t country) const {
  const std::uint32_t former = form_->entity(country).former;
  for (const Match& match : lookup_->matches()) {
    if (is_denied(match)) continue;
    for (const AliasRecord* alias : lookup_->readings(match)) {
      if (!is_country(*alias)) continue;
      const AliasKind kind = kind_of(*alias);
      if (alias->entity != country) {
        const bool kin = former < form_->entity_count() &&
                         (alias->entity == former ||
                          form_->entity(alias->entity).former == former);
        if (kin && !(alias->flags & kContext)) return true;
      } else if (kind == AliasKind::Name && !is_region(*alias)) {
        if (governs(match) || stands_beside_countries(match, country))
          return true;
      } else if (kind != AliasKind::Demonym && kind != AliasKind::Stem) {
        return true;
      }
    }
  }
  return false;
}

// A town before it tells that the whole article means the region.
void CountryRules::find_elsewhere() {
  elsewhere_ = kNoEntity;
  std::vector<std::uint32_t> cleared;  // of this suspicion
  for (const std::uint32_t i : lookup_->notable()) {
    if (!is_town_of_namesake(i)) continue;
    const AliasRecord* const alias = namesake_at(i);
    if (alias == nullptr || std::find(cleared.begin(), cleared.end(),
                                      alias->entity) != cleared.end())
      continue;
    if (has_own_sign(alias->entity)) {
      cleared.push_back(alias->entity);
      continue;
    }
    elsewhere_ = alias->entity;
    return;
  }
}

bool CountryRules::is_elsewhere(const Match& match) const {
  if (elsewhere_ == kNoEntity) return false;
  for (const AliasRecord* alias : lookup_->readings(match))
    if (is_country(*alias) && alias->entity == elsewhere_) return true;
  return false;
}

// "Georgia's foreign minister", "president of Georgia".
bool CountryRules::governs(const Match& match) const {
  const ArticleView& a = *article_;
  const auto office = [&](std::size_t spot) {
    if (spot >= a.size()) return false;
    for (const TermRecord& t : form_->terms(form_->state(a[spot].term_state)))
      if (static_cast<TermKind>(t.kind) == TermKind::Role &&
          is_office_of_state(static_cast<Role>(t.role)))
        return true;
    return false;
  };
  const std::size_t next = match.end();
  if (next < a.size() && a.gap(next) <= Gap::Possessive && office(next))
    return true;
  if (match.first < 2 || a[match.first - 1].word_class != WordClass::Of)
    return false;
  for (std::size_t back = 2; back <= 4 && back <= match.first; ++back) {
    const std::size_t spot = match.first - back;
    if (office(spot) && spot + a[spot].term_pieces == match.first - 1)
      return true;
  }
  return false;
}

}  // namespace dossier::internal
