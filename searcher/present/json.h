// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers for programs as JSON: one envelope for every answer, with hits, with
// none, or with an error.
// Everything returned is UTF-8, whatever comes in.
#ifndef DOSSIER_SEARCHER_PRESENT_JSON_H_
#define DOSSIER_SEARCHER_PRESENT_JSON_H_

#include <string>
#include <string_view>

#include "dossier/error.h"
#include "dossier/search.h"

namespace dossier::internal {

// What an answer and its hits are written with.
struct JsonOptions {
  std::string_view name;  // of the query in a batch; empty: not written
  bool explain = false;   // with the score parts and the query's tree
  bool where = false;     // with the parts that mention an entity
};

// JSON with U+007F to U+009F as escapes too, which JSON leaves open: terminals
// take some of them for commands. They stand in strings alone. REQUIRES UTF-8.
std::string with_controls_escaped(const std::string& json);

// The envelope, on one line without its end.
std::string json_answer(const Answer& answer, const JsonOptions& options = {});

// The same envelope, empty, with the error. `index` may be empty too.
std::string json_error(const SearchRequest& request, const IndexIdentity& index,
                       ErrorCode code, std::string_view message,
                       const JsonOptions& options = {});

// One hit, as in the envelope.
std::string json_hit(const Hit& hit, const JsonOptions& options = {});

// One value of a facet: as in the envelope, with the facet's name.
std::string json_facet_value(std::string_view facet, const FacetCount& value,
                             const JsonOptions& options = {});

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_JSON_H_
