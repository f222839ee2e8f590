// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_SEARCH_CONTEXT_H_
#define DOSSIER_SEARCHER_SEARCH_CONTEXT_H_

#include "searcher/background.h"
#include "searcher/match/deadline.h"
#include "searcher/match/matcher.h"

namespace dossier::internal {

// What a search, and whatever it counts besides, works with: all of it lives
// longer than the search.
struct SearchContext {
  const Snapshot& snapshot;
  ReaderPool& readers;
  WorkerPool& workers;
  const Sharing& sharing;
  Background& background;
  const Deadline& deadline;
  // The part of articles that the search looks at: entities are counted there.
  ArticlePart in = ArticlePart::Whole;
};

// The default ranking; RankedMatcher has others.
inline MatchResult match(MatchRequest request, const SearchContext& context) {
  request.counting.in = context.in;
  return match(context.snapshot, context.readers, context.workers, request,
               context.deadline, context.sharing);
}

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_SEARCH_CONTEXT_H_
