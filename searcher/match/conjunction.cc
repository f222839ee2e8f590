// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// AND: the Evaluator's ways to narrow candidates.
#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "searcher/match/evaluator.h"

namespace dossier::internal {

// The places of an AND's children, that with the fewest documents first.
const std::vector<std::size_t>& Evaluator::rarest_first(const PlanNode& node) {
  const auto [known, is_new] = orders_.try_emplace(&node);
  std::vector<std::size_t>& order = known->second;
  if (!is_new) return order;
  std::vector<std::uint64_t> estimates;
  for (const PlanNode& child : node.children)
    estimates.push_back(estimate(child));
  order.resize(estimates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) {
                     return estimates[a] < estimates[b];
                   });
  return order;
}

// What is left of candidates for all children of an AND, in a row each, when
// the `done` rarest have been met.
DocSet Evaluator::narrowed(const PlanNode& node, std::size_t done,
                           DocRange range, Candidates candidates) {
  for (const std::size_t part : std::span(rarest_first(node)).subspan(done)) {
    if (candidates.docs.empty()) break;
    restrict_to(node.children[part], part, range, candidates);
  }
  DocSet set;
  set.docs = std::move(candidates.docs);
  if (!set.docs.empty()) set.scores = std::move(candidates).sum();
  return set;
}

DocSet Evaluator::all_of(const PlanNode& node, DocRange range) {
  const std::size_t first = rarest_first(node).front();
  DocSet rarest = evaluate(node.children[first], range);
  make_sparse(rarest);
  Candidates candidates;
  candidates.scores.resize(node.children.size());
  candidates.docs = std::move(rarest.docs);
  candidates.scores[first] = std::move(rarest.scores);
  return narrowed(node, 1, range, std::move(candidates));
}

DocSet Evaluator::evaluate_among(const PlanNode& node, const Bitmap& among,
                                 DocRange range) {
  DocSet set = DocSet::make_dense(range);
  set.bits = among;
  make_sparse(set);
  Candidates candidates{std::move(set.docs), {{}}};
  if (!candidates.docs.empty()) restrict_to(node, 0, range, candidates);
  set.docs = std::move(candidates.docs);
  set.scores = std::move(candidates.scores[0]);
  return set;
}

void Evaluator::restrict_to(const PlanNode& node, std::size_t part,
                            DocRange range, Candidates& candidates) {
  deadline_.check();
  switch (node.kind) {
    case PlanKind::Everything:
      return;
    case PlanKind::Terms:
      restrict_to_terms(node.group, part, candidates);
      return;
    case PlanKind::Phrase:
      restrict_to_phrase(node, part, candidates);
      return;
    case PlanKind::AsWritten:
      restrict_to(node.children.front(), part, range, candidates);
      keep_written(node, candidates);
      return;
    case PlanKind::Near:
      restrict_to_near(node, part, range, candidates);
      return;
    case PlanKind::And:
      intersect(narrowed(node, 0, range,
                         {candidates.docs, std::vector<std::vector<float>>(
                                               node.children.size())}),
                part, candidates);
      return;
    case PlanKind::Or:
      restrict_to_any(node, part, range, candidates);
      return;
    case PlanKind::Days:
      restrict_to_days(node.days, candidates);
      return;
    case PlanKind::Not:
      drop_matches(node.children.front(), range, candidates);
      return;
    case PlanKind::Prefix:
    case PlanKind::Values:
    case PlanKind::Since:
    case PlanKind::Article:
    case PlanKind::Prefer:
      break;
  }
  intersect(evaluate(node, range), part, candidates);
}

void Evaluator::restrict_to_terms(const TermGroup& group, std::size_t part,
                                  Candidates& candidates) {
  if (group.title_only) keep_titled(group, candidates);
  std::vector<float>& row = candidates.scores[part];
  if (group.terms.size() == 1) {
    if (const List postings = recurring_list(group.terms[0])) {
      find_common(candidates.docs, *postings, common_);
      candidates.keep(common_.candidates);
      row.resize(candidates.docs.size());
      for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = group.weight * postings->impact(common_.postings[i]);
      return;
    }
  }
  std::vector<float> scores(candidates.docs.size());
  std::vector<char> found(candidates.docs.size());
  for (const std::string& term : group.terms)
    add_scores(term, group.weight, candidates.docs, scores, found);
  row = std::move(scores);
  candidates.keep_where(found);
}

// What a term gives to each of the documents that have it.
void Evaluator::add_scores(const std::string& term, float weight,
                           std::span<const DocNumber> docs,
                           std::span<float> scores, std::span<char> found) {
  if (const List postings = recurring_list(term)) {
    find_common(docs, *postings, common_);
    for (std::size_t i = 0; i < common_.candidates.size(); ++i) {
      const std::uint32_t at = common_.candidates[i];
      scores[at] += weight * postings->impact(common_.postings[i]);
      found[at] = 1;
    }
    return;
  }
  const auto cursor = postings_.cursor(term);
  if (!cursor) return;
  for (std::size_t i = 0; i < docs.size(); ++i) {
    if (i % 4096 == 0) deadline_.check();
    const DocNumber at = cursor->seek(docs[i]);
    if (at == kNoDoc) break;
    if (at != docs[i]) continue;
    scores[i] += weight * postings_.impact(cursor->frequency(), at);
    found[i] = 1;
  }
}

// Each alternative narrows the candidates by itself.
void Evaluator::restrict_to_any(const PlanNode& node, std::size_t part,
                                DocRange range, Candidates& candidates) {
  std::vector<float> scores(candidates.docs.size());
  std::vector<char> found(candidates.docs.size());
  for (const PlanNode& child : node.children) {
    Candidates confirmed{candidates.docs, {{}}};
    restrict_to(child, 0, range, confirmed);
    std::size_t at = 0;
    for (std::size_t i = 0; i < confirmed.docs.size(); ++i) {
      while (candidates.docs[at] != confirmed.docs[i]) ++at;
      found[at] = 1;
      if (!confirmed.scores[0].empty()) scores[at] += confirmed.scores[0][i];
    }
  }
  candidates.scores[part] = std::move(scores);
  candidates.keep_where(found);
}

void Evaluator::restrict_to_days(DayRange wanted,
                                 Candidates& candidates) const {
  const auto days = segment_.days();
  candidates.keep_if(
      [&](std::size_t i) { return wanted.contains(days[candidates.docs[i]]); });
}

void Evaluator::drop_matches(const PlanNode& node, DocRange range,
                             Candidates& candidates) {
  Candidates dropped{candidates.docs, {{}}};
  restrict_to(node, 0, range, dropped);
  std::vector<char> kept(candidates.docs.size());
  auto drop = dropped.docs.begin();
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const bool found =
        drop != dropped.docs.end() && *drop == candidates.docs[i];
    kept[i] = !found;
    drop += found;
  }
  candidates.keep_where(kept);
}

void Evaluator::intersect(const DocSet& set, std::size_t part,
                          Candidates& candidates) const {
  const bool scored = !set.scores.empty();
  std::vector<char> found(candidates.docs.size());
  std::vector<float> scores(scored ? candidates.docs.size() : 0);
  std::size_t at = 0;
  for (std::size_t i = 0; i < candidates.docs.size(); ++i) {
    const DocNumber doc = candidates.docs[i];
    if (set.dense) {
      found[i] = set.bits.test(doc - set.first);
      if (scored) scores[i] = set.scores[doc - set.first];
      continue;
    }
    while (at < set.docs.size() && set.docs[at] < doc) ++at;
    if (at == set.docs.size()) break;
    if (set.docs[at] != doc) continue;
    found[i] = 1;
    if (scored) scores[i] = set.scores[at];
  }
  candidates.scores[part] = std::move(scores);
  candidates.keep_where(found);
}

}  // namespace dossier::internal
