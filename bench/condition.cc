// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/condition.h"

#include <algorithm>
#include <utility>

#include "dossier/error.h"
#include "searcher/query/value_resolver.h"

using dossier::ArticlePart;
using namespace dossier::internal;

namespace {

bool has_row(const std::vector<std::string>& words,
             const std::vector<std::string>& row) {
  return std::search(words.begin(), words.end(), row.begin(), row.end()) !=
         words.end();
}

bool has_phrase(const ArticleWords& article, const QueryNode& node) {
  return std::any_of(
      node.spellings.begin(), node.spellings.end(), [&](const auto& row) {
        return has_row(article.title, row) ||
               (node.part == ArticlePart::Whole && has_row(article.text, row));
      });
}

bool has_prefix(const std::set<std::string>& words, const std::string& prefix) {
  const auto word = words.lower_bound(prefix);
  return word != words.end() && word->starts_with(prefix);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether the word begins so and goes on with a letter, if at all.
bool opens(const std::string& word, const std::string& start) {
  return word.starts_with(start) &&
         (word.size() == start.size() || !is_digit(word[start.size()]));
}

// As one word or as two.
bool has_designation(const std::vector<std::string>& words,
                     const std::string& joined) {
  const std::size_t digit = joined.find_first_of("0123456789");
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (opens(words[i], joined)) return true;
    if (i > 0 && words[i - 1] == joined.substr(0, digit) &&
        opens(words[i], joined.substr(digit)))
      return true;
  }
  return false;
}

[[noreturn]] void refuse_notation() {
  throw dossier::Error(dossier::ErrorCode::InvalidArgument,
                       "checking a query with notation that is not drawn");
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
  const bool in_title = node.part == ArticlePart::Title;
  if (node.part == ArticlePart::Lead || node.part == ArticlePart::Body)
    refuse_notation();
  switch (node.kind) {
    case QueryKind::Everything:
      return true;
    case QueryKind::Word:
      return (in_title ? article.title_stems : article.stems)
          .contains(reader.stem(article.language, node.word));
    case QueryKind::Designation:
      return article.designations.contains(node.word) &&
             (!in_title || has_designation(article.title, node.word));
    case QueryKind::Phrase:
      return has_phrase(article, node);
    case QueryKind::Prefix:
      return has_prefix(in_title ? article.title_words : article.words,
                        node.word);
    case QueryKind::Pattern:
    case QueryKind::Similar:
    case QueryKind::AsWritten:
    case QueryKind::Near:
      refuse_notation();
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
