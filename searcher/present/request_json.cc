// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Every member of a request is named once, in members(): the writer visits the
// same as the reader, so that what one writes the other takes.
#include "searcher/present/request_json.h"

#include <concepts>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include "dossier/error.h"
#include "searcher/choice_names.h"

namespace dossier::internal {
namespace {

using Json = nlohmann::ordered_json;

constexpr const auto& names_of(MatchMode) { return kMatchModes; }
constexpr const auto& names_of(SortOrder) { return kSortOrders; }
constexpr const auto& names_of(FacetOrder) { return kFacetOrders; }
constexpr const auto& names_of(CountUnit) { return kCountUnits; }
constexpr const auto& names_of(Period) { return kPeriods; }
constexpr const auto& names_of(PivotUnit) { return kPivotUnits; }
constexpr const auto& names_of(ArticlePart) { return kPartNames; }

template <typename Given, typename Wanted>
concept Is = std::same_as<std::remove_const_t<Given>, Wanted>;

void members(auto& visit, Is<FacetSelection> auto& of) {
  visit("facet", of.facet);
  visit("value", of.value);
}

void members(auto& visit, Is<FacetRequest> auto& of) {
  visit("facet", of.facet);
  visit("limit", of.limit);
  visit("order", of.order);
}

void members(auto& visit, Is<PivotRequest> auto& of) {
  visit("rows", of.rows);
  visit("columns", of.columns);
  visit("third", of.third);
  visit("triples", of.triples);
  visit("by", of.unit);
}

void members(auto& visit, Is<RevisionMark> auto& of) {
  visit("revision", of.revision);
  visit("index", of.index);
}

void members(auto& visit, Is<SavedQuery> auto& of) {
  visit("name", of.name);
  visit("query", of.query);
}

void members(auto& visit, Is<Ranking> auto& of) {
  visit("k1", of.k1);
  visit("b", of.b);
  visit("title_weight", of.title_weight);
  visit("proximity", of.proximity);
  visit("recency", of.recency);
  visit("recency_day", of.recency_day);
}

void members(auto& visit, Is<FeedbackRequest> auto& of) {
  visit("articles", of.articles);
  visit("terms", of.terms);
  visit("weight", of.weight);
}

void members(auto& visit, Is<SearchRequest> auto& of) {
  visit("query", of.query);
  visit("match", of.match);
  visit("like", of.like);
  visit("across_scripts", of.across_scripts);
  visit("suggest", of.suggest);
  visit("selections", of.selections);
  visit("exclusions", of.exclusions);
  visit("facets_of_matches", of.facets_of_matches);
  visit("from", of.from);
  visit("to", of.to);
  visit("in", of.in);
  visit("new_since", of.new_since);
  visit("sort", of.sort);
  visit("limit", of.limit);
  visit("offset", of.offset);
  visit("facets", of.facets);
  visit("facet_find", of.facet_find);
  visit("facet_zeros", of.facet_zeros);
  visit("where", of.where);
  visit("facet_tree", of.facet_tree);
  visit("locale", of.locale);
  visit("pivot", of.pivot);
  visit("timeline", of.timeline);
  visit("day_span", of.day_span);
  visit("offers", of.offers);
  visit("saved_queries", of.saved_queries);
  visit("fired", of.fired);
  visit("ranking", of.ranking);
  visit("feedback", of.feedback);
  visit("collapse", of.collapse);
  visit("list_duplicates", of.list_duplicates);
  visit("count", of.count);
  visit("records", of.records);
  visit("snippets", of.snippets);
  visit("snippet_length", of.snippet_length);
  visit("explain", of.explain);
}

// Writes.

template <typename Value>
Json written(const std::vector<Value>& values);
template <typename Value>
Json written(const std::optional<Value>& value);
template <typename Value>
Json written(const Value& value);

class Writer {
 public:
  template <typename Value>
  void operator()(const char* name, const Value& value) {
    json[name] = written(value);
  }
  Json json = Json::object();
};

template <typename Value>
Json written(const std::vector<Value>& values) {
  Json json = Json::array();
  for (const Value& value : values) json.push_back(written(value));
  return json;
}

template <typename Value>
Json written(const std::optional<Value>& value) {
  return value ? written(*value) : Json();
}

template <typename Value>
Json written(const Value& value) {
  if constexpr (std::is_enum_v<Value>) {
    return name_of(value, names_of(value));
  } else if constexpr (std::same_as<Value, std::size_t>) {
    return value == kAll ? Json("all") : Json(value);
  } else if constexpr (std::is_arithmetic_v<Value> ||
                       std::same_as<Value, std::string>) {
    return value;
  } else {
    Writer writer;
    members(writer, value);
    return std::move(writer.json);
  }
}

// Reads.

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorCode::InvalidArgument, "reading a manifest: " + what);
}

template <typename Value>
void read(const Json& json, std::vector<Value>& values);
template <typename Value>
void read(const Json& json, std::optional<Value>& value);
template <typename Value>
void read(const Json& json, Value& value);

class Reader {
 public:
  explicit Reader(const Json& json) : json_(json) {
    if (!json.is_object()) refuse("an object was expected");
  }

  template <typename Value>
  void operator()(const char* name, Value& value) {
    known_.insert(name);
    if (const auto found = json_.find(name); found != json_.end()) {
      try {
        read(*found, value);
      } catch (const Json::exception&) {
        refuse(std::string("'") + name + "' is not of the kind it should be");
      }
    }
  }

  void require_nothing_else() const {
    for (const auto& [name, value] : json_.items())
      if (!known_.contains(name))
        refuse("it asks for '" + name + "', which this version does not know");
  }

 private:
  const Json& json_;
  std::set<std::string> known_;
};

template <typename Value>
void read(const Json& json, std::vector<Value>& values) {
  if (!json.is_array()) refuse("an array was expected");
  values.clear();
  for (const Json& one : json) read(one, values.emplace_back());
}

template <typename Value>
void read(const Json& json, std::optional<Value>& value) {
  value.reset();
  if (!json.is_null()) read(json, value.emplace());
}

std::size_t number_or_all(const Json& json) {
  if (json == "all") return kAll;
  if (!json.is_number_unsigned()) refuse("a number from 0 on was expected");
  return json.get<std::size_t>();
}

template <typename Value>
void read(const Json& json, Value& value) {
  if constexpr (std::is_enum_v<Value>) {
    const auto name = json.get<std::string>();
    for (const auto& [known, choice] : names_of(value))
      if (known == name) return void(value = choice);
    refuse("'" + name + "' is no choice that this version knows");
  } else if constexpr (std::same_as<Value, std::size_t>) {
    value = number_or_all(json);
  } else if constexpr (std::is_arithmetic_v<Value> ||
                       std::same_as<Value, std::string>) {
    json.get_to(value);
  } else {
    Reader reader(json);
    members(reader, value);
    reader.require_nothing_else();
  }
}

}  // namespace

Json request_json(const SearchRequest& request) {
  static const Json kNew = written(SearchRequest{});
  const Json all = written(request);
  Json json = Json::object();
  for (const auto& [name, value] : all.items())
    if (value != kNew[name] || name == "ranking") json[name] = value;
  return json;
}

SearchRequest request_from_json(const Json& json) {
  SearchRequest request;
  read(json, request);
  return request;
}

}  // namespace dossier::internal
