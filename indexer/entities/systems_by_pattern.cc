// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
// Systems that no alias of the gazetteer names: designations by their prefixes,
// and classes of ships.
#include <algorithm>
#include <string>

#include "indexer/entities/slug.h"
#include "indexer/entities/systems.h"
#include "indexer/text/fold.h"

namespace dossier::internal {
namespace {

constexpr auto kSystem = static_cast<std::uint8_t>(Facet::System);
constexpr std::string_view kShips = "ship";  // the class of all ships
constexpr std::size_t kShipReach = 4;        // spots after "class"

}  // namespace

bool SystemRules::has_support(const SpottedDesignation& d) const {
  const std::size_t end = d.first + d.count;
  if (other_uses_.is_beside(d.first, end) || other_uses_.ends_longer(d.first) ||
      is_of_another_name(d))
    return false;
  if (other_uses_.has_prefix_of(d.first))
    return nouns_.is_near(d.first, end, true);
  // "the new system, the B38": one letter needs more than such a noun.
  const bool letter = (*article_)[d.first].piece.term_size == 1;
  return d.is_distinctive() || nouns_.is_near(d.first, end, letter) ||
         has_system_in_sentence(d.first);
}

// "PowerBook G4", "Robinson R66 helicopter": what another than the prefix's
// maker named. "Bell P-63 fighter" may stand behind any name.
bool SystemRules::is_of_another_name(const SpottedDesignation& d) const {
  const std::size_t end = d.first + d.count;
  if (names_.is_model_of_system(d.first)) return true;
  const NounSet called =
      nouns_of_class(*form_, form_->text(d.prefix->category)).called;
  if (names_.is_mark_of_name(d.first, end) &&
      !nouns_.is_near(d.first, end, called))
    return true;
  return !d.is_distinctive() && names_.follows_name(d.first) &&
         !nouns_.head(end).meets(called);
}

// A system by its designation in Latin letters: the table has 9K720, and the
// text 9К720 in Cyrillic.
std::uint32_t SystemRules::find_spelling(std::string_view label) const {
  std::uint32_t state = 0;
  const auto kind = [](char c) {
    return c >= '0' && c <= '9'                     ? 1
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? 2
                                                    : 0;
  };
  for (std::size_t at = 0; at < label.size();) {
    std::size_t end = at + 1;
    while (end < label.size() && kind(label[end]) == kind(label[at])) ++end;
    if (kind(label[at]) != 0) {
      const std::uint32_t word =
          form_->find_word(fold(label.substr(at, end - at)));
      state = state == 0 ? form_->word(word).state : form_->step(state, word);
      if (word == 0 || state == 0) return kNoEntity;
    }
    at = end;
  }
  for (const AliasRecord& alias : form_->aliases(form_->state(state)))
    if (is_system(alias) && kind_of(alias) == AliasKind::Designation)
      return alias.entity;
  return kNoEntity;
}

// The table writes some without the hyphen: K-2 is its K2.
std::uint32_t SystemRules::find_known(std::string_view label) const {
  std::string id = slug(label);
  std::uint32_t known = form_->find_entity(kSystem, id);
  if (known != kNoEntity) return known;
  std::erase(id, '-');
  known = form_->find_entity(kSystem, id);
  return known != kNoEntity ? known : find_spelling(label);
}

// That of the prefix, or of the noun nearby if it is of another kind: "the
// submarine K-999" is no gun.
std::string_view SystemRules::class_of(const SpottedDesignation& d) const {
  const std::string_view its_class = form_->text(d.prefix->category);
  const std::size_t end = d.first + d.count;
  const NounSet called = nouns_of_class(*form_, its_class).called;
  if (called.empty() || nouns_.is_near(d.first, end, called)) return its_class;
  const std::string_view told = class_of_noun(nouns_.nearest_of(d.first, end));
  return told.empty() ? its_class : told;
}

void SystemRules::accept(const SpottedDesignation& d) {
  // "MIG 99" and "MiG-99" are one system.
  const std::string label =
      DesignationReader(*form_, *article_, *lookup_).label(d);
  const std::uint32_t known = find_known(label);
  if (known != kNoEntity) {
    if (d.prefix->needs_context &&
        is_called_otherwise(known, d.first + d.count))
      return;
    found_->add(known, d.first, d.count, Rule::Pattern);
    return;
  }
  std::uint32_t family = kNoEntity;
  if (const Match* const owner = lookup_->covering(d.first))
    for (const AliasRecord* alias : lookup_->readings(*owner))
      if (is_system(*alias)) family = alias->entity;
  found_->add(Facet::System, slug(label), label, family, d.first, d.count,
              Rule::Pattern);
  found_->set_class(class_of(d));
}

// "a Halden-class frigate": a class of ships that no table has.
bool SystemRules::is_class_of_ships(std::size_t i) const {
  const ArticleView& a = *article_;
  const Spot& name = a[i];
  if (name.piece.shape != Shape::Capital || name.style != CaseStyle::Mixed ||
      name.word_class != WordClass::None || name.term_state != 0 ||
      name.piece.gap == Gap::Glued || name.piece.gap == Gap::Hyphen ||
      name.piece.gap >= Gap::Sentence || lookup_->covering(i) != nullptr)
    return false;
  if (a.gap(i + 1) != Gap::Hyphen || a.term(i + 1) != "class") return false;
  for (std::size_t k = i + 2; k < a.size() && k < i + 2 + kShipReach; ++k) {
    if (a.gap(k) > Gap::Loose) return false;
    if (nouns_.is_at(k, NounCategory::Ship)) return true;
  }
  return false;
}

void SystemRules::find_classes() {
  for (const std::uint32_t i : lookup_->notable()) {
    if (i + 2 >= article_->size() || !is_class_of_ships(i)) continue;
    const std::string label = std::string(article_->written(i, 1)) + " class";
    found_->add(Facet::System, slug(label), label, kNoEntity, i, 2,
                Rule::Pattern);
    found_->set_class(kShips);
  }
}

}  // namespace dossier::internal
