// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Pseudo-relevance feedback: Rocchio's query modification ("Relevance Feedback
// in Information Retrieval", 1971) over BM25 vectors, with the best articles
// taken as relevant and no negative part.
//
// A term of the best articles is worth what it would add to their scores:
// its weight times its impact, over all of them. Each article counts with the
// square of its score over the best one's, so that a steep ranking learns from
// its first few and a flat one from all. A term that fewer than two of them
// have is chance, and left out. Of the candidates measured (RM3, Bo1 and
// Kullback-Leibler weights beside these) this was the best on average and the
// least sensitive to its figures; see docs/relevance.md.
#ifndef DOSSIER_SEARCHER_FEEDBACK_H_
#define DOSSIER_SEARCHER_FEEDBACK_H_

#include <span>
#include <vector>

#include "dossier/ranking.h"
#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "searcher/match/bm25.h"
#include "searcher/match/matcher.h"
#include "searcher/match/plan.h"

namespace dossier::internal {

// Throws Error (BadQuery) for figures that make no sense.
void check(const FeedbackRequest& request);

// A term worth adding, with its worth in proportion to others'.
struct WorthyTerm {
  TermGroup group;
  double worth;
};

// The `most` terms most worth adding that at least `least_articles` of the
// `best` articles have, by worth. Articles without a score teach nothing.
std::vector<WorthyTerm> worthy_terms(const Snapshot& snapshot, Planner& planner,
                                     const Bm25& bm25,
                                     std::span<const MatchedDoc> best,
                                     std::size_t most,
                                     std::size_t least_articles);

// The plan with what its best articles teach, in two forms.
struct ExpandedPlan {
  // The plan with the words among its alternatives, if it has such.
  PlanNode plan;
  // Words that rank beside the plan, and do not bring in articles; what is
  // left for the caller to add when the plan was narrowed.
  std::vector<PlanNode> preferred;
  Feedback feedback;
};

// True if what is added is among the alternatives of the plan and brings in
// articles. Which words that are must not hang on selections then: a facet
// counts articles that its selections do not find, with the same words.
// `match`: whether words of the query are alternatives.
bool feedback_widens(MatchMode match, const PlanNode& plan);

ExpandedPlan expand(const FeedbackRequest& request, MatchMode match,
                    PlanNode plan, const Snapshot& snapshot, Planner& planner,
                    const Bm25& bm25, std::span<const MatchedDoc> best);

// What `plan` matches, ranked by the `preferred` parts as well.
PlanNode prefer(PlanNode plan, std::vector<PlanNode> preferred);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_FEEDBACK_H_
