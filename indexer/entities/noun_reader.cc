// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/noun_reader.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kNounReach = 4;  // spots

}  // namespace

template <class Holds>
bool NounReader::stands_at(std::size_t spot, Holds holds) const {
  const Spot& s = (*article_)[spot];
  if (s.term_state == 0) return false;
  for (const TermRecord& t : form_->terms(form_->state(s.term_state)))
    if (static_cast<TermKind>(t.kind) == TermKind::Noun &&
        holds(static_cast<NounCategory>(t.role)) &&
        article_->speaks(t.language))
      return true;
  return false;
}

bool NounReader::is_at(std::size_t spot) const {
  return stands_at(spot,
                   [](NounCategory c) { return c < NounCategory::Amount; });
}

bool NounReader::is_plain_at(std::size_t spot) const {
  return is_at(spot) && !is_at(spot, NounCategory::System);
}

bool NounReader::is_at(std::size_t spot, NounCategory category) const {
  return stands_at(spot, [&](NounCategory c) { return c == category; });
}

bool NounReader::is_near(std::size_t first, std::size_t end, bool plain) const {
  return nearest(first, end, kNounReach, [&](std::size_t k) {
           return plain ? is_plain_at(k) : is_at(k);
         }) != kFar;
}

}  // namespace dossier::internal
