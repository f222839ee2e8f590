// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_COMPACTION_H_
#define DOSSIER_INDEXER_STORE_COMPACTION_H_

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "indexer/store/merge_interrupt.h"
#include "indexer/store/segment.h"

namespace dossier::internal {

// As many segments as are joined at once: each has its files open.
inline constexpr std::size_t kMaxMergeInputs = 64;

using Segments = std::vector<std::shared_ptr<const Segment>>;

// Joins segments, in order, into one, without dropping anything: posting lists
// and columns are joined, streams recoded and blocks of records copied. Removes
// what was written if it fails. Throws Error (Cancelled, Corrupt, Io).
SegmentFiles join_segments(const Segments& segments,
                           const std::filesystem::path& folder,
                           const std::string& name,
                           const MergeInterrupt& interrupt);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_COMPACTION_H_
