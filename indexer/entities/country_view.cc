// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/country_view.h"

namespace dossier::internal {

bool CountryView::is_denied(const Match& match) const {
  constexpr auto kCountry = static_cast<unsigned>(Facet::Country);
  for (const AliasRecord* alias : lookup->readings(match))
    if (kind_of(*alias) == AliasKind::Denied && (alias->entity >> kCountry & 1))
      return true;
  return false;
}

}  // namespace dossier::internal
