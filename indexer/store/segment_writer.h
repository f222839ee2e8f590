// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_SEGMENT_WRITER_H_
#define DOSSIER_INDEXER_STORE_SEGMENT_WRITER_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "indexer/store/bitmap.h"
#include "indexer/store/document.h"
#include "indexer/store/segment.h"

namespace dossier::internal {

// Builds one segment from documents. Large ones are better: a term's postings
// are packed together per segment, and merging by compaction keeps the packs
// of its inputs as they are. Not thread-safe: one object a thread.
class SegmentWriter {
 public:
  // Files are made in `folder` under names that begin with `name` and a full
  // stop; they are not fsynced: whoever publishes them does that. Without
  // finish() nothing is left of them.
  SegmentWriter(std::filesystem::path folder, std::string name);
  ~SegmentWriter();
  SegmentWriter(const SegmentWriter&) = delete;
  SegmentWriter& operator=(const SegmentWriter&) = delete;

  // Numbers documents from 0 in order of adding. Does not check ids for
  // duplicates. REQUIRES valid UTF-8 within the bounds of the analyser.
  void add(const Document& document);

  std::uint32_t size() const;
  // Bytes of text and words held so far, to decide when to finish.
  std::size_t memory() const;

  // Writes the files and describes them. REQUIRES size() > 0; call once.
  SegmentFiles finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Removes the files of a segment, as far as there are any. Reports nothing:
// what is left is in nobody's way.
void remove_segment(const std::filesystem::path& folder,
                    const std::string& name);

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
  // Where each input's documents went: new number, or kNoDoc if dropped.
  std::vector<std::vector<DocNumber>> moved;
};

enum class MergeWay {
  // Compaction, but a rewrite if more than a fifth of all documents are dead or
  // there are many small inputs.
  Cheapest,
  // A rewrite if there are dead documents.
  DropDead,
  // Compaction, whatever it costs later; for tests.
  Compact,
};

// Merges segments, in order, into one. A rewrite adds the living documents anew
// from token streams and stored records, never recognised again. Compaction
// lets Xapian join the postings, carries the dead along, joins columns and
// recodes token streams; it is several times faster, but each input keeps its
// own pack of postings a term, which costs room and time where inputs are
// small. REQUIRES at most 64 inputs (Xapian opens files for each).
// `interrupted` is asked now and then; true ends the merge with Error
// (Cancelled) and removes what was written. Files are not fsynced.
MergeResult merge_segments(std::span<const MergeInput> inputs,
                           const std::filesystem::path& folder,
                           const std::string& name, MergeWay way,
                           const std::function<bool()>& interrupted = {});

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_SEGMENT_WRITER_H_
