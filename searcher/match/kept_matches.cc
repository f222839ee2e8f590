// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Phrases and prefixes that recur: the Evaluator's kept lists of their matches.
// Who narrows a search by one facet value after the other asks for the same
// phrase each time.
#include <memory>
#include <string>
#include <utility>

#include "searcher/match/evaluator.h"

namespace dossier::internal {
namespace {

// What the matches of a phrase or prefix are kept under; no term begins so.
// The words say it all: their terms follow from them, in one snapshot.
std::string key_of(const PlanNode& node) {
  std::string key = node.kind == PlanKind::Phrase ? "\x01" : "\x02";
  key += static_cast<char>('0' + static_cast<int>(node.part));
  for (const TermGroup& group : node.groups) key += group.text + '\x1f';
  for (const ExpandedWord& expanded : node.words) key += expanded.word + '\x1f';
  return key;
}

bool is_verified(const PlanNode& node) {
  return node.kind == PlanKind::Phrase || node.kind == PlanKind::Prefix;
}

}  // namespace

// Null for other nodes.
Evaluator::List Evaluator::kept_matches(const PlanNode& node) {
  if (!is_verified(node)) return nullptr;
  const auto [known, is_new] = kept_.try_emplace(&node);
  if (is_new) known->second = postings_.kept(key_of(node));
  return known->second;
}

// Of an AND only the part that it starts from is looked for everywhere, and
// prefixes always are.
void Evaluator::keep_recurring(const PlanNode& node) {
  if (node.kind == PlanKind::And) {
    const PlanNode& rarest = node.children[rarest_first(node).front()];
    for (const PlanNode& child : node.children)
      if (&child == &rarest || child.kind == PlanKind::Prefix)
        keep_recurring(child);
    return;
  }
  for (const PlanNode& child : node.children) keep_recurring(child);
  if (!is_verified(node) || kept_matches(node)) return;
  const std::string key = key_of(node);
  if (!postings_.recurs(key)) return;
  DocSet matches = evaluate(node, {0, segment_.size()});
  make_sparse(matches);
  List& kept = kept_[&node];
  kept = std::make_shared<const PostingList>(matches.docs, segment_.size());
  postings_.keep(key, kept);
}

}  // namespace dossier::internal
