// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The names of what a request chooses among, on the command line and in JSON.
#ifndef DOSSIER_SEARCHER_CHOICE_NAMES_H_
#define DOSSIER_SEARCHER_CHOICE_NAMES_H_

#include <array>
#include <string_view>
#include <utility>

#include "dossier/search.h"

namespace dossier::internal {

template <typename Choice, std::size_t kSize>
using ChoiceNames = std::array<std::pair<std::string_view, Choice>, kSize>;

inline constexpr ChoiceNames<MatchMode, 2> kMatchModes{{
    {"all", MatchMode::All},
    {"any", MatchMode::Any},
}};

inline constexpr ChoiceNames<SortOrder, 3> kSortOrders{{
    {"relevance", SortOrder::Relevance},
    {"date", SortOrder::OldestFirst},
    {"-date", SortOrder::NewestFirst},
}};

inline constexpr ChoiceNames<FacetOrder, 3> kFacetOrders{{
    {"count", FacetOrder::Count},
    {"name", FacetOrder::Name},
    {"share", FacetOrder::Share},
}};

inline constexpr ChoiceNames<CountUnit, 2> kCountUnits{{
    {"articles", CountUnit::Article},
    {"stories", CountUnit::Story},
}};

inline constexpr ChoiceNames<Period, 4> kPeriods{{
    {"day", Period::Day},
    {"week", Period::Week},
    {"month", Period::Month},
    {"year", Period::Year},
}};

inline constexpr ChoiceNames<PivotUnit, 3> kPivotUnits{{
    {"article", PivotUnit::Article},
    {"paragraph", PivotUnit::Paragraph},
    {"sentence", PivotUnit::Sentence},
}};

// Parts to look in: not the whole article, which is what nobody asks for.
inline constexpr ChoiceNames<ArticlePart, 3> kPartNames{{
    {"title", ArticlePart::Title},
    {"lead", ArticlePart::Lead},
    {"body", ArticlePart::Body},
}};

// REQUIRES a choice of the table.
template <typename Choice, std::size_t kSize>
constexpr std::string_view name_of(Choice choice,
                                   const ChoiceNames<Choice, kSize>& names) {
  for (const auto& [name, value] : names)
    if (value == choice) return name;
  return {};
}

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_CHOICE_NAMES_H_
