// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_MERGE_SEGMENTS_H_
#define DOSSIER_INDEXER_STORE_MERGE_SEGMENTS_H_

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "indexer/store/bitmap.h"
#include "indexer/store/compaction.h"
#include "indexer/store/segment.h"

namespace dossier::internal {

// A segment to merge, with its dead documents (null: none).
struct MergeInput {
  std::shared_ptr<const Segment> segment;
  const Bitmap* dead = nullptr;
};

struct MergeResult {
  SegmentFiles files;  // without a name if no document lives: no segment
  // Dead documents of the result: those of the inputs, remapped, if they were
  // carried along; empty if there are none.
  Bitmap dead;
};

enum class MergeWay {
  // Compaction, but a rewrite if more than a fifth of all documents are dead.
  Cheapest,
  // A rewrite if there are dead documents.
  DropDead,
  // Compaction, whatever it costs later; for tests.
  Compact,
};

// Merges segments, in order, into one. A rewrite adds the living documents anew
// from token streams and stored records, never recognised again. Compaction
// carries the dead along, joins postings and columns and recodes token streams:
// it is several times faster. Either gives the files that a segment of the same
// documents written at once would have, but for blocks of records. REQUIRES at
// most kMaxMergeInputs inputs.
// `interrupted` is asked now and then; true ends the merge with Error
// (Cancelled) and removes what was written. Files are not fsynced.
MergeResult merge_segments(std::span<const MergeInput> inputs,
                           const std::filesystem::path& folder,
                           const std::string& name, MergeWay way,
                           const std::function<bool()>& interrupted = {});

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_MERGE_SEGMENTS_H_
