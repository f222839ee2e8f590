// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_LABEL_CHOICE_H_
#define DOSSIER_INDEXER_ENTITIES_LABEL_CHOICE_H_

#include <string_view>

#include "indexer/store/fields.h"

namespace dossier::internal {

// Where articles differ in the label of a facet value, whether that of the
// later ones takes the place of that of the earlier ones.
//
// The label of a person whom no table knows is a spelling that an article has
// (its person_id is the value's id): of two such the better one is kept, so
// that the order of adding does not matter. A label that only repeats the id
// gives way to any other. Else the later one counts: tables and corrections
// change, and the articles with them.
bool takes_label(Facet facet, std::string_view id, std::string_view earlier,
                 std::string_view later);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_LABEL_CHOICE_H_
