// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/plan_tree.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace dossier::internal {
namespace {

constexpr std::size_t kMostListed = 20;  // words of a pattern

void describe_terms(const std::vector<std::string>& terms,
                    const std::vector<std::uint64_t>& frequencies,
                    QueryTree& tree) {
  for (std::size_t i = 0; i < terms.size(); ++i)
    tree.terms.push_back({terms[i], frequencies[i]});
}

// "jets (12 articles: Zen:jet)", or each term with its own frequency.
void describe_group(const TermGroup& group, QueryTree& tree) {
  std::string& out = tree.text;
  out += group.text + " (" + std::to_string(group.document_frequency) +
         (group.document_frequency == 1 ? " article:" : " articles:");
  const bool several = group.terms.size() > 1;
  for (std::size_t i = 0; i < group.terms.size(); ++i) {
    out += (i > 0 ? ", " : " ") + group.terms[i];
    if (several) out += " " + std::to_string(group.frequencies[i]);
  }
  out += ")";
  if (group.repeated > 1) out += " × " + std::to_string(group.repeated);
  describe_terms(group.terms, group.frequencies, tree);
}

std::string articles_text(std::uint64_t count) {
  return std::to_string(count) + (count == 1 ? " article" : " articles");
}

// "deliv* (31 articles: delivery 12, delivered 9 and 4 other words)". The words
// are those that the articles have, not their stems, which several may share.
void describe_expansion(const PlanNode& node, const CountMatches& count,
                        QueryTree& tree) {
  tree.text += node.written;
  if (node.words.empty()) {
    tree.text += " (no word of the index)";
    return;
  }
  tree.articles = count(node);
  tree.text += " (" + articles_text(*tree.articles) + ":";
  PlanNode one = node;
  for (const ExpandedWord& word : node.words) {
    if (tree.terms.size() == kMostListed) break;
    one.words.assign(1, word);
    tree.terms.push_back({word.word, count(one)});
  }
  std::stable_sort(tree.terms.begin(), tree.terms.end(),
                   [](const QueryTree::Term& a, const QueryTree::Term& b) {
                     return a.documents > b.documents;
                   });
  for (const QueryTree::Term& term : tree.terms)
    tree.text += (&term == &tree.terms.front() ? " " : ", ") + term.term + " " +
                 std::to_string(term.documents);
  tree.others = node.words.size() - tree.terms.size();
  if (tree.others > 0)
    tree.text += " and " + std::to_string(tree.others) +
                 (tree.others == 1 ? " other word" : " other words");
  tree.text += ")";
}

// " in the lead"; nothing of the whole article.
std::string in_part(ArticlePart part) {
  if (part == ArticlePart::Whole) return {};
  return " in the " + std::string(part_name(part));
}

// What the parts of a Near have to do beside being there.
std::string near_text(const PlanNode& node) {
  if (node.proximity->parts.size() > 1) return "near each other";
  const bool is_row = node.proximity->parts[0].rows[0].tests.size() > 1;
  if (is_row || node.part == ArticlePart::Whole)
    return "in a row" + in_part(node.part);
  return in_part(node.part).substr(1);
}

void write_tree(const QueryTree& tree, std::size_t depth, std::string& out) {
  out += std::string(depth * 2, ' ') + tree.text + '\n';
  for (const QueryTree& child : tree.children)
    write_tree(child, depth + 1, out);
}

}  // namespace

QueryTree describe_plan(const PlanNode& node, const ValueMap& values,
                        const CountMatches& count) {
  QueryTree tree;
  std::string& out = tree.text;
  switch (node.kind) {
    case PlanKind::Everything:
      out += "every article";
      break;
    case PlanKind::Terms:
      out += node.group.added        ? "added word "
             : node.group.title_only ? "title word "
                                     : "word ";
      describe_group(node.group, tree);
      break;
    case PlanKind::Phrase:
      out += "phrase";
      for (const TermGroup& group : node.groups) {
        out += ' ';
        describe_group(group, tree);
      }
      out += in_part(node.part);
      break;
    case PlanKind::Prefix:
      describe_expansion(node, count, tree);
      out += in_part(node.part);
      break;
    case PlanKind::AsWritten:
      out += "as written: " + node.written;
      break;
    case PlanKind::Near:
      out += near_text(node);
      break;
    case PlanKind::Values:
      out += std::string(field_of(node.facet).name);
      for (ValueNumber value : node.values)
        out += " " + std::string(values.value(value).id);
      out += in_part(node.part);
      break;
    case PlanKind::Days:
      out += "days " + days_text(node.days);
      break;
    case PlanKind::Since:
      out += "new since revision " + std::to_string(node.revision);
      break;
    case PlanKind::And:
      out += "all of";
      break;
    case PlanKind::Or:
      out += "any of";
      break;
    case PlanKind::Not:
      out += "not";
      break;
    case PlanKind::Article:
      out += "article " + node.article;
      break;
    case PlanKind::Prefer:
      out += "ranked by the words added by feedback as well";
      break;
  }
  for (const PlanNode& child : node.children)
    tree.children.push_back(describe_plan(child, values, count));
  return tree;
}

std::string tree_text(const QueryTree& tree) {
  std::string out;
  write_tree(tree, 0, out);
  return out;
}

}  // namespace dossier::internal
