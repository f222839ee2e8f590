// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_SEGMENT_REWRITER_H_
#define DOSSIER_INDEXER_STORE_SEGMENT_REWRITER_H_

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "indexer/store/compaction.h"
#include "indexer/store/record_file.h"
#include "indexer/store/segment_writer.h"

namespace dossier::internal {

// Writes the living documents anew, in segments of one batch each.
class SegmentRewriter {
 public:
  SegmentRewriter(std::filesystem::path folder, std::string name,
                  const MergeInterrupt& interrupt)
      : folder_(std::move(folder)),
        name_(std::move(name)),
        interrupt_(interrupt) {}
  ~SegmentRewriter() {
    writer_.reset();
    remove_all(batches_);
  }
  SegmentRewriter(const SegmentRewriter&) = delete;
  SegmentRewriter& operator=(const SegmentRewriter&) = delete;

  void add(const Segment& segment, DocNumber doc, RecordCursor& records);
  // Merges what was added into one segment. REQUIRES at least one document.
  SegmentFiles finish();

 private:
  void close_batch();
  std::string next_name() {
    return name_ + "-part" + std::to_string(next_part_++);
  }
  // Closed batches are kept as names: thousands of open segments would use up
  // the file descriptors.
  using Batches = std::vector<SegmentFiles>;
  void join_groups();
  Segments open(std::span<const SegmentFiles> batches) const;
  void remove_all(std::span<const SegmentFiles> batches) const;

  std::filesystem::path folder_;
  std::string name_;
  const MergeInterrupt& interrupt_;
  int next_part_ = 0;
  std::unique_ptr<SegmentWriter> writer_;
  Batches batches_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_SEGMENT_REWRITER_H_
