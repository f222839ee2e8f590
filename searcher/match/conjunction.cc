// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// AND: the Evaluator's ways to narrow candidates.
#include <algorithm>
#include <utility>

#include "searcher/match/evaluator.h"

namespace dossier::internal {

DocSet Evaluator::all_of(const PlanNode& node, DocRange range) {
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t i = 0; i < node.children.size(); ++i)
    order.emplace_back(estimate(node.children[i]), i);
  std::stable_sort(
      order.begin(), order.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });

  const std::size_t first = order.front().second;
  DocSet rarest = evaluate(node.children[first], range);
  make_sparse(rarest);
  Candidates candidates;
  candidates.scores.resize(node.children.size());
  candidates.docs = std::move(rarest.docs);
  candidates.scores[first] = std::move(rarest.scores);
  for (std::size_t i = 1; i < order.size() && !candidates.docs.empty(); ++i)
    restrict_to(node.children[order[i].second], order[i].second, range,
                candidates);

  DocSet set;
  set.docs = std::move(candidates.docs);
  if (!set.docs.empty()) set.scores = std::move(candidates).sum();
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
    case PlanKind::And:
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
        row[i] = group.weight * postings->impacts()[common_.postings[i]];
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
      scores[at] += weight * postings->impacts()[common_.postings[i]];
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
  std::vector<char> found(candidates.docs.size());
  for (std::size_t i = 0; i < found.size(); ++i)
    found[i] = wanted.contains(days[candidates.docs[i]]);
  candidates.keep_where(found);
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
