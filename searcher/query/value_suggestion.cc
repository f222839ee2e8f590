// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/value_suggestion.h"

#include <algorithm>
#include <optional>

#include "indexer/text/edit_distance.h"
#include "indexer/text/nearest_name.h"
#include "indexer/text/utf8.h"
#include "searcher/query/query.h"
#include "searcher/query/value_resolver.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kMostLanguages = 5;
constexpr std::size_t kShortestPart = 3;   // of a name, in code points
constexpr std::size_t kLongestName = 100;  // that is compared

std::string value_query(Facet facet, std::string_view value) {
  QueryNode node = make_value(facet, std::string(value));
  node.selection = true;
  return to_query_text(node);
}

// How unlike a name is what was typed, both folded: 0 if it has it as a part.
std::size_t unlikeness(std::string_view typed, std::string_view name) {
  if (count_code_points(typed) >= kShortestPart &&
      name.find(typed) != std::string_view::npos)
    return 0;
  return edit_distance(typed, name);
}

// People are called by their surnames too.
std::size_t unlikeness_of_person(std::string_view typed,
                                 std::string_view name) {
  const std::size_t space = name.rfind(' ');
  const std::size_t whole = unlikeness(typed, name);
  if (space == std::string_view::npos) return whole;
  return std::min(whole, edit_distance(typed, name.substr(space + 1)));
}

// Of equally near names the shortest, then the first by id.
std::string nearest_name(const Snapshot& snapshot, Facet facet,
                         std::string_view text) {
  const std::string typed = folded_words(truncate_utf8(text, kLongestName));
  if (typed.empty()) return {};
  std::size_t best = most_slips(typed) + 1;
  std::optional<ValueNumber> nearest;
  std::size_t length = 0;
  const auto [first, last] = snapshot.values->values_of_facet(facet);
  for (ValueNumber value = first; value < last; ++value) {
    const std::string_view name =
        truncate_utf8(snapshot.values->folded_label(value), kLongestName);
    const std::size_t far = is_person_facet(facet)
                                ? unlikeness_of_person(typed, name)
                                : unlikeness(typed, name);
    const bool is_nearer =
        far < best || (nearest && far == best && name.size() < length);
    if (!is_nearer) continue;
    best = far;
    nearest = value;
    length = name.size();
  }
  if (!nearest) return {};
  const FacetValue value = snapshot.values->value(*nearest);
  return value_query(facet, value.label.empty() ? value.id : value.label);
}

std::string nearest_year(const Snapshot& snapshot, std::string_view text) {
  const auto number = [](std::string_view year) {
    const auto days = parse_day_range(year);
    return days ? year_of(days->first) : 0;
  };
  const int wanted = number(text);
  std::string_view nearest;
  const auto [first, last] = snapshot.values->values_of_facet(Facet::Year);
  for (ValueNumber value = first; value < last; ++value) {
    const std::string_view year = snapshot.values->value(value).id;
    if (nearest.empty() ||
        std::abs(number(year) - wanted) < std::abs(number(nearest) - wanted))
      nearest = year;
  }
  return nearest.empty() ? "" : value_query(Facet::Year, nearest);
}

std::string frequent_languages(const Snapshot& snapshot) {
  std::string out;
  const std::size_t shown = std::min(snapshot.languages.size(), kMostLanguages);
  for (std::size_t i = 0; i < shown; ++i)
    out += (out.empty() ? "" : " ") +
           value_query(Facet::Language, snapshot.languages[i].first);
  return out;
}

}  // namespace

std::string suggest_value(const Snapshot& snapshot, Facet facet,
                          std::string_view text) {
  if (facet == Facet::Year) return nearest_year(snapshot, text);
  if (facet == Facet::Language) return frequent_languages(snapshot);
  return nearest_name(snapshot, facet, text);
}

}  // namespace dossier::internal
