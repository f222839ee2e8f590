// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_HIT_MAKER_H_
#define DOSSIER_SEARCHER_HIT_MAKER_H_

#include <optional>
#include <string_view>
#include <vector>

#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "searcher/match/matcher.h"
#include "searcher/match/plan.h"
#include "searcher/present/snippet.h"
#include "searcher/query/query.h"

namespace dossier::internal {

// Dresses up matches of one search: stored fields, entities, and a snippet
// that shows what the query and its selections found. Not thread-safe.
class HitMaker {
 public:
  // The snapshot outlives the maker.
  HitMaker(const Snapshot& snapshot, const QueryNode& query,
           const PlanNode& plan, const std::vector<SelectedFacet>& selected,
           const SearchRequest& request);

  // All that the request wants but rank and score parts. Throws Error
  // (Corrupt).
  Hit make(const MatchedDoc& match);

 private:
  void add_snippets(const StoredRecord& record, Hit& hit);
  std::vector<MentionPlace> places(const StoredRecord& record,
                                   bool in_title) const;
  bool is_selected(const StoredEntity& entity) const;
  void add_record(StoredRecord record, Hit& hit);

  const Snapshot& snapshot_;
  bool records_;
  bool snippets_;
  bool where_;                        // tell the parts of entities
  ArticlePart in_;                    // which alone is shown to match
  std::vector<SelectedFacet> shown_;  // entities to highlight
  SnippetMaker maker_;
  std::optional<SnippetMaker> plain_;  // of other parts: highlights nothing
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_HIT_MAKER_H_
