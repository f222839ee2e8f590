// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "dossier/corrections.h"
#include "dossier/error.h"
#include "indexer/analyser.h"
#include "indexer/index_corrections.h"
#include "indexer/store/gazetteer_file.h"
#include "indexer/store/record_file.h"
#include "indexer/store/verified_files.h"
#include "indexer/stored_article.h"
#include "indexer/thread_count.h"
#include "indexer/writer_access.h"

namespace dossier {
namespace {

using namespace internal;
namespace fs = std::filesystem;

// Articles are read and compared in windows of so many, or so much text.
constexpr std::size_t kWindowArticles = 1024;
constexpr std::size_t kWindowBytes = 8 << 20;

bool has_same_entities(const StoredRecord& a, const StoredRecord& b) {
  return a.entities == b.entities && a.mentions == b.mentions &&
         a.designations == b.designations && a.lead_size == b.lead_size;
}

WriterOptions without_limits(WriterOptions options) {
  options.max_article_bytes = kNoLimits.max_article_bytes;
  options.max_tokens = kNoLimits.max_tokens;
  return options;
}

// An ordinary run of the writer, of those articles that change: so it commits,
// survives crashes and merges like any other.
class Retagging {
 public:
  Retagging(const fs::path& folder, const WriterOptions& options,
            const std::function<void(std::uint64_t, std::uint64_t)>& progress)
      : writer_(IndexWriter::open(folder, without_limits(options))),
        options_(options),
        progress_(progress) {
    WriterAccess::use_todays_tables(writer_);
    const Manifest& next = WriterAccess::next(writer_);
    const auto gazetteer = open_gazetteer(folder, next);
    const auto corrections = read_corrections(folder, next);
    for (unsigned i = 0; i < thread_count(options.threads); ++i)
      analysers_.push_back(
          std::make_unique<Analyser>(gazetteer, kNoLimits, corrections));
  }

  RetagReport run() {
    const IndexFolder& folder = WriterAccess::folder(writer_);
    for (const LiveSegment& live : folder.segments()) {
      // Damage must not get a fresh checksum.
      verify_file(folder.path(), live.files.columns);
      verify_file(folder.path(), live.files.records);
      look_at(live);
    }
    const CommitReport report = writer_.commit();
    return {report.revision, report.articles, done_, report.replaced};
  }

 private:
  void look_at(const LiveSegment& live) {
    RecordCursor records(live.segment->record_file());
    std::size_t bytes = 0;
    for (DocNumber doc = 0; doc < live.segment->size(); ++doc) {
      if (live.dead_count > 0 && live.dead.test(doc)) continue;
      window_.push_back(records.record(doc));
      bytes += window_.back().text.size();
      if (window_.size() < kWindowArticles && bytes < kWindowBytes) continue;
      compare_window();
      bytes = 0;
    }
    compare_window();
  }

  void compare_window() {
    if (options_.cancelled && *options_.cancelled)
      throw Error(ErrorCode::Cancelled, "retagging: cancelled");
    std::vector<char> changed(window_.size());
    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> failures(analysers_.size());
    const auto work = [&](std::size_t worker) {
      try {
        for (std::size_t i; (i = next++) < window_.size();)
          changed[i] = is_changed(*analysers_[worker], window_[i]);
      } catch (...) {
        failures[worker] = std::current_exception();
      }
    };
    {
      std::vector<std::jthread> helpers;
      for (std::size_t i = 1; i < std::min(analysers_.size(), window_.size());
           ++i)
        helpers.emplace_back(work, i);
      work(0);
    }
    for (const std::exception_ptr& failure : failures)
      if (failure) std::rethrow_exception(failure);
    for (std::size_t i = 0; i < window_.size(); ++i)
      if (changed[i]) writer_.add(article_of(std::move(window_[i])));
    done_ += window_.size();
    window_.clear();
    if (progress_) progress_(done_, writer_.articles());
  }

  static bool is_changed(Analyser& analyser, const StoredRecord& record) {
    AnalysisNotes notes;
    try {
      return !has_same_entities(
          record, analyser.analyse(article_of(record), notes).record);
    } catch (const Error& error) {
      // An article that today's rules would refuse stays as it is.
      if (error.code() != ErrorCode::InvalidArgument &&
          error.code() != ErrorCode::LimitExceeded)
        throw;
      return false;
    }
  }

  IndexWriter writer_;
  const WriterOptions& options_;
  const std::function<void(std::uint64_t, std::uint64_t)>& progress_;
  std::vector<std::unique_ptr<Analyser>> analysers_;  // one a thread
  std::vector<StoredRecord> window_;
  std::uint64_t done_ = 0;
};

}  // namespace

RetagReport retag_index(
    const fs::path& folder, const WriterOptions& options,
    const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  read_manifest(folder);  // no index is made where there is none
  return Retagging(folder, options, progress).run();
}

}  // namespace dossier
