// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/ranking_json.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace dossier::internal {
namespace {

using Json = nlohmann::ordered_json;

const char* kind_name(ScoreKind kind) {
  switch (kind) {
    case ScoreKind::Feedback:
      return "feedback";
    case ScoreKind::Proximity:
      return "proximity";
    case ScoreKind::Recency:
      return "recency";
    case ScoreKind::Word:
      break;
  }
  return "word";
}

Json terms_json(const std::vector<WeighedTerm>& terms) {
  Json array = Json::array();
  for (const WeighedTerm& term : terms)
    array.push_back({{"word", term.word},
                     {"terms", term.terms},
                     {"weight", term.weight},
                     {"documents", term.documents},
                     {"in_query", term.in_query}});
  return array;
}

}  // namespace

Json score_parts_json(const std::vector<ScorePart>& parts) {
  Json array = Json::array();
  for (const ScorePart& part : parts) {
    Json json = {{"kind", kind_name(part.kind)}};
    if (!part.term.empty()) json["term"] = part.term;
    json["score"] = part.score;
    if (!part.term.empty()) {
      json["frequency"] = part.frequency;
      json["documents"] = part.documents;
    }
    array.push_back(std::move(json));
  }
  return array;
}

Json query_tree_json(const QueryTree& tree) {
  Json terms = Json::array();
  for (const QueryTree::Term& term : tree.terms)
    terms.push_back({{"term", term.term}, {"documents", term.documents}});
  Json children = Json::array();
  for (const QueryTree& child : tree.children)
    children.push_back(query_tree_json(child));
  Json json = {{"text", tree.text},
               {"terms", std::move(terms)},
               {"children", std::move(children)}};
  if (tree.articles) {
    json["articles"] = *tree.articles;
    json["others"] = tree.others;
  }
  return json;
}

Json feedback_json(const Feedback& feedback) {
  return {{"articles", feedback.articles},
          {"widens", feedback.widens},
          {"terms", terms_json(feedback.terms)}};
}

Json likeness_json(const Likeness& likeness) {
  return {{"id", likeness.id},
          {"title", likeness.title},
          {"terms", terms_json(likeness.terms)}};
}

}  // namespace dossier::internal
