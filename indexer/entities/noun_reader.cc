// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/noun_reader.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kNounReach = 4;    // spots
constexpr std::size_t kSystemReach = 2;  // spots

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

bool NounReader::is_near(std::size_t first, std::size_t end,
                         NounSet nouns) const {
  return nearest(first, end, kNounReach,
                 [&](std::size_t k) { return at(k).meets(nouns); }) != kFar;
}

bool NounReader::is_beside_system(std::size_t first, std::size_t end) const {
  return nearest(first, end, kSystemReach,
                 [&](std::size_t k) { return is_at(k); }) != kFar;
}

NounSet NounReader::at(std::size_t spot) const {
  NounSet found;
  stands_at(spot, [&](NounCategory c) {
    if (c < NounCategory::System) found.add(c);
    return false;
  });
  return found;
}

NounSet NounReader::head(std::size_t end) const {
  const ArticleView& a = *article_;
  return end < a.size() && a.gap(end) <= Gap::Space ? at(end) : NounSet();
}

NounSet NounReader::nearest_of(std::size_t first, std::size_t end) const {
  NounSet found;
  nearest(first, end, kNounReach, [&](std::size_t k) {
    const NounSet here = at(k);
    if (!here.empty()) found = here;
    return !here.empty();
  });
  return found;
}

}  // namespace dossier::internal
