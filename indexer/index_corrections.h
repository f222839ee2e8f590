// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_INDEX_CORRECTIONS_H_
#define DOSSIER_INDEXER_INDEX_CORRECTIONS_H_

#include <filesystem>
#include <memory>
#include <vector>

#include "indexer/entities/corrections.h"
#include "indexer/store/manifest.h"

namespace dossier::internal {

// The corrections of an index, "corrections-<revision>": lines as
// docs/corrections.md has them.

// Those that the manifest names; none at all if it names none. Throws Error
// (Corrupt).
std::shared_ptr<const Corrections> read_corrections(
    const std::filesystem::path& folder, const Manifest& manifest);

// Writes these and names them in `manifest`, whose revision is the one before
// the one they are for. Throws Error (Io).
void write_corrections(const std::filesystem::path& folder,
                       const std::vector<Correction>& corrections,
                       Manifest& manifest);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_INDEX_CORRECTIONS_H_
