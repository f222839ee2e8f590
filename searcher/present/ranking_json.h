// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// How an answer came to its ranking, as JSON.
#ifndef DOSSIER_SEARCHER_PRESENT_RANKING_JSON_H_
#define DOSSIER_SEARCHER_PRESENT_RANKING_JSON_H_

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "dossier/search.h"

namespace dossier::internal {

nlohmann::ordered_json score_parts_json(const std::vector<ScorePart>& parts);
nlohmann::ordered_json query_tree_json(const QueryTree& tree);
nlohmann::ordered_json feedback_json(const Feedback& feedback);
nlohmann::ordered_json likeness_json(const Likeness& likeness);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_RANKING_JSON_H_
