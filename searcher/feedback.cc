// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/feedback.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "dossier/error.h"
#include "searcher/article_terms.h"
#include "searcher/match/posting_reader.h"

namespace dossier::internal {
namespace {

// A term by which the best articles may be alike.
struct Candidate {
  double impact = 0;  // over the articles, by their score
  std::size_t articles = 0;
  std::map<std::string, double> forms = {};
  bool designation = false;
};
using Candidates = std::map<std::string, Candidate>;  // by term

Candidates candidates_of(const Snapshot& snapshot, const Bm25& bm25,
                         std::span<const MatchedDoc> best) {
  Candidates candidates;
  const Bm25Length length = length_part(snapshot, bm25);
  ArticleTermReader reader(snapshot, bm25.title_weight);
  for (const MatchedDoc& hit : best) {
    if (hit.score <= 0) continue;
    const double share = static_cast<double>(hit.score / best.front().score);
    const auto words = snapshot.segments[hit.segment]->lengths()[hit.doc];
    for (const ArticleTerm& term : reader.read(hit.segment, hit.doc)) {
      Candidate& candidate = candidates[term.term];
      const double impact =
          share * share *
          static_cast<double>(length.impact(term.frequency, words));
      candidate.impact += impact;
      candidate.forms[term.word] += impact;
      candidate.designation = term.designation;
      ++candidate.articles;
    }
  }
  return candidates;
}

bool has_term(const TermGroup& group, const std::string& term) {
  return std::find(group.terms.begin(), group.terms.end(), term) !=
         group.terms.end();
}

// The part of a plan that ranks by `term`, if there is one.
TermGroup* ranking_group(PlanNode& plan, const std::string& term) {
  if (plan.kind == PlanKind::Not) return nullptr;
  if (plan.kind == PlanKind::Terms && has_term(plan.group, term))
    return &plan.group;
  for (TermGroup& group : plan.groups)
    if (has_term(group, term)) return &group;
  for (PlanNode& child : plan.children)
    if (TermGroup* const found = ranking_group(child, term)) return found;
  return nullptr;
}

double words_of(const PlanNode& plan) {
  double words = 0;
  for (const TermGroup* group : ranking_groups(plan)) words += group->repeated;
  return words;
}

// The one part of a plan that offers alternatives: what words can be added to
// without touching what the query requires. Null if there is none.
template <typename Node>  // PlanNode, const or not
Node* alternatives(Node& plan) {
  const auto may_stand_alone = [](const PlanNode& node) {
    return node.kind == PlanKind::Or || node.kind == PlanKind::Terms ||
           node.kind == PlanKind::Phrase;
  };
  if (may_stand_alone(plan)) return &plan;
  if (plan.kind != PlanKind::And) return nullptr;
  Node* found = nullptr;
  for (Node& child : plan.children) {
    if (ranking_groups(child).empty()) continue;
    if (found || !may_stand_alone(child)) return nullptr;
    found = &child;
  }
  return found;
}

void add_alternatives(PlanNode& node, std::vector<PlanNode> added) {
  if (node.kind != PlanKind::Or) {
    PlanNode either;
    either.kind = PlanKind::Or;
    either.children.push_back(std::move(node));
    node = std::move(either);
  }
  for (PlanNode& child : added) node.children.push_back(std::move(child));
}

}  // namespace

void check(const FeedbackRequest& request) {
  const auto refuse = [](const std::string& what) {
    throw Error(ErrorCode::BadQuery, "feedback " + what);
  };
  if (request.articles < 2 || request.articles > 100)
    refuse("learns from 2 to 100 articles, not " +
           std::to_string(request.articles));
  if (request.terms < 1 || request.terms > 100)
    refuse("adds 1 to 100 words, not " + std::to_string(request.terms));
  if (!(request.weight > 0 && request.weight <= 10))
    refuse("has a weight above 0, up to 10");
}

std::vector<WorthyTerm> worthy_terms(const Snapshot& snapshot, Planner& planner,
                                     const Bm25& bm25,
                                     std::span<const MatchedDoc> best,
                                     std::size_t most,
                                     std::size_t least_articles) {
  const Candidates candidates = candidates_of(snapshot, bm25, best);
  std::vector<WorthyTerm> terms;
  for (const auto& [term, candidate] : candidates) {
    if (candidate.articles < least_articles) continue;
    const std::uint64_t documents = planner.frequency(term);
    terms.push_back({{},
                     candidate.impact *
                         bm25_weight(documents, snapshot.ranking_documents)});
    terms.back().group.text = term;
  }
  std::stable_sort(
      terms.begin(), terms.end(),
      [](const auto& a, const auto& b) { return a.worth > b.worth; });
  std::vector<WorthyTerm> chosen;
  for (WorthyTerm& next : terms) {
    const std::string term = next.group.text;
    // A word's stem in one language may be that of another word's in another.
    const auto same = std::find_if(
        chosen.begin(), chosen.end(),
        [&](const WorthyTerm& c) { return has_term(c.group, term); });
    if (same != chosen.end()) continue;
    if (chosen.size() == most) break;
    const Candidate& candidate = candidates.at(term);
    next.group = planner.group(commonest_form(candidate.forms),
                               candidate.designation, false);
    if (!next.group.terms.empty()) chosen.push_back(std::move(next));
  }
  return chosen;
}

bool feedback_widens(MatchMode match, const PlanNode& plan) {
  return match == MatchMode::Any && alternatives(plan) != nullptr;
}

ExpandedPlan expand(const FeedbackRequest& request, MatchMode match,
                    PlanNode plan, const Snapshot& snapshot, Planner& planner,
                    const Bm25& bm25, std::span<const MatchedDoc> best) {
  ExpandedPlan expanded;
  const double query_words = words_of(plan);
  const auto terms =
      worthy_terms(snapshot, planner, bm25, best, request.terms, 2);
  double worth = 0;
  for (const WorthyTerm& term : terms) worth += term.worth;

  std::vector<PlanNode> added;
  for (const WorthyTerm& term : terms) {
    const TermGroup& group = term.group;
    const double weight = request.weight * query_words * term.worth / worth;
    TermGroup* const known = ranking_group(plan, group.terms.front());
    expanded.feedback.terms.push_back({group.text, group.terms, weight,
                                       group.document_frequency,
                                       known != nullptr});
    if (known) {
      known->weight += static_cast<float>(weight) * group.weight;
      continue;
    }
    PlanNode node;
    node.kind = PlanKind::Terms;
    node.group = group;
    node.group.added = true;
    node.group.weight *= static_cast<float>(weight);
    added.push_back(std::move(node));
  }
  expanded.feedback.articles = static_cast<std::size_t>(
      std::count_if(best.begin(), best.end(),
                    [](const MatchedDoc& hit) { return hit.score > 0; }));
  expanded.feedback.widens = !added.empty() && feedback_widens(match, plan);
  if (expanded.feedback.widens)
    add_alternatives(*alternatives(plan), std::move(added));
  else
    expanded.preferred = std::move(added);
  expanded.plan = std::move(plan);
  return expanded;
}

PlanNode prefer(PlanNode plan, std::vector<PlanNode> preferred) {
  if (preferred.empty()) return plan;
  PlanNode node;
  node.kind = PlanKind::Prefer;
  node.children.push_back(std::move(plan));
  for (PlanNode& part : preferred) node.children.push_back(std::move(part));
  return node;
}

}  // namespace dossier::internal
