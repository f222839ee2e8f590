// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/manifest.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "dossier/error.h"
#include "indexer/text/utf8.h"
#include "searcher/present/json.h"
#include "searcher/present/json_envelope.h"
#include "searcher/present/request_json.h"
#include "searcher/version.h"

namespace dossier {
namespace {

using namespace internal;
using Json = nlohmann::ordered_json;

constexpr const char* kKind = "manifest";

// The kind comes first, so that a glance at a file tells.
Json beginning() { return {{"kind", kKind}, {"schema", kJsonSchema}}; }

Json answer_json(const Answer& answer) {
  Json json = beginning();
  add_identity(answer.version, answer.index, json);
  json["query"] = query_json(answer);
  json["request"] = request_json(answer.request);
  add_findings(answer, json);
  return json;
}

Json row_json(const BatchRow& row) {
  Json json = {{"name", row.name}};
  if (row.answer) {
    json["query"] = query_json(*row.answer);
    add_findings(*row.answer, json);
  } else {
    json["query"] = {{"text", row.query}};
    json["error"] = {{"code", to_string(row.code)}, {"message", row.error}};
  }
  return json;
}

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorCode::InvalidArgument, "reading a manifest: " + what);
}

Json parsed(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || json.value("kind", Json()) != kKind)
    refuse("this is none; dossier-search --manifest FILE writes one");
  if (json.value("schema", Json()) != kJsonSchema || !json.contains("request"))
    refuse("it is of another version of dossier");
  return json;
}

std::string text_at(const Json& json, const char* pointer) {
  const Json::json_pointer at(pointer);
  if (!json.contains(at) || !json[at].is_string())
    refuse(std::string("there is no text at ") + pointer);
  return json[at];
}

std::uint64_t number_at(const Json& json, const char* pointer) {
  const Json::json_pointer at(pointer);
  if (!json.contains(at) || !json[at].is_number_unsigned())
    refuse(std::string("there is no number at ") + pointer);
  return json[at];
}

IndexIdentity index_of(const Json& json) {
  return {text_at(json, "/index/id"), number_at(json, "/index/revision"),
          number_at(json, "/index/articles"),
          text_at(json, "/index/gazetteer")};
}

NamedRequest batch_request(const NamedRequest& common, const Json& row) {
  NamedRequest named = common;
  named.name = text_at(row, "/name");
  named.request.query = text_at(row, "/query/text");
  return named;
}

}  // namespace

std::string manifest(const Answer& answer) {
  return json_text(answer_json(answer));
}

std::string manifest(const Comparison& comparison) {
  Json json = answer_json(comparison.first);
  json["compared"] = {{"query", query_json(comparison.second)}};
  add_findings(comparison.second, json["compared"]);
  return json_text(json);
}

std::string batch_manifest(const IndexIdentity& index,
                           const SearchRequest& request,
                           const std::vector<BatchRow>& rows) {
  Json json = beginning();
  add_identity(library_version(), index, json);
  SearchRequest common = request;
  common.query.clear();
  json["request"] = request_json(common);
  json["queries"] = Json::array();
  for (const BatchRow& row : rows) json["queries"].push_back(row_json(row));
  return json_text(json);
}

std::vector<NamedRequest> requests_of(std::string_view manifest) {
  const Json json = parsed(manifest);
  NamedRequest request;
  request.request = request_from_json(json["request"]);
  request.index = index_of(json);
  if (json.contains("compared"))
    request.compared_with = text_at(json, "/compared/query/text");
  if (!json.contains("queries")) return {request};
  std::vector<NamedRequest> requests;
  for (const Json& row : json["queries"])
    requests.push_back(batch_request(request, row));
  return requests;
}

}  // namespace dossier
