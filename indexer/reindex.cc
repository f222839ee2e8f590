// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "dossier/error.h"
#include "dossier/index_writer.h"
#include "indexer/batch_builder.h"
#include "indexer/index_corrections.h"
#include "indexer/index_folder.h"
#include "indexer/index_tables.h"
#include "indexer/merge_policy.h"
#include "indexer/scratch_segments.h"
#include "indexer/store/gazetteer_file.h"
#include "indexer/store/merge_segments.h"
#include "indexer/store/segment_writer.h"
#include "indexer/store/verified_files.h"
#include "indexer/stored_article.h"
#include "indexer/thread_count.h"

namespace dossier {
namespace {

using namespace internal;
namespace fs = std::filesystem;

constexpr std::uint64_t kProgressStep = 256;

class Reindexing {
 public:
  Reindexing(const fs::path& folder, const WriterOptions& options,
             const std::function<void(std::uint64_t, std::uint64_t)>& progress)
      : index_(folder, IndexFolder::Purpose::Rebuild),
        options_(options),
        progress_(progress),
        next_(index_.manifest()),
        scratch_(index_.scratch(), [this] { return is_cancelled(); }) {
    next_.settings = AnalysisSettings::current();
    if (!has_sound_catalogue()) next_.catalogue.reset();
    add_user_tables(folder, options.gazetteer_files, next_);
    recompile_tables(folder, next_);
    builder_ = std::make_unique<BatchBuilder>(
        index_.scratch(), open_gazetteer(folder, next_), kNoLimits,
        thread_count(options.threads), read_corrections(folder, next_));
  }

  CommitReport run() {
    for (const LiveSegment& live : index_.segments()) reread(live);
    builder_->flush();
    collect_built();
    const std::vector<SegmentFiles> built = scratch_.take();
    index_.publish(next_, final_segments(built), nullptr);
    report_.revision = index_.manifest().revision;
    report_.articles = index_.articles();
    report_.replaced = report_.articles;
    return std::move(report_);
  }

 private:
  // Without a catalogue every file is read again next time, no more.
  bool has_sound_catalogue() const {
    try {
      index_.read_catalogue();
      return true;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::Corrupt) throw;
      return false;
    }
  }

  bool is_cancelled() const {
    return options_.cancelled && *options_.cancelled;
  }

  void reread(const LiveSegment& live) {
    // Postings are not read: they may be damaged.
    verify_file(index_.path(), live.files.columns);
    verify_file(index_.path(), live.files.records);
    for (DocNumber doc = 0; doc < live.segment->size(); ++doc) {
      if (live.dead_count > 0 && live.dead.test(doc)) continue;
      if (is_cancelled())
        throw Error(ErrorCode::Cancelled, "reindexing: cancelled");
      builder_->add(article_of(live.segment->record(doc)),
                    live.segment->revision(doc));
      collect_built();
      if (progress_ && ++done_ % kProgressStep == 0)
        progress_(done_, index_.articles());
    }
  }

  void collect_built() {
    for (BuiltBatch& batch : builder_->take_built()) {
      std::move(batch.rejected.begin(), batch.rejected.end(),
                std::back_inserter(report_.rejected));
      for (SegmentFiles& files : batch.segments) scratch_.add(std::move(files));
    }
  }

  // One segment, or several if it would be too large to be merged ever again.
  std::vector<LiveSegment> final_segments(
      const std::vector<SegmentFiles>& built) {
    std::vector<LiveSegment> result;
    std::vector<MergeInput> group;
    std::uint64_t documents = 0;
    for (const SegmentFiles& files : built) {
      auto segment = Segment::open(index_.scratch(), files);
      if (!group.empty() &&
          documents + segment->size() > kMaxSegmentDocuments) {
        result.push_back(merge(group));
        group.clear();
        documents = 0;
      }
      documents += segment->size();
      group.push_back({std::move(segment), nullptr});
    }
    if (!group.empty()) result.push_back(merge(group));
    return result;
  }

  LiveSegment merge(const std::vector<MergeInput>& inputs) {
    MergeResult merged =
        merge_segments(inputs, index_.path(), index_.new_segment_name(),
                       MergeWay::Cheapest, [this] { return is_cancelled(); });
    return index_.take_in(std::move(merged.files), std::move(merged.dead));
  }

  IndexFolder index_;
  const WriterOptions& options_;
  const std::function<void(std::uint64_t, std::uint64_t)>& progress_;
  Manifest next_;
  ScratchSegments scratch_;
  std::unique_ptr<BatchBuilder> builder_;
  CommitReport report_;
  std::uint64_t done_ = 0;
};

}  // namespace

CommitReport reindex_index(
    const fs::path& folder, const WriterOptions& options,
    const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  return Reindexing(folder, options, progress).run();
}

}  // namespace dossier
