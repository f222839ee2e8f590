// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/countries.h"

#include <algorithm>
#include <vector>

#include "indexer/entities/country_other_uses.h"
#include "indexer/entities/country_support.h"
#include "indexer/entities/datelines.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kLongestAcronym = 3;

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

}  // namespace

void CountryRules::run(const CompiledForm& form, const ArticleView& article,
                       const Lookup& lookup, Found& found) {
  view_ = {&form, &article, &lookup};
  found_ = &found;
  at_.assign(article.size(), kNoEntity);
  sure_.clear();
  unsure_.clear();
  namesakes_.begin(view_);
  for (const Match& match : lookup.matches()) decide_sure(match);
  // What stays unsure is judged by all that is sure.
  for (const Match* match : unsure_) decide_unsure(*match);
}

bool CountryRules::names(std::uint32_t country) const {
  return std::find(sure_.begin(), sure_.end(), country) != sure_.end();
}

// A former state's name stands for it in its time only, if both are known.
bool CountryRules::existed(std::uint32_t entity) const {
  const Day day = view_.article->input().day;
  const EntityRecord& record = view_.form->entity(entity);
  if (day == kNoDay) return true;
  return record.from == kNoDay || record.from <= day;
}

// In 1987, Moscow is the capital of the Soviet Union, and on no known day in
// "Moscow (USSR)".
std::uint32_t CountryRules::state_of_the_day(const Match& match,
                                             const AliasRecord& alias) const {
  const Day day = view_.article->input().day;
  const AliasKind kind = kind_of(alias);
  const bool seat = kind == AliasKind::Capital || kind == AliasKind::City ||
                    kind == AliasKind::Metonym;
  const std::uint32_t former = view_.form->entity(alias.entity).former;
  if (!seat || former >= view_.form->entity_count()) return alias.entity;
  if (is_followed_by(match, former)) return former;
  if (day == kNoDay) return alias.entity;
  const Day end = view_.form->entity(former).to;
  return end != kNoDay && day <= end ? former : alias.entity;
}

// "PRAGUE (Czechoslovakia)".
bool CountryRules::is_followed_by(const Match& match,
                                  std::uint32_t country) const {
  const std::size_t next = match.end();
  if (next >= view_.article->size() || view_.article->gap(next) > Gap::Hard)
    return false;
  const Match* const after = view_.lookup->covering(next);
  if (after == nullptr || after->first != next) return false;
  for (const AliasRecord* alias : view_.lookup->readings(*after))
    if (alias->entity == country && kind_of(*alias) == AliasKind::Name)
      return true;
  return false;
}

void CountryRules::decide_sure(const Match& match) {
  const AliasRecord* only = nullptr;
  int readings = 0;
  bool context = false;
  for (const AliasRecord* alias : view_.lookup->readings(match)) {
    if (!view_.is_country(*alias)) continue;
    if (only != nullptr && only->entity == alias->entity) continue;
    only = alias;
    ++readings;
    context |= (alias->flags & kContext) != 0;
  }
  if (readings == 0 || view_.is_denied(match) || namesakes_.hold(match) ||
      view_.article->is_ticker(match.first, match.end()))
    return;
  if (is_part_of_a_persons_name(view_, match) || is_language(view_, match) ||
      lends_its_name(view_, match))
    return;
  if (readings > 1 || context || is_doubtful_in_capitals(match) ||
      !existed(only->entity)) {
    unsure_.push_back(&match);
    return;
  }
  if (is_town_elsewhere(view_, match, *only)) return;
  accept(match, *only);
}

// In capitals "PRC" is any party's name, "US" may be the pronoun unless a title
// begins with it, "TREASURY" is any state's, and "POLES" carry wires.
bool CountryRules::is_doubtful_in_capitals(const Match& match) const {
  const Spot& spot = (*view_.article)[match.first];
  if (spot.style != CaseStyle::Caps || match.count != 1) return false;
  const bool is_acronym = spot.piece.term_size <= kLongestAcronym &&
                          view_.article->written(match.first, 1).find('.') ==
                              std::string_view::npos;
  bool doubtful = is_acronym && !(spot.in_title && match.first == 0);
  for (const AliasRecord* alias : view_.lookup->readings(match)) {
    if (!view_.is_country(*alias)) continue;
    const AliasKind kind = kind_of(*alias);
    if (kind == AliasKind::Metonym ||
        (kind == AliasKind::Demonym && (alias->flags & kCase)))
      return true;
    if (alias->flags & kSafe) doubtful = false;
  }
  return doubtful;
}

void CountryRules::decide_unsure(const Match& match) {
  // One reading with support beats those without; two alike beat each other,
  // unless their time tells.
  const AliasRecord* best = nullptr;
  bool tie = false;
  const auto prefer = [&](auto&& holds) {
    best = nullptr;
    tie = false;
    for (const AliasRecord* alias : view_.lookup->readings(match)) {
      if (!view_.is_country(*alias) || !holds(*alias) ||
          is_organ_elsewhere(view_, match, *alias))
        continue;
      if (best != nullptr && best->entity != alias->entity) tie = true;
      if (best == nullptr) best = alias;
    }
  };
  prefer(
      [&](const AliasRecord& a) { return names(a.entity) && !needs_town(a); });
  if (best == nullptr || tie)
    prefer([&](const AliasRecord& a) {
      return existed(a.entity) && is_supported(match, a);
    });
  if (best == nullptr || tie) return;
  if (is_town_elsewhere(view_, match, *best)) return;
  accept(match, *best);
}

void CountryRules::accept(const Match& match, const AliasRecord& alias) {
  const std::uint32_t state = state_of_the_day(match, alias);
  const Rule rule = is_place_of_writing(*view_.article, *view_.lookup, match)
                        ? Rule::Dateline
                        : rule_of(kind_of(alias));
  found_->add(state, match.first, match.count, rule);
  std::fill_n(at_.begin() + match.first, match.count, state);
  if (!names(state)) sure_.push_back(state);
}

bool CountryRules::is_supported(const Match& match,
                                const AliasRecord& alias) const {
  if (!(alias.flags & kContext) && !is_doubtful_in_capitals(match)) return true;
  if (follows_a_town(view_, match, alias) || is_dateline(*view_.article, match))
    return true;
  if (needs_town(alias)) return false;
  return names(alias.entity) ||
         stands_beside_countries(view_, match, alias.entity) ||
         governs(view_, match);
}

}  // namespace dossier::internal
