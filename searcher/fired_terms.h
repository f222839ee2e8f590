// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_FIRED_TERMS_H_
#define DOSSIER_SEARCHER_FIRED_TERMS_H_

#include <map>
#include <string>
#include <vector>

#include "indexer/store/snapshot.h"
#include "searcher/match/evaluator.h"
#include "searcher/match/matcher.h"
#include "searcher/match/plan.h"
#include "searcher/match/reader_pool.h"
#include "searcher/query/query.h"

namespace dossier::internal {

// Words, phrases, prefixes, facet values and days of a query, each once and in
// order, without what is excluded.
std::vector<QueryNode> positive_parts(const QueryNode& root);

// The part in the query language, a facet value without parentheses.
std::string part_text(QueryNode part);

// A part of a query that an article may meet by itself.
struct PlannedPart {
  std::string text;  // in the query language
  PlanNode plan;
};

// Tells which parts of a query an article meets. Not thread-safe.
class FiredTerms {
 public:
  // What is passed by reference outlives this.
  FiredTerms(const Snapshot& snapshot, ReaderPool& readers,
             const Deadline& deadline, std::vector<PlannedPart> parts)
      : snapshot_(snapshot),
        readers_(readers),
        deadline_(deadline),
        parts_(std::move(parts)) {}

  // Costs a look at some documents around the one for each part. Throws Error
  // (Timeout, Cancelled).
  std::vector<std::string> of(const MatchedDoc& match);

 private:
  Evaluator& evaluator_of(std::uint32_t segment);

  const Snapshot& snapshot_;
  ReaderPool::Loan readers_;
  const Deadline& deadline_;
  std::vector<PlannedPart> parts_;
  std::map<std::uint32_t, Evaluator> evaluators_;  // by segment
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_FIRED_TERMS_H_
