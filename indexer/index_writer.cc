// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A run goes from add() through the threads of a BatchBuilder into small
// segments in the scratch folder; commit() merges those into one segment of
// the index, marks older copies of its articles dead, and publishes. Articles
// are told apart by their place in the run: "earlier" and "later" below always
// mean the order of the calls.
#include "dossier/index_writer.h"

#include <algorithm>
#include <chrono>
#include <new>
#include <optional>
#include <span>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "dossier/error.h"
#include "indexer/analyser.h"
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
#include "indexer/text/utf8.h"
#include "indexer/thread_count.h"
#include "indexer/writer_access.h"

namespace dossier {
namespace {

using namespace internal;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxDuplicateIds = 100;
constexpr std::size_t kMaxIgnoredEntities = 100;

// First guess at how fast segments merge, until one was timed.
constexpr double kMergeBytesPerSecond = 40e6;

AnalyserLimits limits_of(const WriterOptions& options) {
  return {options.max_article_bytes, options.max_tokens};
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// What became of the copies of an id within one run.
struct Survivors {
  std::vector<Bitmap> dead;                  // one a segment of the run
  std::unordered_set<std::string_view> ids;  // views into the segments
  std::uint64_t duplicates = 0;
  std::vector<std::string> duplicate_ids;
};

// `removals` holds, by id, how many accepted articles came before the last call
// of remove(): copies among those are dead. Of the others the last one lives.
Survivors find_survivors(
    std::span<const MergeInput> segments,
    const std::unordered_map<std::string, std::uint64_t>& removals) {
  struct Place {
    std::size_t segment;
    DocNumber doc;
  };
  Survivors result;
  std::unordered_map<std::string_view, Place> last;
  std::uint64_t position = 0;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const Segment& segment = *segments[s].segment;
    Bitmap& dead = result.dead.emplace_back(segment.size());
    for (DocNumber doc = 0; doc < segment.size(); ++doc, ++position) {
      const std::string_view id = segment.id(doc);
      if (!removals.empty()) {
        const auto removal = removals.find(std::string(id));
        if (removal != removals.end() && position < removal->second) {
          dead.set(doc);
          continue;
        }
      }
      const auto [earlier, is_first] = last.try_emplace(id, Place{s, doc});
      if (is_first) continue;
      result.dead[earlier->second.segment].set(earlier->second.doc);
      earlier->second = {s, doc};
      ++result.duplicates;
      if (result.duplicate_ids.size() < kMaxDuplicateIds)
        result.duplicate_ids.emplace_back(id);
    }
  }
  for (const auto& [id, place] : last) result.ids.insert(id);
  return result;
}

// Marks the living copy of an id dead; false if there is none. At most one
// copy of an id lives in an index.
bool kill_copy(std::vector<LiveSegment>& segments, std::string_view id) {
  for (LiveSegment& live : segments)
    if (auto doc = live.segment->find(id); doc && live.kill(*doc)) return true;
  return false;
}

bool has_living_copy(const std::vector<LiveSegment>& segments,
                     std::string_view id) {
  return std::any_of(segments.begin(), segments.end(),
                     [id](const LiveSegment& live) {
                       return live.find_living(id).has_value();
                     });
}

}  // namespace

struct IndexWriter::Impl {
  Impl(const std::filesystem::path& path, const WriterOptions& given,
       IndexFolder::Purpose purpose)
      : options(given),
        folder(path, purpose),
        next(folder.manifest()),
        catalogue(folder.read_catalogue()),
        scratch(folder.scratch(), [this] { return is_run_cancelled(); }) {}

  bool is_cancelled() const { return options.cancelled && *options.cancelled; }
  bool is_run_cancelled() const { return !keeps_run && is_cancelled(); }
  void check_run_cancelled(const char* operation) const {
    if (is_run_cancelled())
      throw Error(ErrorCode::Cancelled, std::string(operation) + ": cancelled");
  }

  // Runs a method. After an error that leaves the run half done, the writer
  // refuses everything: what it holds is no longer what was added.
  template <typename Method>
  auto guarded(const char* operation, Method method) {
    if (broken)
      throw Error(
          broken->code(),
          std::string(operation) +
              ": not possible after an earlier error: " + broken->what());
    try {
      return method();
    } catch (const Error& error) {
      broken = error;
      throw;
    } catch (const std::bad_alloc&) {
      broken.emplace(ErrorCode::Io, std::string(operation) + ": out of memory");
      throw *broken;
    } catch (const std::filesystem::filesystem_error& error) {
      broken.emplace(ErrorCode::Io,
                     std::string(operation) + ": " + error.what());
      throw *broken;
    }
  }

  BatchBuilder& running_builder() {
    if (!builder)
      builder = std::make_unique<BatchBuilder>(
          folder.scratch(), open_gazetteer(folder.path(), next),
          limits_of(options), thread_count(options.threads),
          read_corrections(folder.path(), next));
    return *builder;
  }

  void collect_built() {
    for (BuiltBatch& batch : builder->take_built()) {
      accepted += batch.accepted;
      report.mended += batch.mended;
      report.undated += batch.undated;
      report.ignored_entities += batch.ignored_entities.size();
      for (IgnoredEntity& entity : batch.ignored_entities)
        if (report.ignored.size() < kMaxIgnoredEntities)
          report.ignored.push_back(std::move(entity));
      std::move(batch.rejected.begin(), batch.rejected.end(),
                std::back_inserter(report.rejected));
      for (SegmentFiles& files : batch.segments) scratch.add(std::move(files));
    }
  }

  void build_all() {
    if (!builder) return;
    builder->flush();
    collect_built();
  }

  void add(Article article) {
    added_ids.insert(article.id);
    running_builder().add(std::move(article));
    collect_built();
  }

  bool remove(std::string_view id) {
    const bool committed = has_living_copy(folder.segments(), id) &&
                           !removals.contains(std::string(id));
    const bool added = added_ids.contains(std::string(id));
    if (!committed && !added) return false;
    // How many articles before this call were accepted is known only when all
    // of them are built. Removing what was just added is rare.
    if (added) build_all();
    removals[std::string(id)] = accepted;
    added_ids.erase(std::string(id));
    return true;
  }

  bool has_changes() const {
    return !scratch.empty() || !removals.empty() || catalogue.changed() ||
           tables_changed;
  }

  CommitReport commit() {
    build_all();
    if (has_changes()) publish_run();
    CommitReport done = std::exchange(report, {});
    added_ids.clear();
    removals.clear();
    accepted = 0;
    merge_within_budget();
    done.revision = folder.manifest().revision;
    done.articles = folder.articles();
    return done;
  }

  void publish_run() {
    std::vector<LiveSegment> segments = folder.segments();
    const std::vector<SegmentFiles> files = scratch.take();
    std::vector<MergeInput> run;
    for (const SegmentFiles& f : files)
      run.push_back({Segment::open(folder.scratch(), f), nullptr});
    Survivors survivors = find_survivors(run, removals);
    count_and_kill_older(survivors, segments);
    if (!survivors.ids.empty())
      segments.push_back(finish_segment(files, run, survivors.dead));
    folder.publish(next, std::move(segments),
                   catalogue.changed() ? &catalogue : nullptr);
    next = folder.manifest();
    catalogue.mark_saved();
    tables_changed = false;
    for (const SegmentFiles& f : files)
      remove_segment(folder.scratch(), f.name);
  }

  void count_and_kill_older(const Survivors& survivors,
                            std::vector<LiveSegment>& segments) {
    report.duplicates += survivors.duplicates;
    report.duplicate_ids = survivors.duplicate_ids;
    for (std::string_view id : survivors.ids)
      ++(kill_copy(segments, id) ? report.replaced : report.added);
    for (const auto& [id, before] : removals)
      if (kill_copy(segments, id)) ++report.removed;
  }

  // The run as one segment in the index's folder.
  LiveSegment finish_segment(const std::vector<SegmentFiles>& files,
                             std::span<MergeInput> run,
                             std::vector<Bitmap>& dead) {
    // One that nothing died in is what a merge would make of it.
    if (run.size() == 1 && dead[0].count() == 0)
      return folder.take_in(folder.adopt(files[0]), {});
    for (std::size_t i = 0; i < run.size(); ++i)
      if (dead[i].count() > 0) run[i].dead = &dead[i];
    MergeResult merged = merge_segments(
        run, folder.path(), folder.new_segment_name(), MergeWay::Cheapest,
        [this] { return is_run_cancelled(); });
    return folder.take_in(std::move(merged.files), std::move(merged.dead));
  }

  void merge_within_budget() {
    const Clock::time_point start = Clock::now();
    while (!is_cancelled()) {
      std::vector<SegmentSize> sizes;
      for (const LiveSegment& live : folder.segments())
        sizes.push_back({live.segment->size(), live.dead_count, live.bytes()});
      const MergeChoice choice = choose_merge(sizes);
      const double left = options.merge_budget - seconds_since(start);
      if (choice.segments.empty() || options.merge_budget <= 0) return;
      if (static_cast<double>(choice.bytes) / merge_rate > left &&
          !choice.overdue)
        return;
      const double deadline = choice.overdue ? 1e9 : 2 * left;
      if (!try_merge(choice, deadline)) return;
    }
  }

  // False if it was interrupted, or found no room: the commit before it holds
  // all the same, and the index is as that left it.
  bool try_merge(const MergeChoice& choice, double seconds) {
    const Clock::time_point start = Clock::now();
    LiveSegment merged;
    try {
      merged = merge(choice.segments, false, [&] {
        return is_cancelled() || seconds_since(start) > seconds;
      });
    } catch (const Error& error) {
      if (error.code() != ErrorCode::Cancelled && error.code() != ErrorCode::Io)
        throw;
      return false;
    }
    publish_merged(choice.segments, std::move(merged));
    // Small merges are all overhead and say little about large ones.
    if (choice.bytes > (1 << 20))
      merge_rate = static_cast<double>(choice.bytes) /
                   std::max(seconds_since(start), 1e-3);
    return true;
  }

  LiveSegment merge(const std::vector<std::size_t>& places, bool drop_dead,
                    const std::function<bool()>& interrupted) {
    std::vector<MergeInput> inputs;
    for (std::size_t place : places) {
      const LiveSegment& live = folder.segments()[place];
      // Damage must not get a fresh checksum.
      for (const FileInfo* file : live.files_of())
        verify_file(folder.path(), *file);
      inputs.push_back(
          {live.segment, live.dead_count > 0 ? &live.dead : nullptr});
    }
    MergeResult merged = merge_segments(
        inputs, folder.path(), folder.new_segment_name(),
        drop_dead ? MergeWay::DropDead : MergeWay::Cheapest, interrupted);
    LiveSegment live =
        folder.take_in(std::move(merged.files), std::move(merged.dead));
    for (std::size_t place : places)
      live.merged_from.push_back(folder.segments()[place].files.name);
    return live;
  }

  // A revision in which `merged` stands for the segments at `places`.
  void publish_merged(const std::vector<std::size_t>& places,
                      LiveSegment merged) {
    std::vector<LiveSegment> segments = folder.segments();
    segments[places.front()] = std::move(merged);
    for (std::size_t i = places.size() - 1; i > 0; --i)
      segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(places[i]));
    folder.publish(folder.manifest(), std::move(segments), nullptr);
    next = folder.manifest();
  }

  void compact() {
    if (has_changes() || builder) commit();
    while (true) {
      const std::vector<LiveSegment>& segments = folder.segments();
      const bool has_dead =
          std::any_of(segments.begin(), segments.end(),
                      [](const LiveSegment& s) { return s.dead_count > 0; });
      if (segments.size() <= 1 && !has_dead) return;
      if (is_cancelled())
        throw Error(ErrorCode::Cancelled, "compacting: cancelled");
      std::vector<std::size_t> places(
          std::min(segments.size(), kMaxMergeInputs));
      for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
      publish_merged(places,
                     merge(places, true, [this] { return is_cancelled(); }));
    }
  }

  WriterOptions options;
  bool keeps_run = false;  // WriterAccess::keep_run
  std::optional<Error> broken;

  IndexFolder folder;
  Manifest next;  // settings, tables and name of the revision to come
  bool tables_changed = false;
  Catalogue catalogue;

  // The run: what was added and removed since the last commit.
  ScratchSegments scratch;
  std::unique_ptr<BatchBuilder> builder;
  std::unordered_set<std::string> added_ids;  // rejected ones included
  std::unordered_map<std::string, std::uint64_t> removals;
  std::uint64_t accepted = 0;
  CommitReport report;

  double merge_rate = kMergeBytesPerSecond;
};

IndexWriter::IndexWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

IndexWriter IndexWriter::open(const std::filesystem::path& folder,
                              const WriterOptions& options) {
  auto impl =
      std::make_unique<Impl>(folder, options, IndexFolder::Purpose::Write);
  impl->tables_changed =
      add_user_tables(folder, options.gazetteer_files, impl->next);
  return IndexWriter(std::move(impl));
}

std::string IndexWriter::add(Article article) {
  impl_->check_run_cancelled("adding an article");
  return impl_->guarded("adding an article", [&] {
    article.id = clean_utf8(article.id);
    if (article.id.empty()) article.id = content_id(article);
    std::string id = article.id;
    impl_->add(std::move(article));
    return id;
  });
}

bool IndexWriter::remove(std::string_view id) {
  return impl_->guarded("removing an article",
                        [&] { return impl_->remove(id); });
}

CommitReport IndexWriter::commit() {
  impl_->check_run_cancelled("committing");
  return impl_->guarded("committing", [&] { return impl_->commit(); });
}

void IndexWriter::compact() {
  impl_->guarded("compacting", [&] { impl_->compact(); });
}

std::uint64_t IndexWriter::revision() const {
  return impl_->folder.manifest().revision;
}

std::uint64_t IndexWriter::articles() const { return impl_->folder.articles(); }

const WriterOptions& WriterAccess::options(const IndexWriter& writer) {
  return writer.impl_->options;
}

Catalogue& WriterAccess::catalogue(IndexWriter& writer) {
  return writer.impl_->catalogue;
}

const IndexFolder& WriterAccess::folder(const IndexWriter& writer) {
  return writer.impl_->folder;
}

const Manifest& WriterAccess::next(const IndexWriter& writer) {
  return writer.impl_->next;
}

void WriterAccess::use_todays_tables(IndexWriter& writer) {
  IndexWriter::Impl& impl = *writer.impl_;
  const std::string before = impl.next.gazetteer.name;
  recompile_tables(impl.folder.path(), impl.next);
  impl.tables_changed |= impl.next.gazetteer.name != before;
}

void WriterAccess::keep_run(IndexWriter& writer, bool keep) {
  writer.impl_->keeps_run = keep;
}

}  // namespace dossier
