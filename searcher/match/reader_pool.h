// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_READER_POOL_H_
#define DOSSIER_SEARCHER_MATCH_READER_POOL_H_

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "indexer/store/snapshot.h"
#include "searcher/match/posting_cache.h"
#include "searcher/match/posting_reader.h"

namespace dossier::internal {

// Readers of a snapshot's postings. They belong to one thread at a time: who
// needs some borrows them. May be used by several threads at once.
class ReaderPool {
 public:
  // Readers borrowed; they go back at the end of the loan's life.
  class Loan {
   public:
    explicit Loan(ReaderPool& pool) : pool_(pool), readers_(pool.take()) {}
    ~Loan() { pool_.give_back(std::move(readers_)); }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;

    PostingReaders& operator*() { return readers_; }

   private:
    ReaderPool& pool_;
    PostingReaders readers_;
  };

  // The snapshot outlives the pool. `cache` may be null, and is that of no
  // other `bm25`.
  ReaderPool(const Snapshot& snapshot, std::shared_ptr<PostingCache> cache,
             const Bm25& bm25 = {})
      : snapshot_(snapshot), cache_(std::move(cache)), bm25_(bm25) {}

  // Whether what one thread unpacks is there for the others.
  bool shares_lists() const { return cache_ != nullptr; }

 private:
  PostingReaders take();
  void give_back(PostingReaders readers);

  const Snapshot& snapshot_;
  std::shared_ptr<PostingCache> cache_;
  const Bm25 bm25_;
  std::mutex mutex_;
  std::vector<PostingReaders> free_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_READER_POOL_H_
