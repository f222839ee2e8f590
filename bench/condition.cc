// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/condition.h"

#include <algorithm>
#include <utility>

#include "dossier/error.h"
#include "searcher/query/value_resolver.h"

using namespace dossier::internal;

namespace {

bool has_row(const std::vector<std::string>& words,
             const std::vector<std::string>& row) {
  return std::search(words.begin(), words.end(), row.begin(), row.end()) !=
         words.end();
}

bool has_phrase(const ArticleWords& article, const QueryNode& node) {
  return std::any_of(node.spellings.begin(), node.spellings.end(),
                     [&](const auto& row) {
                       return has_row(article.title, row) ||
                              (!node.title_only && has_row(article.text, row));
                     });
}

bool has_prefix(const std::set<std::string>& words, const std::string& prefix) {
  const auto word = words.lower_bound(prefix);
  return word != words.end() && word->starts_with(prefix);
}

}  // namespace

Ids ids_of(const Snapshot& snapshot, Facet facet, const std::string& name) {
  std::vector<dossier::Repair> ignored;
  Ids ids;
  for (ValueNumber value : resolve_value(snapshot, facet, name, ignored))
    ids.emplace(snapshot.values->value(value).id);
  return ids;
}

Condition make_condition(const Snapshot& snapshot, QueryNode node) {
  Condition condition;
  if (node.kind == QueryKind::Value)
    condition.ids = ids_of(snapshot, node.facet, node.value);
  for (QueryNode& child : std::exchange(node.children, {}))
    condition.children.push_back(make_condition(snapshot, std::move(child)));
  condition.node = std::move(node);
  return condition;
}

bool has_any(const Ids& values, const Ids& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& id) {
    return values.contains(id);
  });
}

bool matches(const ArticleWords& article, const Condition& condition,
             ArticleReader& reader) {
  const QueryNode& node = condition.node;
  const auto child_matches = [&](const Condition& child) {
    return matches(article, child, reader);
  };
  const auto& children = condition.children;
  switch (node.kind) {
    case QueryKind::Everything:
      return true;
    case QueryKind::Word:
      return (node.title_only ? article.title_stems : article.stems)
          .contains(reader.stem(article.language, node.word));
    case QueryKind::Designation:
      return article.designations.contains(node.word);
    case QueryKind::Phrase:
      return has_phrase(article, node);
    case QueryKind::Prefix:
      return has_prefix(node.title_only ? article.title_words : article.words,
                        node.word);
    case QueryKind::Pattern:
    case QueryKind::Similar:
    case QueryKind::AsWritten:
    case QueryKind::Near:
      throw dossier::Error(dossier::ErrorCode::InvalidArgument,
                           "checking a query with notation that is not drawn");
    case QueryKind::Value:
      return has_any(article.values[static_cast<std::size_t>(node.facet)],
                     condition.ids);
    case QueryKind::Days:
      return article.day != kNoDay && article.day >= node.days.first &&
             article.day <= node.days.last;
    case QueryKind::And:
      return std::all_of(children.begin(), children.end(), child_matches);
    case QueryKind::Or:
      return std::any_of(children.begin(), children.end(), child_matches);
    case QueryKind::Not:
      return !child_matches(children.front());
  }
  return false;
}
