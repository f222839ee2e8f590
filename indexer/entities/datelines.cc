// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/datelines.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kLongestPlace = 4;   // spots
constexpr std::size_t kLongestAgency = 4;  // spots

// "March 3", "3 March", "Tuesday".
bool is_day(const ArticleView& a, std::size_t spot) {
  if (a[spot].word_class == WordClass::Calendar) return true;
  return a[spot].piece.shape == Shape::Digits && spot + 1 < a.size() &&
         a.gap(spot + 1) <= Gap::Loose &&
         a[spot + 1].word_class == WordClass::Calendar;
}

// "(AFP) -": what stands between a town in small letters and the text.
bool is_agency(const ArticleView& a, std::size_t spot) {
  const std::string_view text = a.field(spot);
  const auto between = [&](std::size_t k) {
    return text.substr(a[k - 1].piece.end,
                       a[k].piece.start - a[k - 1].piece.end);
  };
  if (between(spot) != " (") return false;
  for (std::size_t k = spot + 1; k < a.size() && k <= spot + kLongestAgency;
       ++k) {
    const std::string_view gap = between(k);
    if (gap.starts_with(')'))
      return gap == ") - " || gap == ") -- " || gap == ") \u2014 " ||
             gap == ") \u2013 ";
  }
  return false;
}

// After "MOSCOW," the country or the day.
bool precedes_day(const ArticleView& a, const Lookup& lookup,
                  std::size_t spot) {
  const Match* const match = lookup.covering(spot);
  const std::size_t end = match == nullptr ? spot + 1 : match->end();
  return end < a.size() && (a.gap(end) == Gap::Hard ||
                            (a.gap(end) == Gap::Comma && is_day(a, end)));
}

}  // namespace

bool is_dateline(const ArticleView& a, const Match& match) {
  const Spot& spot = a[match.first];
  const std::size_t end = match.end();
  if (spot.in_title || !spot.in_lead || a.gap(match.first) != Gap::Paragraph ||
      end >= a.size())
    return false;
  if (a.gap(end) == Gap::Comma) return is_day(a, end);
  if (a.gap(end) != Gap::Hard) return false;
  return spot.piece.shape == Shape::Upper || is_agency(a, end);
}

bool is_place_of_writing(const ArticleView& a, const Lookup& lookup,
                         const Match& match) {
  if (a[match.first].in_title || !a[match.first].in_lead) return false;
  std::size_t first = match.first;
  if (first > 0 && a.gap(first) == Gap::Comma) --first;
  while (first > 0 && a.gap(first) <= Gap::Loose &&
         match.first - first < kLongestPlace)
    --first;
  const std::size_t end = match.end();
  if (a.gap(first) != Gap::Paragraph || end >= a.size()) return false;
  if (a[first].piece.shape != Shape::Upper) return is_dateline(a, match);
  switch (a.gap(end)) {
    case Gap::Hard:
    case Gap::Paragraph:
      return true;
    case Gap::Loose:
      return a[match.first].style == CaseStyle::Mixed;
    case Gap::Comma:
      return is_day(a, end) || first < match.first ||
             precedes_day(a, lookup, end);
    default:
      return false;
  }
}

}  // namespace dossier::internal
