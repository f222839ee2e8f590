// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/fired_terms.h"

#include <algorithm>
#include <set>
#include <utility>

namespace dossier::internal {
namespace {

// Documents are evaluated by words of a bitmap.
constexpr DocNumber kWord = 64;

class PartCollector {
 public:
  std::vector<QueryNode> parts;

  void collect(const QueryNode& node) {
    switch (node.kind) {
      case QueryKind::And:
      case QueryKind::Or:
        for (const QueryNode& child : node.children) collect(child);
        break;
      case QueryKind::Not:
      case QueryKind::Everything:
        break;
      default:
        if (seen_.insert(to_query_text(node)).second) parts.push_back(node);
    }
  }

 private:
  std::set<std::string> seen_;
};

bool has(const DocSet& set, DocNumber doc) {
  if (set.dense) return set.bits.test(doc - set.first);
  return std::binary_search(set.docs.begin(), set.docs.end(), doc);
}

}  // namespace

std::vector<QueryNode> positive_parts(const QueryNode& root) {
  PartCollector collector;
  collector.collect(root);
  return std::move(collector.parts);
}

std::string part_text(QueryNode part) {
  part.selection = true;
  return to_query_text(part);
}

Evaluator& FiredTerms::evaluator_of(std::uint32_t segment) {
  const auto found = evaluators_.find(segment);
  if (found != evaluators_.end()) return found->second;
  return evaluators_
      .try_emplace(segment, *snapshot_.segments[segment], *(*readers_)[segment],
                   snapshot_.values->of_segment(segment), deadline_)
      .first->second;
}

std::vector<std::string> FiredTerms::of(const MatchedDoc& match) {
  Evaluator& evaluator = evaluator_of(match.segment);
  const DocNumber first = match.doc / kWord * kWord;
  const DocRange range{
      first,
      std::min(first + kWord, snapshot_.segments[match.segment]->size())};
  std::vector<std::string> fired;
  for (const PlannedPart& part : parts_)
    if (has(evaluator.evaluate(part.plan, range), match.doc))
      fired.push_back(part.text);
  return fired;
}

}  // namespace dossier::internal
