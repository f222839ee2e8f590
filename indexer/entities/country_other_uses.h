// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_COUNTRY_OTHER_USES_H_
#define DOSSIER_INDEXER_ENTITIES_COUNTRY_OTHER_USES_H_

#include "indexer/entities/country_view.h"

namespace dossier::internal {

// What else the name of a country or town may be.

// "Chad Smith", "Mr Jordan", "George Washington"; but not "Jordan Valley",
// "King of Jordan", "Israel Prime Minister".
bool is_part_of_a_persons_name(const CountryView& view, const Match& match);

// "in Russian", "she speaks French", "a Spanish-speaking guard".
bool is_language(const CountryView& view, const Match& match);

// "Paris Street", "the Jordan Times", "San Francisco Javier": what is named for
// the place, or for the saint that it is named for.
bool lends_its_name(const CountryView& view, const Match& match);

// "Paris, Texas", "Moscow, Idaho", "Athens, Georgia".
bool is_town_elsewhere(const CountryView& view, const Match& match,
                       const AliasRecord& alias);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_COUNTRY_OTHER_USES_H_
