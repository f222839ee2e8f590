// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/systems.h"

#include <algorithm>

namespace dossier::internal {
namespace {

constexpr auto kSystem = static_cast<std::uint8_t>(Facet::System);
constexpr auto kClass = static_cast<std::uint8_t>(Facet::Class);
constexpr std::string_view kShips = "ship";  // the class of all ships

Rule rule_of(AliasKind kind) {
  switch (kind) {
    case AliasKind::Designation:
      return Rule::Designation;
    case AliasKind::Reporting:
      return Rule::Reporting;
    default:
      return Rule::Name;
  }
}

}  // namespace

void SystemRules::run(const CompiledForm& form, const ArticleView& article,
                      const Lookup& lookup, Found& found) {
  form_ = &form;
  article_ = &article;
  lookup_ = &lookup;
  found_ = &found;
  nouns_.begin(form, article);
  names_.begin(form, article, lookup, nouns_);
  other_uses_.begin(article, lookup, nouns_);
  unsure_.clear();
  designations_.clear();
  sure_spots_.clear();
  sure_entities_.clear();

  DesignationReader(form, article, lookup).find_all(designations_);
  find_other_uses();
  decide_matches();
  for (const SpottedDesignation& d : designations_)
    if (d.is_distinctive() && !other_uses_.has_prefix_of(d.first))
      sure_spots_.push_back(d.first);
  std::sort(sure_spots_.begin(), sure_spots_.end());
  for (const Match* match : unsure_) decide_unsure(*match);
  for (const SpottedDesignation& d : designations_)
    if (has_support(d)) accept(d);
  find_classes();
}

void SystemRules::find_other_uses() {
  for (const Match& match : lookup_->matches()) {
    const auto readings = lookup_->readings(match);
    if (std::any_of(readings.begin(), readings.end(), [&](const auto* alias) {
          return is_system(*alias) && (alias->flags & kDigits);
        }))
      other_uses_.note(match.first, match.end(), false);
  }
  for (const SpottedDesignation& d : designations_)
    other_uses_.note(d.first, d.first + d.count, is_of_another_name(d));
}

// "the cargo ship Raptor" names a ship.
bool SystemRules::names_ship(const Match& match) const {
  const ArticleView& a = *article_;
  const std::size_t i = match.first;
  if (i == 0 || a.gap(i) > Gap::Hard || a.gap(i - 1) == Gap::Hyphen ||
      !nouns_.is_at(i - 1, NounCategory::Ship))
    return false;
  return match.end() >= a.size() || a.gap(match.end()) > Gap::Hard ||
         !nouns_.is_at(match.end());
}

bool SystemRules::is_ship(std::uint32_t system) const {
  const std::uint32_t its_class =
      form_->find_entity(kClass, form_->text(form_->entity(system).kind));
  if (its_class == kNoEntity) return false;
  const auto is_that = [&](std::uint32_t n) {
    return form_->text(form_->entity(n).id) == kShips;
  };
  const auto above = form_->ancestors(form_->entity(its_class));
  return is_that(its_class) || std::any_of(above.begin(), above.end(), is_that);
}

bool SystemRules::is_in_designation(const Match& match) const {
  const auto after =
      std::partition_point(designations_.begin(), designations_.end(),
                           [&](const SpottedDesignation& d) {
                             return d.first + d.count <= match.first;
                           });
  return after != designations_.end() && after->first < match.end();
}

void SystemRules::decide_matches() {
  for (const Match& match : lookup_->matches()) {
    const AliasRecord* sure = nullptr;
    bool any = false;
    for (const AliasRecord* alias : lookup_->readings(match)) {
      if (!is_system(*alias) || is_maker(match, *alias)) continue;
      any = true;
      if (sure == nullptr && is_sure(match, *alias)) sure = alias;
    }
    if (!any || is_denied(match) || is_in_designation(match) ||
        other_uses_.ends_longer(match.first) ||
        (match.count == 1 && names_.is_hyphenated(match.first)) ||
        article_->is_ticker(match.first, match.end()))
      continue;
    if (sure == nullptr) {
      unsure_.push_back(&match);
      continue;
    }
    accept(match, *sure);
    sure_spots_.push_back(match.first);
    sure_entities_.insert(sure->entity);
  }
}

void SystemRules::decide_unsure(const Match& match) {
  const AliasRecord* const alias = choose_reading(match);
  if (alias == nullptr || is_part_of_name(match, *alias)) return;
  const bool digits = alias->flags & kDigits;
  if (digits && other_uses_.is_beside(match.first, match.end())) return;
  if (digits && other_uses_.has_prefix_of(match.first)) {
    if (nouns_.is_near(match.first, match.end(), true)) accept(match, *alias);
    return;
  }
  const bool named_before = sure_entities_.count(alias->entity) > 0;
  if (!digits && !named_before && names_ship(match) && !is_ship(alias->entity))
    return;
  if (named_before || has_noun(match, *alias) ||
      (digits && has_system_in_sentence(match.first)))
    accept(match, *alias);
}

// Of several systems of one name the one that the nearest noun tells: "M60
// tank", "M60 machine gun". None that the noun behind it is not called.
const AliasRecord* SystemRules::choose_reading(const Match& match) const {
  const NounSet nearest = nouns_.nearest_of(match.first, match.end());
  const AliasRecord* chosen = nullptr;
  for (const AliasRecord* reading : lookup_->readings(match)) {
    if (!is_system(*reading) ||
        is_called_otherwise(reading->entity, match.end()))
      continue;
    if (chosen == nullptr) chosen = reading;
    if (nouns_of(reading->entity).called.meets(nearest)) return reading;
  }
  return chosen;
}

ClassNouns SystemRules::nouns_of(std::uint32_t system) const {
  return nouns_of_class(*form_, form_->text(form_->entity(system).kind));
}

// "Condor missile" is no aircraft.
bool SystemRules::is_called_otherwise(std::uint32_t system,
                                      std::size_t end) const {
  const NounSet head = nouns_.head(end);
  const NounSet called = nouns_of(system).called;
  return !head.empty() && !called.empty() && !head.meets(called);
}

// A word needs more than "operating system" somewhere near; and no tank is
// meant where only a ship is named.
bool SystemRules::has_noun(const Match& match, const AliasRecord& alias) const {
  if (alias.flags & kDigits) {
    // "F1 launches a series": so do one letter and a digit or two.
    const bool plain = (*article_)[match.first].piece.term_size == 1 &&
                       article_->term(match.first + 1).size() < 3;
    return nouns_.is_near(match.first, match.end(), plain);
  }
  if (nouns_.is_near(match.first, match.end(), true)) {
    const ClassNouns nouns = nouns_of(alias.entity);
    return nouns.called.empty() ||
           nouns_.is_near(match.first, match.end(), nouns.called) ||
           !nouns.misled.meets(nouns_.nearest_of(match.first, match.end()));
  }
  return (*article_)[match.first].style != CaseStyle::Caps &&
         nouns_.is_beside_system(match.first, match.end());
}

bool SystemRules::is_system(const AliasRecord& alias) const {
  return kind_of(alias) != AliasKind::Denied &&
         alias.entity < form_->entity_count() &&
         form_->entity(alias.entity).facet == kSystem;
}

bool SystemRules::is_denied(const Match& match) const {
  for (const AliasRecord* alias : lookup_->readings(match))
    if (kind_of(*alias) == AliasKind::Denied && (alias->entity >> kSystem & 1))
      return true;
  return false;
}

// "Iron Chieftain", "Mustafa Akinci", "A1 Mine Settlement"; but "Rafael Spike
// missile".
bool SystemRules::is_part_of_name(const Match& match,
                                  const AliasRecord& alias) const {
  const ArticleView& a = *article_;
  const std::size_t end = match.end();
  const NounSet head = nouns_.head(end);
  if (alias.flags & kDigits) {
    const bool is_short = match.count == 2 &&
                          a.gap(match.first + 1) == Gap::Glued &&
                          a.written(match.first, 2).size() == 2;
    return names_.is_mark_of_name(match.first, end) ||
           (is_short && names_.opens_name(end));
  }
  if (match.count > 1) return false;
  if (a[match.first].word_class == WordClass::Calendar) return true;
  if (!head.empty()) return false;
  return names_.follows_name(match.first) || names_.opens_name(end);
}

// In capitals and in headlines a single word without a digit is never sure.
bool SystemRules::is_sure(const Match& match, const AliasRecord& alias) const {
  if (alias.flags & kContext) return false;
  if ((alias.flags & kDigits) &&
      (other_uses_.has_prefix_of(match.first) ||
       names_.is_mark_of_name(match.first, match.end())))
    return false;
  const bool one_word = match.count == 1 && !(alias.flags & kDigits);
  if (one_word && names_.follows_name(match.first))
    return false;  // "Mikhail Kalashnikov"
  return !(one_word && (*article_)[match.first].style == CaseStyle::Caps);
}

bool SystemRules::has_system_in_sentence(std::size_t spot) const {
  const std::size_t begin = article_->sentence_begin(spot);
  const std::size_t end = article_->sentence_end(spot);
  const auto at =
      std::lower_bound(sure_spots_.begin(), sure_spots_.end(), begin);
  return at != sure_spots_.end() && *at < end;
}

// "MiG's announcement", "MiG Director General", "MiG said": the maker, whose
// name the family of its aircraft bears.
bool SystemRules::is_maker(const Match& match, const AliasRecord& alias) const {
  const ArticleView& a = *article_;
  const std::size_t next = match.end();
  if (!alias.names_maker || next >= a.size()) return false;
  if (a.gap(next) == Gap::Possessive) return !nouns_.is_at(next);
  if (a.gap(next) > Gap::Space) return false;
  if (a[next].word_class == WordClass::Organisation) return true;
  for (const TermRecord& t : form_->terms(form_->state(a[next].term_state)))
    if (static_cast<TermKind>(t.kind) != TermKind::Noun && a.speaks(t.language))
      return true;
  return false;
}

// A suffix that the table does not have files under the stem and keeps its
// form as written.
void SystemRules::accept(const Match& match, const AliasRecord& alias) {
  const bool plural =
      match.suffix == 1 && article_->term(match.first + match.count) == "s";
  found_->add(
      alias.entity, match.first, match.count + match.suffix,
      match.suffix == 0 || plural ? rule_of(kind_of(alias)) : Rule::Pattern);
}

}  // namespace dossier::internal
