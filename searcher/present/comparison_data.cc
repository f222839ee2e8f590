// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>
#include <utility>

#include "searcher/choice_names.h"
#include "searcher/present/comparison.h"
#include "searcher/present/json_envelope.h"
#include "searcher/present/repair_json.h"
#include "searcher/present/request_json.h"
#include "searcher/shares.h"

namespace dossier::internal {
namespace {

using Json = nlohmann::ordered_json;

Json side_json(const Answer& answer) {
  Json json = {{"text", answer.query},
               {"understood", answer.understood},
               {"repairs", repairs_json(answer.repairs)},
               {"articles", answer.total}};
  if (answer.stories) json["stories"] = *answer.stories;
  return json;
}

Json facet_json(const ComparedFacet& facet) {
  Json values = Json::array();
  for (const ComparedValue& value : facet.values)
    values.push_back(
        {{"id", value.id},
         {"label", value.label},
         {"first", value.first},
         {"second", value.second},
         {"first_share", share(value.first, facet.first_counted)},
         {"second_share", share(value.second, facet.second_counted)},
         {"share_difference", value.share_difference},
         {"log_likelihood_ratio", value.log_likelihood_ratio}});
  return {{"name", facet.facet},
          {"exact", true},
          {"first_counted", facet.first_counted},
          {"second_counted", facet.second_counted},
          {"distinct", facet.distinct},
          {"values", std::move(values)}};
}

}  // namespace

std::string json_comparison(const Comparison& comparison) {
  const Answer& first = comparison.first;
  Json facets = Json::array();
  for (const ComparedFacet& facet : comparison.facets)
    facets.push_back(facet_json(facet));
  Json json = {{"schema", kJsonSchema}};
  add_identity(first.version, first.index, json);
  json["match"] = name_of(first.match, kMatchModes);
  json["first"] = side_json(first);
  json["second"] = side_json(comparison.second);
  json["request"] = request_json(first.request);
  json["facets"] = std::move(facets);
  if (first.in != ArticlePart::Whole)
    json["in"] = name_of(first.in, kPartNames);
  return json_text(json);
}

}  // namespace dossier::internal
