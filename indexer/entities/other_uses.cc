// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/other_uses.h"

#include <algorithm>

namespace dossier::internal {
namespace {

constexpr std::size_t kOtherReach = 6;  // spots

}  // namespace

void OtherUses::note(std::size_t first, std::size_t end,
                     bool is_of_another_name) {
  if (is_of_another_name || is_beside(first, end) || is_nearer(first, end))
    words_.push_back((*article_)[first].hash);
}

bool OtherUses::has_prefix_of(std::size_t first) const {
  return std::find(words_.begin(), words_.end(), (*article_)[first].hash) !=
         words_.end();
}

// "S300 billion", "the M54 motorway", "Room B-52".
bool OtherUses::is_beside(std::size_t first, std::size_t end) const {
  const ArticleView& a = *article_;
  const auto holds = [&](std::size_t k) {
    return nouns_->is_at(k, NounCategory::Elsewhere) ||
           nouns_->is_at(k, NounCategory::Amount);
  };
  if (end < a.size() && a.gap(end) <= Gap::Loose && holds(end)) return true;
  return first > 0 && a.gap(first) <= Gap::Space && holds(first - 1);
}

// "PSLV-C7", "NGC1052-DF2": the end of a longer designation.
bool OtherUses::ends_longer(std::size_t first) const {
  const ArticleView& a = *article_;
  if (first == 0 || a.gap(first) != Gap::Hyphen) return false;
  const Shape shape = a[first - 1].piece.shape;
  return (shape == Shape::Upper || shape == Shape::Digits) &&
         lookup_->covering(first - 1) == nullptr &&
         a[first].style != CaseStyle::Caps;
}

// "raised to A-1 the rating of": for one or two letters, when no noun of a
// weapon is nearer.
bool OtherUses::is_nearer(std::size_t first, std::size_t end) const {
  const Piece& letters = (*article_)[first].piece;
  if (letters.term_size > 2 || !letters.capitalised()) return false;
  const std::size_t other = nouns_->nearest(
      first, end, kOtherReach,
      [&](auto k) { return nouns_->is_at(k, NounCategory::Elsewhere); });
  return other != NounReader::kFar &&
         other < nouns_->nearest(
                     first, end, other,
                     [&](auto k) { return nouns_->is_plain_at(k); });
}

}  // namespace dossier::internal
