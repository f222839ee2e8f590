// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What it is worth that a query's words stand near each other: the term
// proximity of Büttcher, Clarke and Lushman ("Term Proximity Scoring for
// Ad-Hoc Retrieval on Very Large Text Collections", SIGIR 2006). Wherever two
// different words of the query follow each other at distance d, whatever other
// words are between, each gains the other's weight divided by d squared. What a
// word gained is then damped as BM25 damps frequencies.
#ifndef DOSSIER_SEARCHER_PROXIMITY_H_
#define DOSSIER_SEARCHER_PROXIMITY_H_

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/store/snapshot.h"
#include "indexer/text/stemmer.h"
#include "searcher/match/bm25.h"
#include "searcher/match/plan.h"

namespace dossier::internal {

// Scores the articles of one search by the nearness of its words, phrases'
// words included; designations and what feedback added take no part. Not
// thread-safe.
class ProximityScorer {
 public:
  // The arguments outlive the scorer.
  ProximityScorer(const Snapshot& snapshot, const PlanNode& plan,
                  const Bm25& bm25);

  // False if the query has fewer than two words that could be near each other.
  bool applies() const { return weights_.size() > 1; }

  // 0 where no two of the words stand in the article. Costs a pass over its
  // words.
  double score(std::size_t segment, DocNumber doc);

 private:
  static constexpr int kNone = -1;  // no word of the query
  using Language = ValueNumber;

  int word_of(std::size_t segment, Language language, WordNumber number);

  const Snapshot& snapshot_;
  const Bm25 bm25_;
  Bm25Length length_;
  std::map<std::string, int> word_of_term_;
  std::vector<double> weights_;  // of the query's words, without k1
  // What a word of a segment is to the query, once it was stemmed.
  std::map<std::pair<std::size_t, Language>,
           std::unordered_map<WordNumber, int>>
      known_;
  std::map<std::string, Stemmer> stemmers_;
  std::vector<double> gains_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PROXIMITY_H_
