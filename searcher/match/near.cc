// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// NEAR and phrases with gaps: an AND of their parts, of which token streams
// confirm those that stand as asked. A part's score is as in an AND.
#include <utility>

#include "searcher/match/evaluator.h"

namespace dossier::internal {
namespace {

// Streams read between looks at the clock.
constexpr std::size_t kBlock = 1024;

}  // namespace

DocSet Evaluator::near(const PlanNode& node, DocRange range) {
  DocSet set = all_of(node, range);
  Candidates candidates{std::move(set.docs), {std::move(set.scores)}};
  keep_near(node, candidates);
  set.docs = std::move(candidates.docs);
  set.scores = std::move(candidates.scores[0]);
  return set;
}

void Evaluator::restrict_to_near(const PlanNode& node, std::size_t part,
                                 DocRange range, Candidates& candidates) {
  const std::size_t first = candidates.scores.size();
  candidates.scores.resize(first + node.children.size());
  for (std::size_t i = 0; i < node.children.size(); ++i)
    restrict_to(node.children[i], first + i, range, candidates);
  Candidates parts;
  for (std::size_t i = first; i < candidates.scores.size(); ++i)
    parts.scores.push_back(std::move(candidates.scores[i]));
  candidates.scores.resize(first);
  candidates.scores[part] = std::move(parts).sum();
  keep_near(node, candidates);
}

void Evaluator::keep_near(const PlanNode& node, Candidates& candidates) {
  if (candidates.docs.empty()) return;
  auto& matcher = near_[&node];
  if (!matcher)
    matcher = std::make_unique<ProximityMatcher>(*node.proximity, segment_);
  keep_if(candidates, kBlock, [&](std::size_t i) {
    fetch_ahead(candidates.docs, i);
    return matcher->matches(candidates.docs[i]);
  });
}

}  // namespace dossier::internal
