// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/text/utf8.h"
#include "searcher/choice_names.h"
#include "searcher/query/mend.h"

namespace dossier::internal {
namespace {

std::string in_quotes(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

// Quoted if it would end too early or mean something else. Quotation marks
// within are written as apostrophes: names are compared by their words.
std::string value_text(const std::string& value) {
  std::string text;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t size = decode_utf8(value, at).size;
    const std::string_view character = std::string_view(value).substr(at, size);
    const bool is_quote = character == "\"" || is_other_quote(character);
    text += is_quote ? "'" : character;
    at += size;
  }
  const bool is_bare =
      !text.empty() && text.front() != '-' &&
      text.find_first_of(" \t\n\r\f\v()") == std::string::npos &&
      text != "AND" && text != "OR" && text != "NOT" && text != "&&" &&
      text != "||";
  return is_bare ? text : in_quotes(text);
}

std::string text_of(const QueryNode& node);

// Children of And and Or stand in parentheses if they are groups themselves.
std::string operand(const QueryNode& node) {
  bool group = node.kind == QueryKind::And || node.kind == QueryKind::Or;
  std::string text = text_of(node);
  return group ? "(" + text + ")" : text;
}

// A facet value that is part of the query, and no selection, stands in
// parentheses at the top level.
std::string top_level_operand(const QueryNode& node) {
  const bool is_value = node.kind == QueryKind::Value && !node.selection &&
                        node.part == ArticlePart::Whole;
  return is_value ? "(" + text_of(node) + ")" : operand(node);
}

std::string near_text(const QueryNode& node) {
  std::string out = operand(node.children.front());
  for (std::size_t i = 1; i < node.children.size(); ++i)
    out += " NEAR/" + std::to_string(node.distances[i - 1]) + " " +
           operand(node.children[i]);
  return out;
}

std::string text_of(const QueryNode& node) {
  std::string field(part_name(node.part));
  if (!field.empty()) field += ':';
  switch (node.kind) {
    case QueryKind::Everything:
      return "";
    case QueryKind::Word:
    case QueryKind::Designation:
      return field + node.word;
    case QueryKind::Pattern:
      return field + node.word;
    case QueryKind::Phrase:
      // The last spelling has every designation as one word, which is read as
      // a designation again wherever it stands.
      return field + in_quotes(join(node.spellings.back())) +
             (node.slop ? "~" + std::to_string(node.slop) : "");
    case QueryKind::Prefix:
      return field + node.word + "*";
    case QueryKind::Similar:
      return field + node.word + "~" + std::to_string(node.edits);
    case QueryKind::AsWritten:
      return field + "=" + value_text(node.written);
    case QueryKind::Near:
      return near_text(node);
    case QueryKind::Value:
      return field + std::string(field_of(node.facet).name) + ":" +
             value_text(node.value);
    case QueryKind::Days:
      return "date:" + days_text(node.days);
    case QueryKind::Not:
      return "NOT " + operand(node.children.front());
    case QueryKind::And:
    case QueryKind::Or:
      break;
  }
  const char* separator = node.kind == QueryKind::And ? " AND " : " OR ";
  std::string out;
  for (const QueryNode& child : node.children) {
    if (!out.empty()) out += separator;
    out += operand(child);
  }
  return out;
}

}  // namespace

QueryNode make_group(QueryKind kind, std::vector<QueryNode> children) {
  std::erase_if(children, [](const QueryNode& child) {
    return child.kind == QueryKind::Everything;
  });
  if (children.size() == 1) return std::move(children.front());
  QueryNode node;
  if (children.empty()) return node;
  node.kind = kind;
  for (QueryNode& child : children) {
    // Flat groups read better and evaluate faster.
    if (child.kind == kind) {
      for (QueryNode& grandchild : child.children)
        node.children.push_back(std::move(grandchild));
    } else {
      node.children.push_back(std::move(child));
    }
  }
  return node;
}

QueryNode make_not(QueryNode child) {
  if (child.kind == QueryKind::Not) {
    QueryNode grandchild = std::move(child.children.front());
    return grandchild;
  }
  QueryNode node;
  node.kind = QueryKind::Not;
  node.children.push_back(std::move(child));
  return node;
}

bool has_places(const QueryNode& node) {
  switch (node.kind) {
    case QueryKind::Word:
    case QueryKind::Designation:
    case QueryKind::Phrase:
    case QueryKind::Prefix:
    case QueryKind::Pattern:
    case QueryKind::Similar:
      return true;
    case QueryKind::Or:
      return std::all_of(node.children.begin(), node.children.end(),
                         has_places);
    default:
      return false;
  }
}

QueryNode make_near(QueryNode first, QueryNode second, std::uint32_t distance) {
  QueryNode node;
  node.kind = QueryKind::Near;
  // Chains are flat: each is near the one before it.
  auto add = [&node](QueryNode operand) {
    if (operand.kind != QueryKind::Near) {
      node.children.push_back(std::move(operand));
      return;
    }
    for (QueryNode& child : operand.children)
      node.children.push_back(std::move(child));
    node.distances.insert(node.distances.end(), operand.distances.begin(),
                          operand.distances.end());
  };
  add(std::move(first));
  node.distances.push_back(distance);
  add(std::move(second));
  return node;
}

bool is_pattern(std::string_view word) {
  return word.find_first_of("*?") != std::string_view::npos;
}

bool has_gaps(const QueryNode& phrase) {
  const std::vector<std::string>& row = phrase.spellings.front();
  return phrase.slop > 0 || std::any_of(row.begin(), row.end(), is_pattern);
}

QueryNode make_value(Facet facet, std::string value) {
  QueryNode node;
  node.kind = QueryKind::Value;
  node.facet = facet;
  node.value = std::move(value);
  return node;
}

std::string_view part_name(ArticlePart part) {
  return part == ArticlePart::Whole ? std::string_view()
                                    : name_of(part, kPartNames);
}

std::optional<ArticlePart> part_by_name(std::string_view name) {
  for (const auto& [known, part] : kPartNames)
    if (known == name) return part;
  return std::nullopt;
}

void look_in(ArticlePart part, QueryNode& node) {
  const bool has_place =
      (ranks(node) && node.children.empty()) ||
      (node.kind == QueryKind::Value && is_entity_facet(node.facet));
  if (has_place && node.part == ArticlePart::Whole) node.part = part;
  for (QueryNode& child : node.children) look_in(part, child);
}

QueryNode make_days(DayRange days) {
  QueryNode node;
  node.kind = QueryKind::Days;
  node.days = days;
  return node;
}

bool ranks(const QueryNode& node) {
  switch (node.kind) {
    case QueryKind::Word:
    case QueryKind::Designation:
    case QueryKind::Phrase:
    case QueryKind::Prefix:
    case QueryKind::Pattern:
    case QueryKind::Similar:
    case QueryKind::AsWritten:
    case QueryKind::Near:
      return true;
    case QueryKind::And:
    case QueryKind::Or:
      return std::any_of(node.children.begin(), node.children.end(), ranks);
    default:
      return false;
  }
}

std::string days_text(const DayRange& days) {
  if (days.first == days.last) return format_day(days.first);
  std::string text;
  if (days.first != kFirstDay) text += format_day(days.first);
  text += "..";
  if (days.last != kLastDay) text += format_day(days.last);
  return text;
}

std::string to_query_text(const QueryNode& node) {
  if (node.kind == QueryKind::Value) return top_level_operand(node);
  if (node.kind != QueryKind::And) return text_of(node);
  std::string out;
  for (const QueryNode& child : node.children) {
    if (!out.empty()) out += " AND ";
    out += top_level_operand(child);
  }
  return out;
}

}  // namespace dossier::internal
