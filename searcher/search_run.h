// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_SEARCH_RUN_H_
#define DOSSIER_SEARCHER_SEARCH_RUN_H_

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dossier/search.h"
#include "searcher/facet_lists.h"
#include "searcher/feedback.h"
#include "searcher/fired_terms.h"
#include "searcher/match/plan.h"
#include "searcher/narrowing.h"
#include "searcher/query/parser.h"
#include "searcher/ranked_matcher.h"
#include "searcher/search_context.h"
#include "searcher/suggestions.h"

namespace dossier::internal {

// One search, step by step: reads the query, plans, matches, counts, and makes
// the hits. Does what was asked for and nothing else. For one call of run().
class SearchRun {
 public:
  // The arguments outlive the run. `count` counts what another query finds, for
  // suggestions. Throws Error (BadQuery) for what cannot be asked for.
  SearchRun(const SearchRequest& request, const SearchContext& context,
            const CountArticles& count);

  // Hits are handed to `hit` in order until it returns false, and so are facet
  // values to `facet_value`, if given. Throws Error (BadQuery, Timeout,
  // Cancelled, LimitExceeded).
  Answer run(const std::function<bool(Hit&&)>& hit,
             const TakeFacetValue& facet_value = {});

 private:
  PlanNode make_plan();
  PlanNode plan_of(const QueryNode& query, std::vector<Repair>& repairs);
  // Narrows the plan to what is like an article, and leaves that out.
  void add_likeness(PlanNode& plan);
  // The plan of the query with what the best articles of the search teach.
  ExpandedPlan expand_plan(PlanNode plan);
  MatchRequest match_request() const;

  void fill(const MatchResult& result);
  void fill_tree();
  void fill_where(const MatchResult& result);
  std::uint64_t count_in(ArticlePart part);
  void fill_facets(const MatchResult& result,
                   const TakeFacetValue& facet_value);
  void fill_tables(const MatchResult& result);
  void fill_offers();

  void hand_over(const MatchResult& result,
                 const std::function<bool(Hit&&)>& hit);
  std::vector<PlannedPart> fired_parts();
  std::string fired_text(const SelectedFacet& facet, ValueNumber value) const;
  void explain(const MatchedDoc& match, Hit& hit);

  const std::chrono::steady_clock::time_point start_ =
      std::chrono::steady_clock::now();
  const SearchRequest& request_;
  const SearchContext& context_;
  const Snapshot& snapshot_;
  const CountArticles& count_;
  Answer answer_;
  const ParserContext parsing_;
  const ParsedQuery parsed_;
  RankedMatcher matcher_;
  PlanNode query_plan_;  // of the query alone
  const Narrowing narrowing_;
  // None if facets are counted over the matches: the plan has them then.
  const std::vector<SelectedFacet> selected_;
  PlanNode plan_;  // of all
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_SEARCH_RUN_H_
