// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEX_WRITER_H_
#define DOSSIER_INDEX_WRITER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/article.h"

namespace dossier {

struct WriterOptions {
  // Threads that analyse and invert articles. 0: one a core.
  unsigned threads = 0;
  // Bounds; an article beyond them is rejected by name.
  std::uint64_t max_article_bytes = 16u << 20;  // of title and text together
  std::uint32_t max_tokens = 1'000'000;
  // Tables that extend the built-in gazetteer; kept in the index and used by
  // every later writer too. Articles already there are not recognised again.
  std::vector<std::filesystem::path> gazetteer_files;
  // Seconds that merging small segments may take after a commit.
  double merge_budget = 30;
  // If given, set to true by another thread (or a signal handler) ends long
  // operations with Error (Cancelled); the index stays as last committed.
  const std::atomic<bool>* cancelled = nullptr;
};

// An article that could not be added.
struct RejectedArticle {
  std::string id;
  std::string reason;
};

// An entity that an article brought along and that could not be used: of an
// unknown facet, or with an empty or unusable id. The article is in.
struct IgnoredEntity {
  std::string article;  // its id
  std::string reason;   // names the entity
};

struct CommitReport {
  std::uint64_t revision = 0;  // now current
  std::uint64_t articles = 0;  // living, in the whole index
  std::uint64_t added = 0;     // since the last commit: new ids
  std::uint64_t replaced = 0;  // ids that were there before
  std::uint64_t removed = 0;
  std::uint64_t duplicates = 0;  // earlier copies of an id added twice since
                                 // the last commit; the last copy counts
  std::vector<std::string> duplicate_ids;  // at most 100 of them
  std::uint64_t mended = 0;   // articles with bytes that were not UTF-8
  std::uint64_t undated = 0;  // articles whose date could not be read
  std::uint64_t ignored_entities = 0;
  std::vector<IgnoredEntity> ignored;  // at most 100 of them
  std::vector<RejectedArticle> rejected;
};

// The one writer of an index. Articles become visible to new snapshots, all at
// once, when commit() returns; until then, and if the writer is destroyed or
// the machine fails, the index is as after the last commit.
//
// Not thread-safe, but uses several threads itself. Throws Error; Io (disk
// full, ...) leaves the index as last committed and the writer unusable.
class IndexWriter {
 public:
  // Opens the index at `folder`, or makes an empty one (committed as revision
  // 1). Throws Error: Locked if another writer is at work, Corrupt,
  // Incompatible (reindex_index mends that), InvalidArgument for a gazetteer
  // file with faults.
  static IndexWriter open(const std::filesystem::path& folder,
                          const WriterOptions& options = {});
  ~IndexWriter();
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;

  // Takes the article into the next commit, replacing any with its id. Waits
  // if the worker threads are behind. Returns the article's id (a hash of the
  // content if it brought none). A bad article is not an error: it is counted
  // in CommitReport::rejected.
  std::string add(Article article);

  // Removes the article with this id at the next commit, and any copy added
  // before this call. False if there is none.
  bool remove(std::string_view id);

  // Publishes everything since the last commit; without changes, nothing
  // happens. Merges small segments afterwards, within the budget.
  CommitReport commit();

  // Merges all segments into one and drops the dead, after a commit().
  void compact();

  std::uint64_t revision() const;
  std::uint64_t articles() const;  // as of the last commit

 private:
  friend struct WriterAccess;  // the library's own ingestion
  struct Impl;
  explicit IndexWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Rebuilds the index at `folder` from its stored text under this build's
// settings and gazetteer, as a new revision; readers are not disturbed. Brought
// entities and the catalogue are kept. `progress` is told (done, all).
CommitReport reindex_index(
    const std::filesystem::path& folder, const WriterOptions& options = {},
    const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});

}  // namespace dossier

#endif  // DOSSIER_INDEX_WRITER_H_
