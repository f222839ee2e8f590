// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_SEGMENT_WRITER_H_
#define DOSSIER_INDEXER_STORE_SEGMENT_WRITER_H_

#include <filesystem>
#include <memory>
#include <string>

#include "indexer/store/document.h"
#include "indexer/store/segment.h"

namespace dossier::internal {

// Builds one segment from documents. Not thread-safe: one object a thread.
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
  // duplicates. `revision` of the index that it came with; 0: the one that will
  // be published. REQUIRES valid UTF-8 within the bounds of the analyser.
  void add(const Document& document, std::uint64_t revision = 0);

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

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_SEGMENT_WRITER_H_
