// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_BATCH_BUILDER_H_
#define DOSSIER_INDEXER_BATCH_BUILDER_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "dossier/article.h"
#include "dossier/index_writer.h"
#include "indexer/analyser.h"
#include "indexer/entities/gazetteer.h"
#include "indexer/store/segment.h"

namespace dossier::internal {

// Articles that came one after another, and what became of them.
struct BuiltBatch {
  std::vector<SegmentFiles> segments;  // in order; none if all were rejected
  std::uint64_t accepted = 0;
  std::uint64_t mended = 0;
  std::uint64_t undated = 0;
  std::vector<IgnoredEntity> ignored_entities;
  std::vector<RejectedArticle> rejected;
};

// Analyses articles on several threads and writes them into small segments.
//
// Whole batches are handed to the threads, not single articles, and given back
// in order: so what is built does not depend on which thread was faster, a
// later copy of an id stands after an earlier one, and the same input makes
// the same segments. Memory is bounded by the number of threads.
//
// One thread may call the methods. After one threw, only destruction is left.
class BatchBuilder {
 public:
  // Segments are made in `folder`. Threads start when there is work.
  BatchBuilder(std::filesystem::path folder,
               std::shared_ptr<const Gazetteer> gazetteer,
               AnalyserLimits limits, unsigned threads,
               std::shared_ptr<const Corrections> corrections = nullptr);
  ~BatchBuilder();  // ends the threads; what was not taken is lost

  // Waits while the threads are behind. Throws what a thread threw. `revision`
  // of the index that it came with; 0: the one to be published.
  void add(Article article, std::uint64_t revision = 0);

  // Waits until everything added is built. Throws what a thread threw.
  void flush();

  // What was built since the last call, in the order of adding, up to the first
  // batch that is still being built. Does not wait.
  std::vector<BuiltBatch> take_built();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_BATCH_BUILDER_H_
