// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Parts of a plan that rank and do not restrict.
#include <utility>

#include "searcher/match/evaluator.h"

namespace dossier::internal {

DocSet Evaluator::preferred(const PlanNode& node, DocRange range) {
  DocSet set = evaluate(node.children.front(), range);
  make_sparse(set);
  set.scores.resize(set.docs.size());
  std::vector<char> found(set.docs.size());
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    const TermGroup& group = node.children[i].group;
    for (const std::string& term : group.terms)
      add_scores(term, group.weight, set.docs, set.scores, found);
  }
  return set;
}

}  // namespace dossier::internal
