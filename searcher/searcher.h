// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_SEARCHER_H_
#define DOSSIER_SEARCHER_SEARCHER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "dossier/index.h"
#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "searcher/background.h"
#include "searcher/facet_lists.h"
#include "searcher/match/matcher.h"
#include "searcher/match/reader_pool.h"
#include "searcher/match/worker_pool.h"

namespace dossier::internal {

// Answers search requests over one snapshot, and keeps what they share: posting
// lists, threads, counts of the whole index. May be used by several threads at
// once.
class Searcher {
 public:
  Searcher(std::shared_ptr<const Snapshot> snapshot, const OpenOptions& options,
           const Sharing& sharing = {});

  const Snapshot& snapshot() const { return *snapshot_; }

  // As Index::search.
  Answer search(const SearchRequest& request,
                const SearchVisitor& visitor) const;
  // Hits are handed to `hit` in order until it returns false.
  Answer search(const SearchRequest& request,
                const std::function<bool(Hit&&)>& hit,
                const TakeFacetValue& facet_value = {}) const;
  // With its hits.
  Answer search(const SearchRequest& request) const;

 private:
  std::optional<std::uint64_t> count(const SearchRequest& request,
                                     const std::string& query) const;

  std::shared_ptr<const Snapshot> snapshot_;
  mutable ReaderPool readers_;
  mutable WorkerPool workers_;
  Sharing sharing_;
  mutable Background background_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_SEARCHER_H_
