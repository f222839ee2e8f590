// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts that the JSON of an answer and its manifest have alike.
#ifndef DOSSIER_SEARCHER_PRESENT_JSON_ENVELOPE_H_
#define DOSSIER_SEARCHER_PRESENT_JSON_ENVELOPE_H_

#include <nlohmann/json.hpp>
#include <string>

#include "dossier/search.h"

namespace dossier::internal {

// Rises when a field changes its meaning, not when one is added.
inline constexpr int kJsonSchema = 1;

// On one line without its end. What is not UTF-8 (a query typed in another
// encoding) becomes U+FFFD.
std::string json_text(const nlohmann::ordered_json& json);

// Adds the program and the index.
void add_identity(const std::string& version, const IndexIdentity& index,
                  nlohmann::ordered_json& json);

// The query as given and as understood. The tree is not in it.
nlohmann::ordered_json query_json(const Answer& answer);

// Adds what it was told by (likeness, feedback), and how much was found.
void add_findings(const Answer& answer, nlohmann::ordered_json& json);

nlohmann::ordered_json parts_json(const PartCounts& counts);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_JSON_ENVELOPE_H_
