// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/lines.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "indexer/store/article_parts.h"
#include "indexer/store/fields.h"
#include "indexer/text/utf8.h"
#include "searcher/query/query.h"

namespace dossier::internal {
namespace {

// The shortest decimal form that reads back as the same number.
std::string decimal(double number) {
  std::array<char, 32> buffer;
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return std::string(buffer.data(), end);
}

constexpr std::string_view kReplacement = "\uFFFD";

bool is_blank(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_control(char32_t c) {
  return (c < 0x20 && !is_blank(c)) || (c >= 0x7F && c < 0xA0);
}

// Controls other than white space could command the terminal or the program
// that the line is shown in.
std::string without_controls(std::string_view bytes) {
  const std::string text = clean_utf8(bytes);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_control(c.value))
      out += kReplacement;
    else
      out.append(text, at, c.size);
    at += c.size;
  }
  return out;
}

std::string csv_value(std::string_view raw) {
  const std::string value = without_controls(raw);
  if (value.find_first_of(",\"\r\n") == std::string::npos) return value;
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::vector<std::string> row(bool named, std::string_view name) {
  return named ? std::vector<std::string>{std::string(name)}
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

std::string with_line_ends_as_spaces(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (c == '\n' || c == '\r') c = ' ';
  return line;
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

// A field of a format whose fields end at white space.
std::string without_blanks(std::string_view text) {
  std::string field = without_controls(text);
  std::replace_if(
      field.begin(), field.end(),
      [](char c) { return is_blank(static_cast<unsigned char>(c)); }, '_');
  return field;
}

}  // namespace

std::string csv_line(const std::vector<std::string>& values) {
  std::string line;
  for (const std::string& value : values) {
    if (&value != &values.front()) line += ',';
    line += csv_value(value);
  }
  return line + "\r\n";
}

std::string csv_hit_header(const CsvColumns& asked) {
  std::vector<std::string> columns = row(asked.name, "name");
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
  std::vector<std::string> values = row(asked.name, name);
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

std::string csv_facet_header(bool named, bool background, bool parts) {
  std::vector<std::string> columns = row(named, "name");
  for (const char* column : {"facet", "id", "label", "count", "selected"})
    columns.push_back(column);
  if (background) columns.emplace_back("background");
  if (parts)
    for (const ArticlePart part : kParts) columns.emplace_back(part_name(part));
  return csv_line(columns);
}

std::string csv_facet_value(std::string_view facet, const FacetCount& value,
                            bool named, std::string_view name, bool parts) {
  std::vector<std::string> values = row(named, name);
  for (const std::string& field :
       {std::string(facet), value.id, value.label, std::to_string(value.count),
        std::string(value.selected ? "true" : "false")})
    values.push_back(field);
  if (value.background) values.push_back(std::to_string(*value.background));
  if (value.in)
    for (const std::uint64_t count :
         {value.in->title, value.in->lead, value.in->body})
      values.push_back(std::to_string(count));
  else if (parts)
    values.resize(values.size() + kPartCount);
  return csv_line(values);
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

std::string csv_timeline_header(bool named) {
  std::vector<std::string> columns = row(named, "name");
  for (const char* column : {"start", "count", "all", "share"})
    columns.push_back(column);
  return csv_line(columns);
}

std::string csv_timeline(const Timeline& timeline, bool named,
                         std::string_view name) {
  std::string lines;
  for (const TimelinePoint& point : timeline.points) {
    std::vector<std::string> values = row(named, name);
    values.push_back(point.start);
    values.push_back(std::to_string(point.count));
    values.push_back(std::to_string(point.all));
    values.push_back(point.all == 0 ? std::string()
                                    : decimal(static_cast<double>(point.count) /
                                              static_cast<double>(point.all)));
    lines += csv_line(values);
  }
  return lines;
}

std::string id_line(const Hit& hit, bool named, std::string_view name,
                    bool for_terminal) {
  std::string line;
  if (named) line = with_line_ends_as_spaces(name) + '\t';
  line += with_line_ends_as_spaces(hit.id);
  return (for_terminal ? without_controls(line) : line) + '\n';
}

std::string trec_line(const Hit& hit, std::string_view name) {
  return without_blanks(name) + " Q0 " + without_blanks(hit.id) + ' ' +
         std::to_string(hit.rank) + ' ' + decimal(hit.score) + " dossier\n";
}

}  // namespace dossier::internal
