// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/json_envelope.h"

#include <utility>

#include "searcher/choice_names.h"
#include "searcher/present/json.h"
#include "searcher/present/ranking_json.h"
#include "searcher/present/repair_json.h"

namespace dossier::internal {
namespace {

using Json = nlohmann::ordered_json;

// As the option has it.
Json limit_json(std::size_t limit) {
  if (limit == kAll) return "all";
  return limit;
}

}  // namespace

std::string json_text(const Json& json) {
  return with_controls_escaped(
      json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void add_identity(const std::string& version, const IndexIdentity& index,
                  Json& json) {
  json["program"] = "dossier " + version;
  json["index"] = {{"id", index.id},
                   {"revision", index.revision},
                   {"articles", index.articles},
                   {"gazetteer", index.gazetteer}};
}

Json query_json(const Answer& answer) {
  Json json = {{"text", answer.query},
               {"understood", answer.understood},
               {"match", name_of(answer.match, kMatchModes)},
               {"sort", name_of(answer.sort, kSortOrders)},
               {"limit", limit_json(answer.limit)},
               {"offset", answer.offset},
               {"repairs", repairs_json(answer.repairs)}};
  for (const Suggestion& suggestion : answer.suggestions)
    json["suggestions"].push_back(
        {{"query", suggestion.query}, {"articles", suggestion.articles}});
  if (answer.new_since) json["new_since"] = *answer.new_since;
  if (answer.in != ArticlePart::Whole)
    json["in"] = name_of(answer.in, kPartNames);
  if (answer.count != CountUnit::Article)
    json["count"] = name_of(answer.count, kCountUnits);
  return json;
}

void add_findings(const Answer& answer, Json& json) {
  if (answer.like) json["like"] = likeness_json(*answer.like);
  if (answer.feedback) json["feedback"] = feedback_json(*answer.feedback);
  json["total"] = {{"articles", answer.total}};
  if (answer.stories) json["total"]["stories"] = *answer.stories;
  if (answer.total_in) json["total"]["in"] = parts_json(*answer.total_in);
}

Json parts_json(const PartCounts& counts) {
  return {
      {"title", counts.title}, {"lead", counts.lead}, {"body", counts.body}};
}

}  // namespace dossier::internal
