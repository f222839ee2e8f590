// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What annotations and answers write alike.
#ifndef DOSSIER_SEARCHER_PRESENT_ENTITY_JSON_H_
#define DOSSIER_SEARCHER_PRESENT_ENTITY_JSON_H_

#include <nlohmann/json.hpp>

#include "dossier/annotation.h"
#include "dossier/office.h"

namespace dossier::internal {

// {"role", "country"}, without a country that is not told.
nlohmann::ordered_json office_json(const Office& office);

// {"field", "start", "end", "text", "rule"}
nlohmann::ordered_json mention_json(const Mention& mention);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_ENTITY_JSON_H_
