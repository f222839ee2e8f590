// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_ENTITY_OFFER_H_
#define DOSSIER_ENTITY_OFFER_H_

#include <cstdint>
#include <string>

namespace dossier {

// An entity that words of a query are a name of, and what asking for it in
// place of the words would find. Both counts are exact.
struct EntityOffer {
  std::string words;  // as typed, such as "Gadhafi"
  std::string facet, id, label;
  // Articles that name the entity, whatever they call it, and meet everything
  // else that the query requires. Alternatives to the words (OR, or any of the
  // words) are not required.
  std::uint64_t articles;
  // Those of them that the words do not find.
  std::uint64_t without_words;
};

}  // namespace dossier

#endif  // DOSSIER_ENTITY_OFFER_H_
