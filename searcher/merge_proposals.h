// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MERGE_PROPOSALS_H_
#define DOSSIER_SEARCHER_MERGE_PROPOSALS_H_

#include <vector>

#include "dossier/merge_proposal.h"
#include "indexer/store/snapshot.h"

namespace dossier::internal {

// The best founded first, of those the ones that would move most articles.
// Reads the entities of every article, and the records of some.
std::vector<MergeProposal> propose_merges(const Snapshot& snapshot);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MERGE_PROPOSALS_H_
