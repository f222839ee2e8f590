// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/title_owner.h"

#include <algorithm>

#include "indexer/entities/offices.h"

namespace dossier::internal {

void TitleOwner::begin(const CompiledForm& form, const ArticleView& article,
                       const Lookup& lookup) {
  form_ = &form;
  article_ = &article;
  lookup_ = &lookup;
}

// "Quebec Premier" is not Canada's, "Bundesbank President" not Germany's, nor
// is "Gulf Canada spokesman".
bool TitleOwner::owns_before(std::size_t spot, Role role) const {
  if (names_company(spot)) return false;
  if (is_single(role) && article_->is_english() && is_town(spot)) return false;
  return role != Role::HeadOfState || !is_organ(spot);
}

// Nor "president of Japan's biggest firm", "vice president of New York toy
// company".
bool TitleOwner::owns_behind(std::size_t spot, Role role) const {
  if (is_adjective(spot)) return false;
  if (is_single(role) && (is_owner(spot) || is_attribute(spot) ||
                          (article_->is_english() && is_town(spot))))
    return false;
  return role != Role::HeadOfState || !is_organ(spot);
}

bool TitleOwner::speaks(std::size_t spot) const {
  const auto terms = form_->terms(form_->state((*article_)[spot].term_state));
  return (*article_)[spot].term_state != 0 &&
         std::any_of(terms.begin(), terms.end(), [&](const TermRecord& t) {
           return static_cast<TermKind>(t.kind) == TermKind::Speech &&
                  article_->speaks(t.language);
         });
}

bool TitleOwner::is_town(std::size_t spot) const {
  const Match* const match = lookup_->covering(spot);
  if (match == nullptr) return false;
  const auto readings = lookup_->readings(*match);
  return std::any_of(readings.begin(), readings.end(), [](const auto* alias) {
    return static_cast<AliasKind>(alias->kind) == AliasKind::City;
  });
}

// "president of the Syrian Coalition" is not Syria's.
bool TitleOwner::is_adjective(std::size_t spot) const {
  const Match* const match = lookup_->covering(spot);
  if (match == nullptr || !article_->is_english()) return false;
  for (const AliasRecord* alias : lookup_->readings(*match))
    if (static_cast<AliasKind>(alias->kind) == AliasKind::Demonym) return true;
  return false;
}

// "Japan's".
bool TitleOwner::is_owner(std::size_t spot) const {
  const Match* const match = lookup_->covering(spot);
  const std::size_t next = match != nullptr ? match->end() : spot + 1;
  return next < article_->size() && article_->gap(next) == Gap::Possessive;
}

// "Bundesbank": an organ that stands for its country has a head of its own.
bool TitleOwner::is_organ(std::size_t spot) const {
  const Match* const match = lookup_->covering(spot);
  if (match == nullptr || !article_->is_english()) return false;
  const auto readings = lookup_->readings(*match);
  return std::any_of(readings.begin(), readings.end(), [](const auto* alias) {
    return kind_of(*alias) == AliasKind::Metonym;
  });
}

// "president of the U.S. beet sugar association": the country of what follows.
bool TitleOwner::is_attribute(std::size_t spot) const {
  const ArticleView& a = *article_;
  const Match* const match = lookup_->covering(spot);
  if (match == nullptr || !a.is_english() || match->end() >= a.size())
    return false;
  const std::size_t next = match->end();
  const bool dotted = match->count > 1 && a[match->first].piece.term_size == 1;
  return (dotted || a[match->first].piece.shape == Shape::Upper) &&
         a[match->first].style == CaseStyle::Mixed &&
         a.gap(next) <= Gap::Loose && a[next].piece.shape == Shape::Lower &&
         (a[next].word_class == WordClass::None ||
          a[next].word_class == WordClass::Organisation) &&
         !speaks(next);
}

// "Gulf Canada": a country's name that ends one of a company.
bool TitleOwner::names_company(std::size_t spot) const {
  const ArticleView& a = *article_;
  const Match* const match = lookup_->covering(spot);
  if (!a.is_english() || match == nullptr || match->first == 0 ||
      a.gap(match->first) > Gap::Space || is_adjective(spot) ||
      a[spot].style != CaseStyle::Mixed)
    return false;
  const Spot& prior = a[match->first - 1];
  const bool opens = a.gap(match->first - 1) >= Gap::Hard;
  return prior.piece.capitalised() && prior.term_state == 0 &&
         lookup_->covering(match->first - 1) == nullptr &&
         (prior.word_class == WordClass::Organisation ||
          (prior.word_class == WordClass::None &&
           (!opens || prior.piece.shape == Shape::Upper)));
}

}  // namespace dossier::internal
