// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/csv.h"

#include <algorithm>
#include <string_view>

#include "indexer/store/article_parts.h"
#include "indexer/store/fields.h"
#include "searcher/facet_lists.h"
#include "searcher/present/lines.h"
#include "searcher/present/repair_text.h"
#include "searcher/query/query.h"
#include "searcher/shares.h"

namespace dossier {
namespace {

using namespace internal;

std::string quoted_value(std::string_view raw) {
  const std::string value = without_controls(raw);
  if (value.find_first_of(",\"\r\n") == std::string::npos) return value;
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_line(const std::vector<std::string>& values) {
  std::string line;
  for (const std::string& value : values) {
    if (&value != &values.front()) line += ',';
    line += quoted_value(value);
  }
  return line + "\r\n";
}

// What a line begins with.
std::vector<std::string> row(const CsvColumns& columns, std::string_view name) {
  return columns.name ? std::vector<std::string>{std::string(name)}
                      : std::vector<std::string>{};
}

void add_to_list(std::string& list, std::string_view item) {
  if (!list.empty()) list += "; ";
  list += item;
}

std::string labels(const Hit& hit, std::string_view facet) {
  std::string joined;
  for (const HitEntity& entity : hit.entities)
    if (entity.facet == facet)
      add_to_list(joined, entity.label.empty() ? entity.id : entity.label);
  return joined;
}

std::string duplicate_ids(const HitStory& story) {
  std::string joined;
  for (const DuplicateArticle& article : story.duplicates)
    add_to_list(joined, article.id);
  return joined;
}

std::string fired_parts(const Hit& hit) {
  std::string joined;
  for (const std::string& part : hit.fired) add_to_list(joined, part);
  return joined;
}

const std::string& label_of(const FacetCount& value) {
  return value.label.empty() ? value.id : value.label;
}

// "Syria (37); Russia (22)".
std::string top_values(const FacetCounts& facet) {
  std::string joined;
  for (const FacetCount& value : facet.values) {
    if (!joined.empty()) joined += "; ";
    joined += label_of(value) + " (" + std::to_string(value.count) + ")";
  }
  return joined;
}

// Columns are told apart by their numbers if a facet is there twice.
std::string csv_triples(const Pivot& pivot) {
  std::vector<std::string> header;
  for (const std::string& facet :
       {pivot.rows.facet, pivot.columns.facet, pivot.third->facet}) {
    const bool repeated =
        std::find(header.begin(), header.end(), facet) != header.end();
    const std::string name =
        repeated ? facet + std::to_string(header.size() / 2 + 1) : facet;
    header.push_back(name);
    header.push_back(name + "_label");
  }
  header.emplace_back("count");
  std::string lines = csv_line(header);
  for (const PivotTriple& triple : pivot.triples)
    lines += csv_line({triple.row.id, triple.row.label, triple.column.id,
                       triple.column.label, triple.third.id, triple.third.label,
                       std::to_string(triple.count)});
  return lines;
}

void add_tree_rows(const std::vector<FacetTreeNode>& nodes, std::size_t depth,
                   const std::string& parent, std::string& out) {
  for (const FacetTreeNode& node : nodes) {
    out += csv_line({std::to_string(depth), node.facet, node.id, node.label,
                     std::to_string(node.count), parent});
    add_tree_rows(node.children, depth + 1, node.id, out);
  }
}

}  // namespace

CsvColumns csv_columns(const SearchRequest& request) {
  return {.story = request.collapse,
          .duplicates = request.list_duplicates,
          .fired = request.fired,
          .background = has_order_by_share(request.facets),
          .parts = request.where};
}

std::string csv_hit_header(const CsvColumns& asked) {
  std::vector<std::string> columns = row(asked, "name");
  for (const char* column : {"rank", "score", "id", "title", "date", "source",
                             "language", "url", "snippet"})
    columns.push_back(column);
  for (const FacetField& field : kFacets)
    if (is_named_facet(field.facet)) columns.emplace_back(field.name);
  if (asked.story)
    for (const char* column : {"story", "others"}) columns.emplace_back(column);
  if (asked.duplicates) columns.emplace_back("duplicates");
  if (asked.fired) columns.emplace_back("fired");
  return csv_line(columns);
}

std::string csv_hit(const Hit& hit, const CsvColumns& asked,
                    std::string_view name) {
  std::vector<std::string> values = row(asked, name);
  const HitStory story = hit.story.value_or(HitStory{});
  for (const std::string& value :
       {std::to_string(hit.rank), decimal(hit.score), hit.id, hit.title,
        hit.date, hit.source, hit.language, hit.url, hit.snippet.text})
    values.push_back(value);
  for (const FacetField& field : kFacets)
    if (is_named_facet(field.facet)) values.push_back(labels(hit, field.name));
  if (asked.story) {
    values.push_back(story.id);
    values.push_back(std::to_string(story.others));
  }
  if (asked.duplicates) values.push_back(duplicate_ids(story));
  if (asked.fired) values.push_back(fired_parts(hit));
  return csv_line(values);
}

std::string csv_value_header(const CsvColumns& asked) {
  std::vector<std::string> columns = row(asked, "name");
  for (const char* column : {"facet", "id", "label", "count", "selected"})
    columns.push_back(column);
  if (asked.background) columns.emplace_back("background");
  if (asked.parts)
    for (const ArticlePart part : kParts) columns.emplace_back(part_name(part));
  return csv_line(columns);
}

std::string csv_value(std::string_view facet, const FacetCount& value,
                      const CsvColumns& asked, std::string_view name) {
  std::vector<std::string> values = row(asked, name);
  for (const std::string& field :
       {std::string(facet), value.id, value.label, std::to_string(value.count),
        std::string(value.selected ? "true" : "false")})
    values.push_back(field);
  if (asked.background)
    values.push_back(value.background ? std::to_string(*value.background) : "");
  if (asked.parts && value.in)
    for (const std::uint64_t count :
         {value.in->title, value.in->lead, value.in->body})
      values.push_back(std::to_string(count));
  else if (asked.parts)
    values.resize(values.size() + kPartCount);
  return csv_line(values);
}

std::string csv_timeline_header(const CsvColumns& asked) {
  std::vector<std::string> columns = row(asked, "name");
  for (const char* column : {"start", "count", "all", "share"})
    columns.push_back(column);
  return csv_line(columns);
}

std::string csv_timeline(const Timeline& timeline, const CsvColumns& asked,
                         std::string_view name) {
  std::string lines;
  for (const TimelinePoint& point : timeline.points) {
    std::vector<std::string> values = row(asked, name);
    values.push_back(point.start);
    values.push_back(std::to_string(point.count));
    values.push_back(std::to_string(point.all));
    values.push_back(point.all == 0 ? ""
                                    : decimal(share(point.count, point.all)));
    lines += csv_line(values);
  }
  return lines;
}

std::string csv_pivot(const Pivot& pivot) {
  if (pivot.third) return csv_triples(pivot);
  std::vector<std::string> header = {pivot.rows.facet, "label", "all"};
  std::vector<std::string> all = {"", "all",
                                  std::to_string(pivot.rows.counted)};
  for (const FacetCount& column : pivot.columns.values) {
    header.push_back(column.id);
    all.push_back(std::to_string(column.count));
  }
  std::string lines = csv_line(header) + csv_line(all);
  for (std::size_t r = 0; r < pivot.rows.values.size(); ++r) {
    const FacetCount& value = pivot.rows.values[r];
    std::vector<std::string> cells = {value.id, value.label,
                                      std::to_string(value.count)};
    for (const std::uint64_t count : pivot.cells[r])
      cells.push_back(std::to_string(count));
    lines += csv_line(cells);
  }
  return lines;
}

std::string csv_tree(const FacetTree& tree) {
  std::string out =
      csv_line({"depth", "facet", "id", "label", "count", "parent"});
  add_tree_rows(tree.roots, 0, "", out);
  return out;
}

std::string csv_comparison(const Comparison& comparison) {
  std::string csv =
      csv_line({"facet", "id", "label", "first", "second", "first_share",
                "second_share", "share_difference", "log_likelihood_ratio"});
  for (const ComparedFacet& facet : comparison.facets)
    for (const ComparedValue& value : facet.values)
      csv +=
          csv_line({facet.facet, value.id, value.label,
                    std::to_string(value.first), std::to_string(value.second),
                    decimal(share(value.first, facet.first_counted)),
                    decimal(share(value.second, facet.second_counted)),
                    decimal(value.share_difference),
                    decimal(value.log_likelihood_ratio)});
  return csv;
}

std::string csv_batch_header(const std::vector<FacetRequest>& facets) {
  std::vector<std::string> columns = {"name",    "query",      "articles",
                                      "stories", "first_date", "last_date"};
  for (const FacetRequest& facet : facets) columns.push_back(facet.facet);
  columns.insert(columns.end(), {"error", "repairs"});
  return csv_line(columns);
}

std::string csv_batch_row(const BatchRow& row,
                          const std::vector<FacetRequest>& facets) {
  std::vector<std::string> values = {row.name, row.query};
  if (row.answer) {
    values.push_back(std::to_string(row.answer->total));
    values.push_back(std::to_string(row.answer->stories.value_or(0)));
    values.push_back(row.answer->first_day);
    values.push_back(row.answer->last_day);
    for (const FacetCounts& facet : row.answer->facets)
      values.push_back(top_values(facet));
  } else {
    values.resize(values.size() + 4 + facets.size());
  }
  values.emplace_back(row.error);
  values.push_back(row.answer ? repairs_text(row.answer->repairs) : "");
  return csv_line(values);
}

}  // namespace dossier
