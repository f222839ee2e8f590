// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_QUERY_VALUE_SUGGESTION_H_
#define DOSSIER_SEARCHER_QUERY_VALUE_SUGGESTION_H_

#include <string>
#include <string_view>

#include "indexer/store/snapshot.h"

namespace dossier::internal {

// What of the index may have been meant by a value that it does not have, in
// the query language, such as `source:"Harbour Wire"`: the name most like it,
// the nearest year, or the most frequent languages. Empty if nothing is near.
// REQUIRES valid UTF-8.
std::string suggest_value(const Snapshot& snapshot, Facet facet,
                          std::string_view text);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_VALUE_SUGGESTION_H_
