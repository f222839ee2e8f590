// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/country_support.h"

#include <algorithm>

namespace dossier::internal {
namespace {

constexpr std::size_t kLongestOffice = 3;  // spots: prime minister of

// Offices that a state has and a province has not.
bool is_office_of_state(Role role) {
  return role == Role::HeadOfState || role == Role::HeadOfGovernment ||
         role == Role::ForeignMinister || role == Role::DefenceMinister ||
         role == Role::InteriorMinister || role == Role::Ambassador;
}

bool has_office(const CountryView& view, std::size_t spot) {
  const ArticleView& a = *view.article;
  if (spot >= a.size()) return false;
  const auto terms = view.form->terms(view.form->state(a[spot].term_state));
  return std::any_of(terms.begin(), terms.end(), [](const TermRecord& t) {
    return static_cast<TermKind>(t.kind) == TermKind::Role &&
           is_office_of_state(static_cast<Role>(t.role));
  });
}

template <class Kinds>
bool has_other_country(const CountryView& view, std::size_t spot,
                       std::uint32_t self, Kinds kinds) {
  const Match* const other = view.lookup->covering(spot);
  if (other == nullptr) return false;
  const auto readings = view.lookup->readings(*other);
  return std::any_of(
      readings.begin(), readings.end(), [&](const AliasRecord* alias) {
        return view.is_country(*alias) && alias->entity != self &&
               !(alias->flags & kContext) && kinds(kind_of(*alias));
      });
}

bool is_name(AliasKind kind) { return kind == AliasKind::Name; }

bool is_name_or_demonym(AliasKind kind) {
  return kind == AliasKind::Name || kind == AliasKind::Demonym ||
         kind == AliasKind::Stem;
}

}  // namespace

bool stands_beside_countries(const CountryView& view, const Match& match,
                             std::uint32_t self) {
  const ArticleView& a = *view.article;
  const auto links = [&](std::size_t spot) {
    return a[spot].word_class == WordClass::And;
  };
  const std::size_t before = match.first;
  if (before >= 2 && links(before - 1) && a.gap(before) <= Gap::Space &&
      a.gap(before - 1) <= Gap::Comma) {
    if (has_other_country(view, before - 2, self, is_name)) return true;
  } else if (before >= 1 && a.gap(before) == Gap::Comma &&
             has_other_country(view, before - 1, self, is_name)) {
    return true;
  }
  const std::size_t after = match.end();
  return after + 1 < a.size() && links(after) && a.gap(after) <= Gap::Space &&
         a.gap(after + 1) <= Gap::Space &&
         has_other_country(view, after + 1, self, is_name);
}

bool follows_a_town(const CountryView& view, const Match& match,
                    const AliasRecord& alias) {
  const ArticleView& a = *view.article;
  if (!is_region(alias) || match.first == 0 || a.gap(match.first) != Gap::Comma)
    return false;
  const Spot& town = a[match.first - 1];
  const bool place = town.piece.capitalised() && town.term_state == 0 &&
                     (town.word_class == WordClass::None ||
                      town.word_class == WordClass::Organisation);
  const std::size_t end = match.end();
  return place && (end >= a.size() || a.gap(end) > Gap::Space ||
                   a[end].piece.shape == Shape::Digits);
}

bool is_organ_elsewhere(const CountryView& view, const Match& match,
                        const AliasRecord& alias) {
  if (kind_of(alias) != AliasKind::Metonym || !(alias.flags & kContext))
    return false;
  const ArticleView& a = *view.article;
  const auto& matches = view.lookup->matches();
  return std::any_of(matches.begin(), matches.end(), [&](const Match& other) {
    return other.first > 0 && other.count == match.count &&
           a[other.first].word == a[match.first].word &&
           a.gap(other.first) <= Gap::Possessive &&
           has_other_country(view, other.first - 1, alias.entity,
                             is_name_or_demonym);
  });
}

bool governs(const CountryView& view, const Match& match) {
  const ArticleView& a = *view.article;
  const std::size_t next = match.end();
  if (next < a.size() && a.gap(next) <= Gap::Possessive &&
      has_office(view, next))
    return true;
  if (match.first < 2 || a[match.first - 1].word_class != WordClass::Of)
    return false;
  for (std::size_t back = 2; back <= kLongestOffice + 1 && back <= match.first;
       ++back) {
    const std::size_t spot = match.first - back;
    if (has_office(view, spot) && spot + a[spot].term_pieces == match.first - 1)
      return true;
  }
  return false;
}

}  // namespace dossier::internal
