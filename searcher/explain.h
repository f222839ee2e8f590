// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_EXPLAIN_H_
#define DOSSIER_SEARCHER_EXPLAIN_H_

#include <string_view>
#include <vector>

#include "dossier/annotation.h"
#include "dossier/explanation.h"
#include "dossier/search.h"
#include "indexer/store/snapshot.h"

namespace dossier::internal {

// One explanation for each value that `wanted` stands for and the article of
// this record and annotation has. Throws Error (BadQuery) for a facet whose
// values are not named in texts, or a value that is not known.
std::vector<Explanation> explain(const Snapshot& snapshot,
                                 const StoredRecord& record,
                                 const Annotation& annotation,
                                 const FacetSelection& wanted);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_EXPLAIN_H_
