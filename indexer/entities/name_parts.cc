// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/name_parts.h"

#include <algorithm>

#include "indexer/store/fields.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kLongestNoun = 3;  // spots

bool has_facet(const CompiledForm& form, const AliasRecord& alias,
               Facet facet) {
  return alias.entity < form.entity_count() &&
         form.entity(alias.entity).facet == static_cast<std::uint8_t>(facet);
}

}  // namespace

bool NameParts::follows_name(std::size_t first) const {
  const ArticleView& a = *article_;
  if (first == 0 || a.gap(first) != Gap::Space ||
      a[first].in_title != a[first - 1].in_title)
    return false;
  return first - 1 != a.sentence_begin(first - 1) && is_name(first - 1);
}

// "Harpoon Block II" goes on with a number.
bool NameParts::opens_name(std::size_t end) const {
  const ArticleView& a = *article_;
  if (end >= a.size() || a.gap(end) != Gap::Space || !is_name(end))
    return false;
  return end + 1 >= a.size() || a.gap(end + 1) > Gap::Space ||
         (a[end + 1].piece.shape != Shape::Digits &&
          a[end + 1].piece.shape != Shape::Upper);
}

bool NameParts::is_name(std::size_t spot) const {
  const Spot& s = (*article_)[spot];
  return s.style == CaseStyle::Mixed &&
         (s.piece.shape == Shape::Capital || s.piece.shape == Shape::Mixed) &&
         s.piece.term_size > 1 && s.word_class == WordClass::None &&
         !is_noun(spot) && !is_covered(spot);
}

// Also behind the first word of a term: the Force of Air Force.
bool NameParts::is_noun(std::size_t spot) const {
  for (std::size_t k = 0; k < kLongestNoun && k <= spot; ++k) {
    if ((*article_)[spot - k].term_pieces > k && nouns_->is_at(spot - k))
      return true;
  }
  return false;
}

bool NameParts::is_of_person(std::size_t spot) const {
  const Match* const owner = lookup_->covering(spot);
  if (owner == nullptr) return false;
  const auto readings = lookup_->readings(*owner);
  return std::all_of(readings.begin(), readings.end(),
                     [&](const AliasRecord* alias) {
                       return has_facet(*form_, *alias, Facet::Official);
                     });
}

// A person's name goes on: Sam Pope Brewer. A common word may be one: Camp.
bool NameParts::is_covered(std::size_t spot) const {
  const Match* const owner = lookup_->covering(spot);
  if (owner == nullptr) return false;
  const auto readings = lookup_->readings(*owner);
  return std::any_of(
      readings.begin(), readings.end(), [&](const AliasRecord* alias) {
        const bool common_word = (alias->flags & kContext) &&
                                 has_facet(*form_, *alias, Facet::System);
        return alias->entity < form_->entity_count() && !common_word &&
               !has_facet(*form_, *alias, Facet::Official);
      });
}

bool NameParts::is_hyphenated(std::size_t spot) const {
  const ArticleView& a = *article_;
  if (spot == 0 || a.gap(spot) != Gap::Hyphen) return false;
  const Spot& prior = a[spot - 1];
  return prior.word_class == WordClass::Particle ||
         (prior.piece.shape == Shape::Capital && prior.piece.term_size > 1 &&
          prior.style == CaseStyle::Mixed &&
          a[spot].piece.shape == Shape::Capital &&
          lookup_->covering(spot - 1) == nullptr);
}

bool NameParts::is_mark_of_name(std::size_t first, std::size_t end) const {
  const ArticleView& a = *article_;
  const std::string_view field = a.field(first);
  const Piece& letters = a[first].piece;
  const std::size_t close = a[end - 1].piece.end;
  if (first == 0 || letters.start == 0 || field[letters.start - 1] != '(' ||
      close >= field.size() || field[close] != ')')
    return false;
  if (a[first - 1].piece.shape != Shape::Capital || is_noun(first - 1))
    return false;
  if (letters.term_size == 1 || is_of_person(first - 1)) return true;
  if (letters.shape != Shape::Upper) return false;
  const PrefixRecord* const prefix =
      form_->find_prefix(form_->word(a[first].word).state);
  if (prefix == nullptr) return false;
  const std::string_view written = form_->text(prefix->written);
  return std::any_of(written.begin(), written.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

bool NameParts::is_model_of_system(std::size_t first) const {
  const ArticleView& a = *article_;
  if (first == 0 || a.gap(first) != Gap::Space ||
      a[first].piece.term_size != 1 || a.gap(first + 1) != Gap::Glued)
    return false;
  if (a.gap(first - 1) == Gap::Glued) return true;
  const Match* const owner = lookup_->covering(first - 1);
  if (owner == nullptr) return false;
  const auto readings = lookup_->readings(*owner);
  return std::any_of(readings.begin(), readings.end(),
                     [&](const AliasRecord* alias) {
                       return has_facet(*form_, *alias, Facet::System);
                     });
}

}  // namespace dossier::internal
