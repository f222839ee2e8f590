// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_EXPORT_XAPIAN_H_
#define DOSSIER_INDEXER_STORE_EXPORT_XAPIAN_H_

#include <filesystem>

#include "indexer/store/snapshot.h"

namespace dossier::internal {

// Writes the snapshot's living articles as an ordinary Xapian database with
// positions, term lists and values, at `folder`, which must not exist or be
// empty. `with_dead` is for tests: dead articles too, marked by the boolean
// term "XDEAD". Documents come in order of segment and number.
void export_xapian(const Snapshot& snapshot,
                   const std::filesystem::path& folder, bool with_dead = false);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_EXPORT_XAPIAN_H_
