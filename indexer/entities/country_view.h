// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_COUNTRY_VIEW_H_
#define DOSSIER_INDEXER_ENTITIES_COUNTRY_VIEW_H_

#include "indexer/entities/article_view.h"
#include "indexer/entities/compiled_form.h"
#include "indexer/entities/lookup.h"

namespace dossier::internal {

// What the rules for countries go by: the tables, an article, its matches.
struct CountryView {
  const CompiledForm* form = nullptr;
  const ArticleView* article = nullptr;
  const Lookup* lookup = nullptr;

  bool is_country(const AliasRecord& alias) const {
    return kind_of(alias) != AliasKind::Denied &&
           alias.entity < form->entity_count() &&
           form->entity(alias.entity).facet ==
               static_cast<std::uint8_t>(Facet::Country);
  }

  // The name that the country is listed under, none of a part of it or of its
  // past.
  bool is_own_name(const AliasRecord& alias) const {
    return kind_of(alias) == AliasKind::Name &&
           form->text(alias.written) ==
               form->text(form->entity(alias.entity).label);
  }

  bool is_denied(const Match& match) const;
};

inline bool is_region(const AliasRecord& alias) {
  return kind_of(alias) == AliasKind::Region;
}

// "La.", "Wash." and "OH" stand for their states beside a town only.
inline bool needs_town(const AliasRecord& alias) {
  return is_region(alias) && (alias.flags & kContext);
}

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_COUNTRY_VIEW_H_
