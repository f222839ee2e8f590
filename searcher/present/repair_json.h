// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_REPAIR_JSON_H_
#define DOSSIER_SEARCHER_PRESENT_REPAIR_JSON_H_

#include <nlohmann/json.hpp>
#include <vector>

#include "dossier/search.h"

namespace dossier::internal {

// [{"kind", "from", "to"}, ...], wherever a query's repairs are written.
nlohmann::ordered_json repairs_json(const std::vector<Repair>& repairs);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_REPAIR_JSON_H_
