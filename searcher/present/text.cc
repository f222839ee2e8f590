// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <string_view>
#include <vector>

#include "indexer/text/date.h"
#include "searcher/present/cells.h"
#include "searcher/present/displayable.h"
#include "searcher/present/facets_text.h"
#include "searcher/present/line.h"
#include "searcher/present/pivot_text.h"
#include "searcher/present/ranking_text.h"
#include "searcher/present/repair_text.h"
#include "searcher/present/timeline_text.h"
#include "searcher/present/tree_text.h"
#include "searcher/query/query.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kWidestSource = 32;
constexpr std::ptrdiff_t kMostEntities = 4;  // of a facet, of a hit

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(
      text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

class TextWriter {
 public:
  TextWriter(const Answer& answer, const SearchRequest& request,
             const TextStyle& style)
      : answer_(answer),
        request_(request),
        style_(style),
        text_width_(style.text_width()) {}

  std::string write() {
    heading();
    if (answer_.total == 0) {
      advice();
    } else if (style_.hits) {
      for (const Hit& hit : answer_.hits) show(hit);
      rest();
    }
    if (answer_.timeline && answer_.total != 0) {
      out_ += timeline_text(*answer_.timeline, style_, answer_.count);
      line();
    }
    if (answer_.pivot && answer_.total != 0) {
      out_ += pivot_text(*answer_.pivot, style_, answer_.count);
      line();
    }
    if (answer_.facet_tree && answer_.total != 0) {
      out_ += tree_text(*answer_.facet_tree, style_, answer_.count);
      line();
    }
    out_ += facets_text(answer_, style_);
    // One line end at the end.
    while (out_.ends_with("\n\n")) out_.pop_back();
    return std::move(out_);
  }

 private:
  std::string count(std::uint64_t number) const {
    return style_.number(number);
  }

  void line(std::string_view text = {}) {
    out_ += text;
    out_ += '\n';
  }

  // Text of any length below each other, indented.
  void paragraph(const Snippet& text, std::size_t indent,
                 const HighlightMarks& marks, std::string_view code = {}) {
    for (const std::string& part : wrap(text, text_width_ - indent, marks))
      line(spaces(indent) + style_.painted(code, part));
  }
  void paragraph(std::string_view text, std::size_t indent,
                 std::string_view code = {}) {
    paragraph(Snippet{displayable(text), {}}, indent, marks(), code);
  }

  HighlightMarks marks(std::string_view around = {}) const {
    if (!style_.color) return {"*", "*", true};
    std::string end = sgr("0");
    if (!around.empty()) end += sgr(around);
    return {sgr(kBoldRed), std::move(end), false};
  }

  std::string duration() const {
    const double ms = answer_.search_ms + answer_.snippets_ms;
    constexpr double kSecond = 1000;
    std::array<char, 32> text;
    if (ms < kSecond) {
      std::snprintf(text.data(), text.size(), "%.1f ms", ms);
    } else {
      std::snprintf(text.data(), text.size(), "%.1f s", ms / kSecond);
    }
    return text.data();
  }

  void heading() {
    line(style_.painted(kBold,
                        (answer_.new_since ? new_articles()
                                           : style_.articles(answer_.total)) +
                            in_stories()) +
         style_.painted(kDim, " of " + count(answer_.index.articles) + " · " +
                                  duration()));
    if (answer_.in != ArticlePart::Whole)
      line(style_.painted(kDim, "looking at the " +
                                    std::string(part_name(answer_.in)) +
                                    " of each article alone"));
    if (answer_.total_in) line(style_.painted(kDim, totals_in_parts()));
    if (trimmed(answer_.understood) != trimmed(answer_.query))
      paragraph("understood: " + answer_.understood, 0);
    if (answer_.new_since)
      line(style_.painted(kDim, "the next time: --new-since " +
                                    answer_.index.id + ":" +
                                    std::to_string(answer_.index.revision)));
    for (const Repair& repair : answer_.repairs)
      paragraph(repair_text(repair), 0);
    offer_suggestions();
    for (const EntityOffer& offer : answer_.offers) show(offer);
    if (answer_.like) paragraph(likeness_text(*answer_.like), 0);
    if (answer_.feedback)
      paragraph(feedback_text(*answer_.feedback, answer_.total), 0);
    if (!answer_.tree.text.empty()) {
      line();
      tree(answer_.tree, 0);
    }
    line();
  }

  std::string totals_in_parts() const {
    const PartCounts& in = *answer_.total_in;
    return "matching by the title alone " + count(in.title) + " · the lead " +
           count(in.lead) + " · the body " + count(in.body) +
           (answer_.count == CountUnit::Story ? " stories" : "");
  }

  void offer_suggestions() {
    std::string text;
    for (const Suggestion& suggestion : answer_.suggestions)
      text += (text.empty() ? "Did you mean: " : " · ") + suggestion.query +
              " (" + style_.articles(suggestion.articles) + ")";
    if (!text.empty()) paragraph(text, 0);
  }

  std::string new_articles() const {
    return count(answer_.total) + " new since revision " +
           std::to_string(*answer_.new_since);
  }

  std::string in_stories() const {
    return answer_.stories ? " in " + style_.stories(*answer_.stories) : "";
  }

  void show(const EntityOffer& offer) {
    paragraph("perhaps " + offer.facet + ":" + offer.id + ", " +
                  (offer.label.empty() ? offer.id : offer.label) + ": " +
                  style_.articles(offer.articles) + ", " +
                  count(offer.without_words) + " without \"" + offer.words +
                  "\"",
              0);
  }

  // What a part is continues further in than its own parts begin.
  void tree(const QueryTree& part, std::size_t indent) {
    constexpr std::size_t kDeeper = 2;
    const std::size_t depth = std::min(indent, text_width_ / 2);
    const std::size_t hanging = depth + 2 * kDeeper;
    const auto lines = wrap(Snippet{displayable(part.text), {}},
                            text_width_ - hanging, marks());
    for (std::size_t i = 0; i < lines.size(); ++i)
      line(spaces(i == 0 ? depth : hanging) + lines[i]);
    for (const QueryTree& child : part.children) tree(child, indent + kDeeper);
  }

  void show(const Hit& hit) {
    const std::string last = count(answer_.hits.back().rank);
    const std::string rank = count(hit.rank);
    const std::size_t rank_width = cells_of(last);
    const std::size_t indent = rank_width + 2;

    const std::size_t begin = out_.size();
    Snippet title = hit.title_highlights;
    if (title.text.empty()) title.text = displayable(hit.title);
    if (title.text.empty()) title.text = "(no title)";
    paragraph(title, indent, marks(kBold), kBold);
    // The rank stands where the title's first line is indented.
    out_.replace(begin, indent,
                 spaces(rank_width - std::min(rank_width, cells_of(rank))) +
                     style_.painted(kDim, rank) + "  ");

    line(spaces(indent) +
         style_.painted(kDim, origin(hit, text_width_ - indent)));
    paragraph(hit.snippet, indent, marks());
    const std::string names = entities(hit);
    if (!names.empty()) paragraph(names, indent, kCyan);
    if (!hit.fired.empty()) paragraph(fired(hit), indent, kDim);
    if (hit.story) show(*hit.story, indent);
    for (const ScorePart& part : hit.score_parts) show(part, indent);
    if (hit.score_parts.size() > 1)
      line(spaces(indent) + score_text(hit.score) +
           style_.painted(kDim, "  in all"));
    line();
  }

  void show(const HitStory& story, std::size_t indent) {
    if (story.others == 0) return;
    line(spaces(indent) +
         style_.painted(kDim, "+ " + count(story.others) +
                                  (story.others == 1 ? " other article"
                                                     : " other articles") +
                                  " of this story"));
    for (const DuplicateArticle& article : story.duplicates)
      line(spaces(indent + 2) +
           style_.painted(kDim, origin(article, text_width_ - indent - 2)));
  }

  // Day, source and id on one line. Of a long id, such as a path, the end
  // says most.
  template <typename Article>
  static std::string origin(const Article& hit, std::size_t width) {
    constexpr std::string_view kBetween = " · ";
    constexpr std::size_t kBetweenCells = 3;
    std::string joined;
    std::size_t used = 0;
    const auto add = [&](const std::string& field) {
      if (!joined.empty()) joined += kBetween;
      joined += isolated(field);
      used += cells_of(field) + kBetweenCells;
    };
    const std::string day = day_of(hit.date);
    if (!day.empty()) add(day);
    const std::string source = displayable(hit.source);
    if (!source.empty()) add(cut_to_cells(source, kWidestSource));
    if (used < width)
      add(cut_front_to_cells(displayable(hit.id), width - used));
    return joined;
  }

  // Without the time; a date that is none as it is written.
  static std::string day_of(const std::string& date) {
    const auto day = parse_day(date);
    return day ? format_day(*day)
               : cut_to_cells(displayable(date), kWidestSource);
  }

  static std::string fired(const Hit& hit) {
    std::string parts;
    for (const std::string& part : hit.fired)
      parts += (parts.empty() ? "fired: " : ", ") + part;
    return parts;
  }

  // Labels, facets apart, the first of each.
  std::string entities(const Hit& hit) const {
    std::string names;
    for (auto first = hit.entities.begin(); first != hit.entities.end();) {
      const auto end =
          std::find_if(first, hit.entities.end(), [&](const HitEntity& entity) {
            return entity.facet != first->facet;
          });
      const auto most = first + std::min(end - first, kMostEntities);
      if (!names.empty()) names += " · ";
      for (auto entity = first; entity != most; ++entity) {
        if (entity != first) names += ", ";
        names += entity->label.empty() ? entity->id : entity->label;
      }
      if (most != end)
        names += " +" + count(static_cast<std::uint64_t>(end - most));
      first = end;
    }
    return names;
  }

  void show(const ScorePart& part, std::size_t indent) {
    std::string text = spaces(indent) + score_text(part.score) + "  " +
                       isolated(displayable(score_part_name(part)));
    if (!part.term.empty())
      text += style_.painted(kDim, "  " + count(part.frequency) + " here, in " +
                                       style_.articles(part.documents));
    line(text);
  }

  void rest() {
    const std::uint64_t end = request_.offset + answer_.hits.size();
    const std::uint64_t all =
        request_.collapse ? answer_.stories.value_or(0) : answer_.total;
    if (request_.limit == 0 || end >= all) {
      if (request_.limit != 0 && answer_.hits.empty()) {
        line("The offset is behind the last hit.");
        line();
      }
      return;
    }
    line(style_.painted(
        kDim, count(all - end) + " more: --offset " + std::to_string(end)));
    line();
  }

  // Whether a plain query asks for all of several words. One with operators
  // says itself what it asks for.
  bool requires_several() const {
    for (const char* typed : {" AND ", " OR ", " NOT ", "NEAR", "("})
      if (request_.query.find(typed) != std::string::npos) return false;
    constexpr std::string_view kAnd = " AND ";
    const std::string& query = answer_.understood;
    for (std::size_t at = query.find(kAnd); at != std::string::npos;
         at = query.find(kAnd, at + 1))
      if (query.compare(at + kAnd.size(), 4, "NOT ") != 0) return true;
    return false;
  }

  // What to try when nothing was found.
  void advice() {
    if (answer_.index.articles == 0) {
      line("The index is empty. Fill it with: dossier-index add PATH...");
      line();
      return;
    }
    std::vector<std::string> ways;
    for (const FacetCounts& facet : answer_.facets)
      if (facet.counted != 0)
        ways.push_back(style_.counted(facet.counted, answer_.count) +
                       " without the choice in " + displayable(facet.facet));
    if (request_.match == MatchMode::All && requires_several())
      ways.emplace_back("any of the words, not all, with --match any");
    if (!request_.from.empty() || !request_.to.empty())
      ways.emplace_back("any day, without --from and --to");
    if (request_.in != ArticlePart::Whole)
      ways.emplace_back("anywhere in the article, without --in");
    if (!request_.exclusions.empty()) ways.emplace_back("fewer exclusions");
    line(ways.empty() ? "No article matches." : "No article matches. Perhaps:");
    for (const std::string& way : ways) line("  " + way);
    line();
  }

  const Answer& answer_;
  const SearchRequest& request_;
  const TextStyle& style_;
  std::size_t text_width_;
  std::string out_;
};

}  // namespace

std::string text_answer(const Answer& answer, const SearchRequest& request,
                        const TextStyle& style) {
  return TextWriter(answer, request, style).write();
}

}  // namespace dossier::internal
