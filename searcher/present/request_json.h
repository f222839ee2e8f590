// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A search request as JSON and back: what changes the answer, and so neither
// limits of time nor what cancels.
#ifndef DOSSIER_SEARCHER_PRESENT_REQUEST_JSON_H_
#define DOSSIER_SEARCHER_PRESENT_REQUEST_JSON_H_

#include <nlohmann/json.hpp>

#include "dossier/search.h"

namespace dossier::internal {

// Without what is as a new request has it, except the ranking: its figures
// belong beside any result.
nlohmann::ordered_json request_json(const SearchRequest& request);

// Reads what request_json() wrote. Throws Error (InvalidArgument) for anything
// else, members that are not known included: what they ask for would be lost.
SearchRequest request_from_json(const nlohmann::ordered_json& json);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_REQUEST_JSON_H_
