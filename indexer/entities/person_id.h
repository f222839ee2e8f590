// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_PERSON_ID_H_
#define DOSSIER_INDEXER_ENTITIES_PERSON_ID_H_

#include <string>
#include <string_view>

namespace dossier::internal {

// The id of a person whom no table knows: the spelling key of the name, made
// readable. So it is the same for every spelling, whatever articles came
// before. "Walid al-Moualem" and "Waleed Moallem" are "moalim-valid". Empty if
// the name has no word.
std::string person_id(std::string_view name);

// Of two spellings of one name the one to show. A total order over spellings,
// so that the best of several is the same in whatever order they come: not all
// in capitals, then in Latin script, then the one with more letters, then with
// marks, then the first in byte order.
bool is_better_spelling(std::string_view a, std::string_view b);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_PERSON_ID_H_
