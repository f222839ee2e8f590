// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/json.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "indexer/text/utf8.h"
#include "searcher/choice_names.h"
#include "searcher/match/plan_tree.h"
#include "searcher/present/entity_json.h"
#include "searcher/present/json_envelope.h"
#include "searcher/present/pivot_text.h"
#include "searcher/present/ranking_json.h"
#include "searcher/present/repair_json.h"
#include "searcher/present/request_json.h"
#include "searcher/present/timeline_text.h"
#include "searcher/shares.h"
#include "searcher/version.h"

namespace dossier::internal {
namespace {

using Json = nlohmann::ordered_json;

// An object that begins with the query's name, if it has one.
Json named(const JsonOptions& options) {
  Json json = Json::object();
  if (!options.name.empty()) json["name"] = options.name;
  return json;
}

// Whole microseconds: the rest is noise.
double rounded_ms(double ms) { return std::round(ms * 1000) / 1000; }

Json snippet_json(const Snippet& snippet) {
  Json highlights = Json::array();
  for (const auto& [start, end] : snippet.highlights)
    highlights.push_back({start, end});
  return {{"text", snippet.text}, {"highlights", std::move(highlights)}};
}

Json story_json(const HitStory& story) {
  Json json = {{"id", story.id}, {"others", story.others}};
  for (const DuplicateArticle& article : story.duplicates)
    json["duplicates"].push_back({{"id", article.id},
                                  {"title", article.title},
                                  {"date", article.date},
                                  {"source", article.source},
                                  {"url", article.url}});
  return json;
}

Json part_names(const std::vector<ArticlePart>& parts) {
  Json names = Json::array();
  for (const ArticlePart part : parts)
    names.push_back(name_of(part, kPartNames));
  return names;
}

void add_hit(Json& json, const Hit& hit, const JsonOptions& options) {
  json["rank"] = hit.rank;
  json["score"] = hit.score;
  json["id"] = hit.id;
  json["title"] = hit.title;
  json["title_highlights"] = snippet_json(hit.title_highlights);
  json["date"] = hit.date;
  json["source"] = hit.source;
  json["url"] = hit.url;
  json["snippet"] = snippet_json(hit.snippet);
  Json entities = Json::array();
  for (const HitEntity& entity : hit.entities) {
    entities.push_back(
        {{"facet", entity.facet}, {"id", entity.id}, {"label", entity.label}});
    if (entity.office) entities.back()["office"] = office_json(*entity.office);
    if (options.where) entities.back()["in"] = part_names(entity.in);
  }
  json["entities"] = std::move(entities);
  if (!hit.fired.empty()) json["fired"] = hit.fired;
  if (options.explain) json["explain"] = score_parts_json(hit.score_parts);
  if (hit.story) json["story"] = story_json(*hit.story);
}

void add_value(Json& json, const FacetCount& value) {
  json["id"] = value.id;
  json["label"] = value.label;
  json["count"] = value.count;
  json["selected"] = value.selected;
  if (value.background) json["background"] = *value.background;
  if (value.in) json["in"] = parts_json(*value.in);
}

Json facet_json(const FacetCounts& facet) {
  Json values = Json::array();
  for (const FacetCount& value : facet.values) {
    values.push_back(Json::object());
    add_value(values.back(), value);
  }
  return {{"name", facet.facet},
          {"exact", true},
          {"counted", facet.counted},
          {"distinct", facet.distinct},
          {"returned", facet.values.size()},
          {"other", facet.other},
          {"missing", facet.missing},
          {"values", std::move(values)}};
}

// Null in a period without articles.
Json share_json(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return nullptr;
  return share(part, whole);
}

Json timeline_json(const Timeline& timeline) {
  Json points = Json::array();
  for (const TimelinePoint& point : timeline.points)
    points.push_back({{"start", point.start},
                      {"count", point.count},
                      {"all", point.all},
                      {"share", share_json(point.count, point.all)}});
  return {{"period", period_name(timeline.period)},
          {"exact", true},
          {"missing", timeline.missing},
          {"all_missing", timeline.all_missing},
          {"points", std::move(points)}};
}

Json triples_json(const Pivot& pivot) {
  Json triples = Json::array();
  const auto value = [](const PivotTriple::Value& of) -> Json {
    return {{"id", of.id}, {"label", of.label}};
  };
  for (const PivotTriple& triple : pivot.triples)
    triples.push_back({{"row", value(triple.row)},
                       {"column", value(triple.column)},
                       {"third", value(triple.third)},
                       {"count", triple.count}});
  return triples;
}

Json pivot_json(const Pivot& pivot) {
  Json json = {{"exact", true},
               {"by", unit_name(pivot.unit)},
               {"counted", pivot.rows.counted},
               {"rows", facet_json(pivot.rows)},
               {"columns", facet_json(pivot.columns)}};
  if (pivot.third) {
    json["third"] = facet_json(*pivot.third);
    json["distinct_triples"] = pivot.distinct_triples;
    json["triples"] = triples_json(pivot);
  } else {
    json["cells"] = pivot.cells;
  }
  return json;
}

Json nodes_json(const std::vector<FacetTreeNode>& nodes) {
  Json array = Json::array();
  for (const FacetTreeNode& node : nodes)
    array.push_back({{"facet", node.facet},
                     {"id", node.id},
                     {"label", node.label},
                     {"count", node.count},
                     {"distinct", node.distinct},
                     {"children", nodes_json(node.children)}});
  return array;
}

Json facet_tree_json(const FacetTree& tree) {
  return {{"facet", tree.facet},       {"exact", true},
          {"counted", tree.counted},   {"missing", tree.missing},
          {"distinct", tree.distinct}, {"roots", nodes_json(tree.roots)}};
}

Json offers_json(const Answer& answer) {
  Json offers = Json::array();
  for (const EntityOffer& offer : answer.offers)
    offers.push_back({{"words", offer.words},
                      {"facet", offer.facet},
                      {"id", offer.id},
                      {"label", offer.label},
                      {"articles", offer.articles},
                      {"without_words", offer.without_words}});
  return offers;
}

Json envelope(const Answer& answer, const JsonOptions& options) {
  Json json = {{"schema", kJsonSchema}};
  json.update(named(options));
  add_identity(answer.version, answer.index, json);
  json["query"] = query_json(answer);
  if (options.explain) {
    json["query"]["explain"] = tree_text(answer.tree);
    json["query"]["tree"] = query_tree_json(answer.tree);
  }
  json["request"] = request_json(answer.request);
  if (!answer.offers.empty()) json["offers"] = offers_json(answer);
  add_findings(answer, json);
  json["took_ms"] = {{"search", rounded_ms(answer.search_ms)},
                     {"snippets", rounded_ms(answer.snippets_ms)}};
  Json hits = Json::array();
  for (const Hit& hit : answer.hits) {
    hits.push_back(Json::object());
    add_hit(hits.back(), hit, options);
  }
  json["hits"] = std::move(hits);
  Json facets = Json::array();
  for (const FacetCounts& facet : answer.facets)
    facets.push_back(facet_json(facet));
  json["facets"] = std::move(facets);
  if (answer.pivot) json["pivot"] = pivot_json(*answer.pivot);
  if (answer.facet_tree)
    json["facet_tree"] = facet_tree_json(*answer.facet_tree);
  if (answer.timeline) json["timeline"] = timeline_json(*answer.timeline);
  return json;
}

}  // namespace

std::string with_controls_escaped(const std::string& json) {
  const auto is_control = [&](std::size_t at) {
    return json[at] == '\x7F' ||
           (json[at] == '\xC2' &&
            static_cast<unsigned char>(json[at + 1]) < 0xA0);
  };
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; at < json.size(); ++at) {
    if (!is_control(at)) continue;
    const CodePoint control = decode_utf8(json, at);
    std::array<char, 8> escape;
    std::snprintf(escape.data(), escape.size(), "\\u%04x",
                  static_cast<unsigned>(control.value));
    out.append(json, done, at - done).append(escape.data());
    done = at + control.size;
  }
  return out.append(json, done);
}

std::string json_answer(const Answer& answer, const JsonOptions& options) {
  return json_text(envelope(answer, options));
}

std::string json_error(const SearchRequest& request, const IndexIdentity& index,
                       ErrorCode code, std::string_view message,
                       const JsonOptions& options) {
  Answer empty;
  empty.index = index;
  empty.query = request.query;
  empty.version = library_version();
  empty.match = request.match;
  empty.sort = request.sort;
  empty.limit = request.limit;
  empty.offset = request.offset;
  empty.in = request.in;
  empty.request = request;
  Json json = envelope(empty, options);
  json["error"] = {{"code", to_string(code)}, {"message", message}};
  return json_text(json);
}

std::string json_hit(const Hit& hit, const JsonOptions& options) {
  Json json = named(options);
  add_hit(json, hit, options);
  return json_text(json);
}

std::string json_facet_value(std::string_view facet, const FacetCount& value,
                             const JsonOptions& options) {
  Json json = named(options);
  json["facet"] = facet;
  add_value(json, value);
  return json_text(json);
}

}  // namespace dossier::internal
