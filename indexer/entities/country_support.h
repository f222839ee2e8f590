// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_COUNTRY_SUPPORT_H_
#define DOSSIER_INDEXER_ENTITIES_COUNTRY_SUPPORT_H_

#include "indexer/entities/country_view.h"

namespace dossier::internal {

// Signs in the words beside a doubtful name that it does name a country.

// "Armenia, Georgia and Azerbaijan": in a row with countries under their own
// names.
bool stands_beside_countries(const CountryView& view, const Match& match,
                             std::uint32_t self);

// "Springfield, Ill.", "GREENWICH, Conn., March 3", "Austin, TX 78701": a part
// of a country after a comma and before another, or at an end.
bool follows_a_town(const CountryView& view, const Match& match,
                    const AliasRecord& alias);

// "the Nigerian Senate", "Peru's Congress": an organ that this article has of
// another country.
bool is_organ_elsewhere(const CountryView& view, const Match& match,
                        const AliasRecord& alias);

// "Georgia's foreign minister", "president of Georgia".
bool governs(const CountryView& view, const Match& match);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_COUNTRY_SUPPORT_H_
