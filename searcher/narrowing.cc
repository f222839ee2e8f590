// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/narrowing.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "dossier/error.h"
#include "indexer/text/utf8.h"
#include "searcher/query/value_resolver.h"

namespace dossier::internal {
namespace {

DayRange read_days(const std::string& text) {
  const auto days = parse_day_range(text);
  if (!days)
    throw Error(ErrorCode::BadQuery,
                "cannot read the date '" + clean_utf8(text) +
                    "'; write 2012, 2012-03 or 2012-03-14");
  return *days;
}

std::optional<DayRange> days_of(const SearchRequest& request) {
  if (request.from.empty() && request.to.empty()) return std::nullopt;
  DayRange days{kFirstDay, kLastDay};
  if (!request.from.empty()) days.first = read_days(request.from).first;
  if (!request.to.empty()) days.last = read_days(request.to).last;
  if (days.first > days.last)
    throw Error(ErrorCode::BadQuery, "the days from '" + request.from +
                                         "' to '" + request.to +
                                         "' run backwards");
  return days;
}

std::optional<std::uint64_t> since_of(const SearchRequest& request,
                                      const Manifest& manifest) {
  if (!request.new_since) return std::nullopt;
  const auto& [revision, index] = *request.new_since;
  if (!index.empty() && index != manifest.index_id)
    throw Error(ErrorCode::BadQuery,
                "what is new since a revision of the index " +
                    clean_utf8(index) + " cannot be told of this one, " +
                    manifest.index_id);
  if (revision > manifest.revision)
    throw Error(ErrorCode::BadQuery,
                "revision " + std::to_string(revision) +
                    " lies ahead: the index is at revision " +
                    std::to_string(manifest.revision));
  return revision;
}

// Beside others an OR needs them.
std::string in_parentheses(const QueryNode& node) {
  const std::string text = to_query_text(node);
  return node.kind == QueryKind::Or ? "(" + text + ")" : text;
}

void sort_out(std::vector<ValueNumber>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

Narrowing::Narrowing(const Snapshot& snapshot, const SearchRequest& request,
                     const ParsedQuery& query, std::vector<Repair>& repairs)
    : snapshot_(snapshot),
      in_(request.in),
      days_(days_of(request)),
      since_(since_of(request, snapshot.manifest)) {
  exclusions_ = resolve(request.exclusions, repairs);
  std::vector<FacetSelection> selections = query.selections;
  selections.insert(selections.end(), request.selections.begin(),
                    request.selections.end());
  selections_ = resolve(selections, repairs);
}

std::vector<Narrowing::Named> Narrowing::resolve(
    const std::vector<FacetSelection>& names,
    std::vector<Repair>& repairs) const {
  std::vector<Named> resolved;
  for (const FacetSelection& name : names) {
    const Facet facet = require_facet(name.facet);
    resolved.push_back({facet, clean_utf8(name.value),
                        resolve_value(snapshot_, facet, name.value, repairs)});
  }
  return resolved;
}

std::vector<SelectedFacet> Narrowing::selected() const {
  std::vector<SelectedFacet> selected;
  for (const Named& name : selections_) {
    auto found = std::find_if(
        selected.begin(), selected.end(),
        [&](const SelectedFacet& other) { return other.facet == name.facet; });
    if (found == selected.end())
      found = selected.insert(selected.end(), {name.facet, {}, in_});
    found->values.insert(found->values.end(), name.values.begin(),
                         name.values.end());
  }
  for (SelectedFacet& facet : selected) sort_out(facet.values);
  return selected;
}

PlanNode Narrowing::applied_to(PlanNode plan) const {
  if (days_) plan = Planner::both(std::move(plan), Planner::days(*days_));
  if (since_) plan = Planner::both(std::move(plan), Planner::since(*since_));
  for (const Named& name : exclusions_)
    plan = Planner::both(std::move(plan), Planner::negate(Planner::values(
                                              name.facet, name.values, in_)));
  return plan;
}

// Each value once, by its id; what no article has by the name that was typed.
std::vector<QueryNode> Narrowing::nodes_of(
    const std::vector<Named>& names) const {
  std::vector<QueryNode> nodes;
  std::set<std::pair<Facet, std::string>> seen;
  const auto add = [&](Facet facet, std::string value) {
    if (!seen.emplace(facet, value).second) return;
    look_in(in_, nodes.emplace_back(make_value(facet, std::move(value))));
  };
  for (const Named& name : names) {
    if (name.values.empty()) add(name.facet, name.text);
    for (const ValueNumber value : name.values)
      add(name.facet, std::string(snapshot_.values->value(value).id));
  }
  return nodes;
}

// Side by side and not with AND, since values of one facet are alternatives.
// Those of a part of articles are conditions like any other: alternatives are
// written out.
std::vector<QueryNode> Narrowing::selection_nodes() const {
  std::vector<QueryNode> side_by_side;
  std::map<Facet, std::vector<QueryNode>> alternatives;
  for (QueryNode& selection : nodes_of(selections_)) {
    if (selection.part != ArticlePart::Whole) {
      alternatives[selection.facet].push_back(std::move(selection));
      continue;
    }
    selection.selection = true;
    side_by_side.push_back(std::move(selection));
  }
  for (auto& [facet, values] : alternatives)
    side_by_side.push_back(make_group(QueryKind::Or, std::move(values)));
  return side_by_side;
}

std::string Narrowing::understood(const QueryNode& query) const {
  std::vector<QueryNode> parts = selection_nodes();
  if (days_) parts.push_back(make_days(*days_));
  for (QueryNode& value : nodes_of(exclusions_))
    parts.push_back(make_not(std::move(value)));

  std::string text = to_query_text(query);
  if (!parts.empty()) text = in_parentheses(query);
  for (const QueryNode& part : parts)
    text += (text.empty() ? "" : " ") + in_parentheses(part);
  return text;
}

}  // namespace dossier::internal
