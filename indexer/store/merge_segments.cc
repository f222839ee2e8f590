// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Two ways to merge. Compaction keeps every document; the dead stay dead under
// new numbers. Rewriting drops the dead: the living go through SegmentWriter
// again, in batches, from their token streams and records, and the batches are
// compacted.
#include "indexer/store/merge_segments.h"

#include "indexer/store/record_file.h"
#include "indexer/store/segment_rewriter.h"

namespace dossier::internal {
namespace {

bool is_dead(const MergeInput& input, DocNumber doc) {
  return input.dead != nullptr && input.dead->size() > 0 &&
         input.dead->test(doc);
}

MergeResult rewrite(std::span<const MergeInput> inputs,
                    const std::filesystem::path& folder,
                    const std::string& name, const MergeInterrupt& interrupt) {
  MergeResult result;
  SegmentRewriter rewriter(folder, name, interrupt);
  bool any_lives = false;
  for (const MergeInput& input : inputs) {
    const Segment& segment = *input.segment;
    RecordCursor records(segment.record_file());
    for (DocNumber doc = 0; doc < segment.size(); ++doc) {
      if (is_dead(input, doc)) continue;
      rewriter.add(segment, doc, records);
      any_lives = true;
    }
  }
  if (any_lives) result.files = rewriter.finish();
  return result;
}

MergeResult compact(std::span<const MergeInput> inputs,
                    const std::filesystem::path& folder,
                    const std::string& name, const MergeInterrupt& interrupt) {
  MergeResult result;
  Segments segments;
  std::size_t documents = 0, dead = 0;
  for (const MergeInput& input : inputs) {
    segments.push_back(input.segment);
    documents += input.segment->size();
    if (input.dead) dead += input.dead->count();
  }
  result.files = join_segments(segments, folder, name, interrupt);

  if (dead == 0) return result;
  result.dead = Bitmap(documents);
  DocNumber moved = 0;
  for (const MergeInput& input : inputs)
    for (DocNumber doc = 0; doc < input.segment->size(); ++doc, ++moved)
      if (is_dead(input, doc)) result.dead.set(moved);
  return result;
}

}  // namespace

MergeResult merge_segments(std::span<const MergeInput> inputs,
                           const std::filesystem::path& folder,
                           const std::string& name, MergeWay way,
                           const std::function<bool()>& interrupted) {
  std::uint64_t documents = 0, dead = 0;
  for (const MergeInput& input : inputs) {
    documents += input.segment->size();
    if (input.dead) dead += input.dead->count();
  }
  const bool rewrites =
      way != MergeWay::Compact &&
      (dead * 5 > documents || (way == MergeWay::DropDead && dead > 0));
  const MergeInterrupt interrupt(interrupted);
  return rewrites ? rewrite(inputs, folder, name, interrupt)
                  : compact(inputs, folder, name, interrupt);
}

}  // namespace dossier::internal
