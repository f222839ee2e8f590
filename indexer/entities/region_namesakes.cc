// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/region_namesakes.h"

#include <algorithm>
#include <vector>

#include "indexer/entities/country_support.h"

namespace dossier::internal {

// A town before it tells that the whole article means the region.
void RegionNamesakes::begin(const CountryView& view) {
  view_ = view;
  country_ = kNoEntity;
  std::vector<std::uint32_t> cleared;  // of this suspicion
  for (const std::uint32_t i : view.lookup->notable()) {
    if (!is_town_of_namesake(i)) continue;
    const AliasRecord* const alias = namesake_at(i);
    if (alias == nullptr || std::find(cleared.begin(), cleared.end(),
                                      alias->entity) != cleared.end())
      continue;
    if (has_own_sign(alias->entity)) {
      cleared.push_back(alias->entity);
      continue;
    }
    country_ = alias->entity;
    return;
  }
}

bool RegionNamesakes::hold(const Match& match) const {
  if (country_ == kNoEntity) return false;
  for (const AliasRecord* alias : view_.lookup->readings(match))
    if (view_.is_country(*alias) && alias->entity == country_) return true;
  return false;
}

// A country's own name that is also a region's: marked `context`, of one word.
const AliasRecord* RegionNamesakes::namesake_at(std::size_t spot) const {
  const CompiledForm& form = *view_.form;
  const WordRecord& word = form.word((*view_.article)[spot].word);
  for (const AliasRecord& alias : form.aliases(form.state(word.state)))
    if (view_.is_country(alias) && (alias.flags & kContext) &&
        view_.is_own_name(alias))
      return &alias;
  return nullptr;
}

// "MARIETTA, Georgia:", "in Macon, Georgia, and", "Atlanta, Georgia."
bool RegionNamesakes::is_town_of_namesake(std::size_t spot) const {
  const ArticleView& a = *view_.article;
  if (spot == 0 || a.gap(spot) != Gap::Comma || !a[spot].piece.capitalised())
    return false;
  const Spot& town = a[spot - 1];
  if (!town.piece.capitalised() || town.term_state != 0 ||
      (town.word_class != WordClass::None &&
       town.word_class != WordClass::Organisation))
    return false;
  return spot + 1 >= a.size() || a.gap(spot + 1) > Gap::Possessive;
}

bool RegionNamesakes::has_own_sign(std::uint32_t country) const {
  const auto& matches = view_.lookup->matches();
  return std::any_of(matches.begin(), matches.end(), [&](const Match& match) {
    return is_sign(match, country);
  });
}

// Whether the match is more than the word that the country shares: Tbilisi,
// Abkhazia; another that it was one state with, as Russia; or that word in a
// country's company: Georgia's foreign minister.
bool RegionNamesakes::is_sign(const Match& match, std::uint32_t country) const {
  if (view_.is_denied(match)) return false;
  const CompiledForm& form = *view_.form;
  const std::uint32_t former = form.entity(country).former;
  for (const AliasRecord* alias : view_.lookup->readings(match)) {
    if (!view_.is_country(*alias)) continue;
    const AliasKind kind = kind_of(*alias);
    if (alias->entity != country) {
      const bool kin = former < form.entity_count() &&
                       (alias->entity == former ||
                        form.entity(alias->entity).former == former);
      if (kin && !(alias->flags & kContext)) return true;
    } else if (view_.is_own_name(*alias)) {
      if (governs(view_, match) ||
          stands_beside_countries(view_, match, country))
        return true;
    } else if (kind != AliasKind::Demonym && kind != AliasKind::Stem) {
      return true;
    }
  }
  return false;
}

}  // namespace dossier::internal
