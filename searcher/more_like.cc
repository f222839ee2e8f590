// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/more_like.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "dossier/error.h"
#include "indexer/text/utf8.h"
#include "searcher/article_terms.h"
#include "searcher/find_article.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kTellingTerms = 25;

// If so many of its terms recur, an article is told by those alone.
constexpr std::ptrdiff_t kRecurringTerms = 8;

struct TellingTerm {
  ArticleTerm term;
  double weight;  // frequency times inverse document frequency
};

// The terms of an article that others have as well, the most telling first.
// Frequencies count as they are, without saturation: what an article keeps
// coming back to is what it is about, and a rare word that it has once is
// often only rare. (A word of the title counts as recurring.)
std::vector<TellingTerm> telling_terms(DocPlace article,
                                       const Snapshot& snapshot,
                                       Planner& planner, const Bm25& bm25) {
  std::vector<TellingTerm> terms;
  for (ArticleTerm& term : ArticleTermReader(snapshot, bm25.title_weight)
                               .read(article.segment, article.doc)) {
    const std::uint64_t documents = planner.frequency(term.term);
    if (documents < 2) continue;
    const double weight =
        term.frequency * bm25_weight(documents, snapshot.ranking_documents, 0);
    terms.push_back({std::move(term), weight});
  }
  const auto is_recurring = [](const TellingTerm& telling) {
    return telling.term.frequency > 1;
  };
  if (std::count_if(terms.begin(), terms.end(), is_recurring) >=
      kRecurringTerms)
    std::erase_if(terms, std::not_fn(is_recurring));
  std::stable_sort(
      terms.begin(), terms.end(),
      [](const auto& a, const auto& b) { return a.weight > b.weight; });
  if (terms.size() > kTellingTerms) terms.resize(kTellingTerms);
  return terms;
}

}  // namespace

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
  const auto terms = telling_terms(*article, snapshot, planner, bm25);
  for (const TellingTerm& telling : terms) {
    const double weight = telling.weight / terms.front().weight;
    PlanNode node;
    node.kind = PlanKind::Terms;
    node.group =
        planner.group(telling.term.word, telling.term.designation, false);
    likeness.terms.push_back({node.group.text, node.group.terms, weight,
                              node.group.document_frequency, false});
    node.group.weight *= static_cast<float>(weight);
    any.children.push_back(std::move(node));
  }
  return any;
}

}  // namespace dossier::internal
