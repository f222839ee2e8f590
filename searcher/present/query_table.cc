// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/query_table.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/text/utf8.h"
#include "searcher/present/cells.h"
#include "searcher/present/displayable.h"
#include "searcher/present/json.h"
#include "searcher/present/line.h"
#include "searcher/present/repair_json.h"
#include "searcher/present/repair_text.h"

namespace dossier::internal {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kWidestName = 24;
constexpr std::size_t kCountWidth = 9;
constexpr std::size_t kDayWidth = 10;

const std::string& label_of(const FacetCount& value) {
  return value.label.empty() ? value.id : value.label;
}

// Labels alone, facets apart: there is little room.
std::string top_labels(const Answer& answer) {
  std::string joined;
  for (const FacetCounts& facet : answer.facets) {
    for (const FacetCount& value : facet.values) {
      const bool is_first = &value == &facet.values.front();
      if (!joined.empty()) joined += is_first ? " · " : ", ";
      joined += label_of(value);
    }
  }
  return displayable(clean_utf8(joined));
}

std::string padded(const std::string& text, std::size_t width) {
  const std::string cut = cut_to_cells(text, width);
  return isolated(cut) + spaces(width - std::min(width, cells_of(cut)));
}

std::size_t column_of_names(std::size_t name_width) {
  return std::clamp(name_width, std::string_view("name").size(), kWidestName);
}

// What the columns before the top values take.
std::size_t width_before_values(std::size_t name_width) {
  return column_of_names(name_width) + 2 + 2 * (kCountWidth + 2) +
         2 * (kDayWidth + 2);
}

// Below the row, where the columns of numbers begin.
std::string text_repairs(const std::vector<Repair>& repairs,
                         std::size_t name_width, const TextStyle& style) {
  if (repairs.empty()) return {};
  const std::size_t indent = column_of_names(name_width) + 2;
  const std::size_t room = style.width > indent + 1 ? style.width - indent : 1;
  const std::string text = displayable(clean_utf8(repairs_text(repairs)));
  return spaces(indent) +
         style.painted(kDim, isolated(cut_to_cells(text, room))) + '\n';
}

}  // namespace

std::string json_query_row(const BatchRow& row) {
  Json json = {{"name", row.name}, {"query", row.query}};
  if (row.answer) {
    json["articles"] = row.answer->total;
    json["stories"] = row.answer->stories.value_or(0);
    json["first_date"] = row.answer->first_day;
    json["last_date"] = row.answer->last_day;
    Json facets = Json::array();
    for (const FacetCounts& facet : row.answer->facets) {
      Json values = Json::array();
      for (const FacetCount& value : facet.values)
        values.push_back(
            {{"id", value.id}, {"label", value.label}, {"count", value.count}});
      facets.push_back({{"name", facet.facet},
                        {"distinct", facet.distinct},
                        {"values", std::move(values)}});
    }
    json["facets"] = std::move(facets);
    json["repairs"] = repairs_json(row.answer->repairs);
  } else {
    json["error"] = {{"code", to_string(row.code)}, {"message", row.error}};
  }
  return with_controls_escaped(
      json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string text_query_header(std::size_t name_width, const TextStyle& style) {
  std::string line = padded("name", column_of_names(name_width)) + "  " +
                     right_aligned("articles", kCountWidth) + "  " +
                     right_aligned("stories", kCountWidth) + "  " +
                     padded("first", kDayWidth) + "  " +
                     padded("last", kDayWidth) + "  most";
  return style.painted(kDim, line) + '\n';
}

std::string text_query_row(const BatchRow& row, std::size_t name_width,
                           const TextStyle& style) {
  std::string line =
      padded(displayable(clean_utf8(row.name)), column_of_names(name_width)) +
      "  ";
  const std::size_t before = width_before_values(name_width);
  const std::size_t room = style.width > before + 1 ? style.width - before : 1;
  if (!row.answer) {
    const std::size_t error_room =
        room + before - column_of_names(name_width) - 2;
    return line +
           isolated(cut_to_cells("error: " + displayable(clean_utf8(row.error)),
                                 error_room)) +
           '\n';
  }
  line += right_aligned(style.number(row.answer->total), kCountWidth) + "  " +
          right_aligned(style.number(row.answer->stories.value_or(0)),
                        kCountWidth) +
          "  " + padded(row.answer->first_day, kDayWidth) + "  " +
          padded(row.answer->last_day, kDayWidth) + "  " +
          isolated(cut_to_cells(top_labels(*row.answer), room));
  while (line.ends_with(' ')) line.pop_back();
  return line + '\n' + text_repairs(row.answer->repairs, name_width, style);
}

}  // namespace dossier::internal
