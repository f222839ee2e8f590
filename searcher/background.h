// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_BACKGROUND_H_
#define DOSSIER_SEARCHER_BACKGROUND_H_

#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "indexer/store/snapshot.h"
#include "searcher/match/matcher.h"

namespace dossier::internal {

// What all living articles of a snapshot have, or stories, for results to be
// compared with. Counted when it is first asked for, and then kept. May be used
// by several threads at once.
class Background {
 public:
  // The arguments outlive the background.
  Background(const Snapshot& snapshot, ReaderPool& readers, WorkerPool& workers)
      : snapshot_(snapshot), readers_(readers), workers_(workers) {}

  // Throw Error (Timeout, Cancelled).
  std::shared_ptr<const DayCounts> days(const Deadline& deadline);
  // `in`: where entities have to be mentioned. `unit`: what is counted.
  std::shared_ptr<const FacetTotals> facets(
      const Deadline& deadline, ArticlePart in = ArticlePart::Whole,
      CountUnit unit = CountUnit::Article);

 private:
  MatchResult match_everything(MatchRequest request, const Deadline& deadline);

  const Snapshot& snapshot_;
  ReaderPool& readers_;
  WorkerPool& workers_;
  std::mutex mutex_;
  std::shared_ptr<const DayCounts> days_;
  std::map<std::pair<ArticlePart, CountUnit>,
           std::shared_ptr<const FacetTotals>>
      facets_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_BACKGROUND_H_
