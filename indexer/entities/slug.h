// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_SLUG_H_
#define DOSSIER_INDEXER_ENTITIES_SLUG_H_

#include <string>
#include <string_view>

namespace dossier::internal {

// The id of a name that no table has: its letters in Latin script without
// marks, in lower case, with hyphens between the words; "Walid al-Moualem" is
// "walid-al-moualem". Depends on the name alone. Empty if nothing remains.
std::string slug(std::string_view name);

// "ALFREDO CRISTIANI" -> "Alfredo Cristiani".
std::string capitalise_words(std::string_view name);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_SLUG_H_
