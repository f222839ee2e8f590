// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/more_like.h"

#include <utility>

#include "dossier/error.h"
#include "indexer/text/utf8.h"
#include "searcher/feedback.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kTellingTerms = 25;

}  // namespace

std::optional<MatchedDoc> find_article(const Snapshot& snapshot,
                                       std::string_view id) {
  for (std::size_t s = snapshot.segments.size(); s-- > 0;) {
    const auto doc = snapshot.segments[s]->find(id);
    const Bitmap& dead = snapshot.dead[s];
    if (doc && (dead.size() == 0 || !dead.test(*doc)))
      return MatchedDoc{static_cast<std::uint32_t>(s), *doc, 1};
  }
  return std::nullopt;
}

PlanNode plan_like(const std::string& id, const Snapshot& snapshot,
                   Planner& planner, const Bm25& bm25, Likeness& likeness) {
  const auto article = find_article(snapshot, id);
  if (!article)
    throw Error(ErrorCode::BadQuery,
                "there is no article '" + clean_utf8(id) + "' in the index");
  likeness.id = id;
  likeness.title =
      snapshot.segments[article->segment]->record(article->doc).title;
  PlanNode any;
  any.kind = PlanKind::Or;
  const auto terms =
      worthy_terms(snapshot, planner, bm25, {&*article, 1}, kTellingTerms, 1);
  for (const WorthyTerm& term : terms) {
    const double weight = term.worth / terms.front().worth;
    likeness.terms.push_back({term.group.text, term.group.terms, weight,
                              term.group.document_frequency, false});
    PlanNode node;
    node.kind = PlanKind::Terms;
    node.group = term.group;
    node.group.weight *= static_cast<float>(weight);
    any.children.push_back(std::move(node));
  }
  return any;
}

}  // namespace dossier::internal
