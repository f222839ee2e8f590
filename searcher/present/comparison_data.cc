// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>
#include <utility>

#include "searcher/present/comparison.h"
#include "searcher/present/json.h"
#include "searcher/present/lines.h"
#include "searcher/present/repair_json.h"
#include "searcher/query/query.h"

namespace dossier::internal {
namespace {

using Json = nlohmann::ordered_json;

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0
                    : static_cast<double>(part) / static_cast<double>(whole);
}

Json query_json(const Answer& answer) {
  return {{"text", answer.query},
          {"understood", answer.understood},
          {"repairs", repairs_json(answer.repairs)},
          {"articles", answer.total}};
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
         {"difference", value.difference}});
  return {{"name", facet.facet},
          {"exact", true},
          {"first_counted", facet.first_counted},
          {"second_counted", facet.second_counted},
          {"distinct", facet.distinct},
          {"values", std::move(values)}};
}

std::string number(double number) { return Json(number).dump(); }

}  // namespace

std::string json_comparison(const Comparison& comparison) {
  const Answer& first = comparison.first;
  Json facets = Json::array();
  for (const ComparedFacet& facet : comparison.facets)
    facets.push_back(facet_json(facet));
  Json json = {{"schema", 1},
               {"program", "dossier " + first.version},
               {"index",
                {{"id", first.index.id},
                 {"revision", first.index.revision},
                 {"articles", first.index.articles},
                 {"gazetteer", first.index.gazetteer}}},
               {"match", first.match == MatchMode::Any ? "any" : "all"},
               {"first", query_json(first)},
               {"second", query_json(comparison.second)},
               {"facets", std::move(facets)}};
  if (first.in != ArticlePart::Whole) json["in"] = part_name(first.in);
  return with_controls_escaped(
      json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string csv_comparison(const Comparison& comparison) {
  std::string csv = csv_line({"facet", "id", "label", "first", "second",
                              "first_share", "second_share", "difference"});
  for (const ComparedFacet& facet : comparison.facets)
    for (const ComparedValue& value : facet.values)
      csv +=
          csv_line({facet.facet, value.id, value.label,
                    std::to_string(value.first), std::to_string(value.second),
                    number(share(value.first, facet.first_counted)),
                    number(share(value.second, facet.second_counted)),
                    number(value.difference)});
  return csv;
}

}  // namespace dossier::internal
