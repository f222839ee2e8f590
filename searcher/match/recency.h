// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_RECENCY_H_
#define DOSSIER_SEARCHER_MATCH_RECENCY_H_

#include <span>

#include "indexer/text/date.h"
#include "searcher/match/doc_set.h"

namespace dossier::internal {

// Marks scores down by age: an article that is one half-life older than
// another needs twice the score to stand beside it, whatever their age. (An
// exponential is the only decay for which the order does not depend on the day
// that age is counted from.)
class Recency {
 public:
  // `half_life` in days, above 0. Articles after `today` have no age.
  Recency(double half_life, Day today) : half_life_(half_life), today_(today) {}

  // From 1 down to 0, which an article without a day has.
  double factor(Day day) const;
  double age(Day day) const;  // in days

  // Multiplies the scores. REQUIRES a sparse set; `days` of all documents.
  void apply(std::span<const Day> days, DocSet& matches) const;

 private:
  double half_life_;
  Day today_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_RECENCY_H_
