// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/mentions.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "searcher/present/cells.h"
#include "searcher/present/displayable.h"
#include "searcher/present/entity_json.h"
#include "searcher/present/json.h"
#include "searcher/present/paragraphs.h"

namespace dossier::internal {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLeastWidth = 20;
constexpr std::size_t kIndent = 4;
constexpr std::size_t kWidestName = 28;  // of a column, in cells
constexpr std::size_t kLinesAround = 1;  // a marked one, in a long paragraph

std::string value_of(const EntityMentions& entity) {
  return entity.facet + ":" + entity.id;
}

std::string office_of(const EntityMentions& entity) {
  if (!entity.office) return {};
  std::string role = entity.office->role;
  std::replace(role.begin(), role.end(), '_', ' ');
  return role + (entity.office->country.empty()
                     ? ""
                     : " of " + entity.office->country);
}

// Writes lines that fit the terminal.
class Writer {
 public:
  explicit Writer(const MentionStyle& style)
      : width_(std::max(style.width, kLeastWidth)),
        marks_(style.color ? HighlightMarks{"\x1B[1;31m", "\x1B[0m", false}
                           : HighlightMarks{"[", "]", true}) {}

  void line(const std::string& text) {
    out_ += cut_to_cells(displayable(text), width_) + "\n";
  }
  void blank() { out_ += '\n'; }

  // With `whole` false, only the lines about the marks.
  void paragraph(const MarkedParagraph& paragraph, bool whole) {
    const std::vector<std::string> lines = wrap(
        make_displayable(paragraph.text, paragraph.marks()), width_, marks_);
    bool left_out = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!whole && !is_near_mark(lines, i)) {
        left_out = true;
        continue;
      }
      if (left_out) out_ += "…\n";
      left_out = false;
      out_ += lines[i] + "\n";
    }
    if (left_out) out_ += "…\n";
  }

  // Rows in columns, indented.
  void table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
      widths.resize(std::max(widths.size(), row.size()));
      for (std::size_t i = 0; i + 1 < row.size(); ++i)
        widths[i] =
            std::max(widths[i], std::min(cells_of(row[i]), kWidestName));
    }
    for (const auto& row : rows) {
      std::string line(kIndent, ' ');
      for (std::size_t i = 0; i < row.size(); ++i) {
        const bool last = i + 1 == row.size();
        const std::string cell =
            last ? row[i] : cut_to_cells(row[i], widths[i]);
        line += cell;
        if (!last) line.append(widths[i] - cells_of(cell) + 2, ' ');
      }
      out_ += cut_to_cells(line, width_) + "\n";
    }
  }

  std::string take() { return std::move(out_); }

 private:
  bool is_near_mark(const std::vector<std::string>& lines,
                    std::size_t at) const {
    const std::size_t begin = at < kLinesAround ? 0 : at - kLinesAround;
    const std::size_t end = std::min(at + kLinesAround + 1, lines.size());
    return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                       lines.begin() + static_cast<std::ptrdiff_t>(end),
                       [this](const std::string& line) {
                         return line.find(marks_.begin) != std::string::npos;
                       });
  }

  std::size_t width_;
  HighlightMarks marks_;
  std::string out_;
};

using Rows = std::vector<std::vector<std::string>>;

// The mentions of a paragraph, equal ones counted.
Rows mention_rows(const MarkedParagraph& paragraph) {
  Rows rows;
  std::vector<std::size_t> counts;
  for (const PlacedMention& m : paragraph.mentions) {
    std::vector<std::string> row{displayable(m.mention->text),
                                 displayable(value_of(*m.entity)),
                                 m.mention->rule};
    const auto same = std::find(rows.begin(), rows.end(), row);
    if (same != rows.end()) {
      ++counts[static_cast<std::size_t>(same - rows.begin())];
      continue;
    }
    rows.push_back(std::move(row));
    counts.push_back(1);
  }
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (counts[i] > 1) rows[i].back() += " ×" + std::to_string(counts[i]);
  return rows;
}

// "3 by name, demonym"
std::string rules_of(const EntityMentions& entity) {
  if (entity.mentions.empty()) return "brought by the article";
  std::vector<std::string> rules;
  for (const Mention& mention : entity.mentions)
    if (std::find(rules.begin(), rules.end(), mention.rule) == rules.end())
      rules.push_back(mention.rule);
  std::string text = std::to_string(entity.mentions.size()) + " by ";
  for (std::size_t i = 0; i < rules.size(); ++i)
    text += (i > 0 ? ", " : "") + rules[i];
  return text;
}

Rows entity_rows(const std::vector<EntityMentions>& entities) {
  Rows rows;
  for (const EntityMentions& entity : entities) {
    std::string facts = rules_of(entity);
    if (entity.focus) facts += "; focus";
    rows.push_back({displayable(value_of(entity)), displayable(entity.label),
                    displayable(facts)});
    const std::string office = office_of(entity);
    if (!office.empty()) rows.push_back({"", displayable(office)});
  }
  return rows;
}

std::string article_line(const Article& article) {
  std::string line = "== " + article.id;
  if (!article.language.empty()) line += " (" + article.language + ")";
  for (const std::string* fact : {&article.date, &article.source})
    if (!fact->empty()) line += ", " + *fact;
  return line;
}

// The paragraph's place is its number among the source's paragraphs.
Json as_json(const MarkedParagraph& paragraph, const PlacedMention& m,
             std::size_t number) {
  const Snippet shown = make_displayable(paragraph.text, {m.place});
  Json highlight;
  for (const auto& [start, end] : shown.highlights) highlight = {start, end};
  Json json = mention_json(*m.mention);
  json["paragraph"] = number;
  json["highlight"] = std::move(highlight);
  return json;
}

Json as_json(const Article& article, const EntityMentions& source) {
  Json mentions = Json::array(), paragraphs = Json::array();
  const std::vector<EntityMentions> sources{source};
  for (const MarkedParagraph& paragraph : mark_paragraphs(article, sources)) {
    if (paragraph.mentions.empty()) continue;
    for (const PlacedMention& m : paragraph.mentions)
      mentions.push_back(as_json(paragraph, m, paragraphs.size()));
    paragraphs.push_back(displayable(paragraph.text));
  }
  return {
      {"facet", source.facet},           {"id", source.id},
      {"label", source.label},           {"brought", source.mentions.empty()},
      {"mentions", std::move(mentions)}, {"paragraphs", std::move(paragraphs)}};
}

}  // namespace

std::string text_annotation(const Article& article,
                            const Annotation& annotation,
                            const MentionStyle& style) {
  Writer out(style);
  Article head = article;
  head.id = annotation.id;
  head.language = annotation.language;
  out.line(article_line(head));
  out.blank();
  for (const MarkedParagraph& paragraph :
       mark_paragraphs(article, annotation.entities)) {
    out.paragraph(paragraph, true);
    out.table(mention_rows(paragraph));
    out.blank();
  }
  if (annotation.entities.empty()) {
    out.line("No entity.");
  } else {
    out.line("Entities:");
    out.table(entity_rows(annotation.entities));
  }
  out.blank();
  return out.take();
}

std::string text_explanations(const Article& article,
                              const std::vector<Explanation>& explanations,
                              const MentionStyle& style) {
  Writer out(style);
  out.line(article_line(article));
  for (const Explanation& explanation : explanations) {
    out.blank();
    out.line(explanation.facet + ":" + explanation.id + "  " +
             explanation.label + ", because the article names:");
    out.table(entity_rows(explanation.sources));
    for (const MarkedParagraph& paragraph :
         mark_paragraphs(article, explanation.sources)) {
      if (paragraph.mentions.empty()) continue;
      out.blank();
      out.line(paragraph.field == Mention::Field::Title ? "title:" : "text:");
      out.paragraph(paragraph, false);
      out.table(mention_rows(paragraph));
    }
  }
  return out.take();
}

std::string json_explanations(const IndexIdentity& index,
                              const Article& article,
                              const std::vector<Explanation>& explanations) {
  Json json;
  json["schema"] = 1;
  json["index"] = {{"id", index.id},
                   {"revision", index.revision},
                   {"articles", index.articles},
                   {"gazetteer", index.gazetteer}};
  json["article"] = {{"id", article.id}, {"title", article.title}};
  json["values"] = Json::array();
  for (const Explanation& explanation : explanations) {
    Json value = {{"facet", explanation.facet},
                  {"id", explanation.id},
                  {"label", explanation.label},
                  {"sources", Json::array()}};
    for (const EntityMentions& source : explanation.sources)
      value["sources"].push_back(as_json(article, source));
    json["values"].push_back(std::move(value));
  }
  return with_controls_escaped(
      json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace dossier::internal
