// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query.h"

#include <string_view>

namespace dossier::internal {
namespace {

std::string quoted(std::string_view text) {
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
  bool is_value = node.kind == QueryKind::Value && !node.selection;
  return is_value ? "(" + text_of(node) + ")" : operand(node);
}

std::string text_of(const QueryNode& node) {
  std::string field = node.title_only ? "title:" : "";
  switch (node.kind) {
    case QueryKind::Everything:
      return "";
    case QueryKind::Word:
    case QueryKind::Designation:
      return field + node.word;
    case QueryKind::Phrase:
      // The last spelling has every designation as one word, which is read as
      // a designation again wherever it stands.
      return field + quoted(join(node.spellings.back()));
    case QueryKind::Prefix:
      return field + node.word + "*";
    case QueryKind::Value:
      return std::string(field_of(node.facet).name) + ":" +
             (node.value.find_first_of(" \t\n\r\f\v()") == std::string::npos
                  ? node.value
                  : quoted(node.value));
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
