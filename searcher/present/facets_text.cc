// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/facets_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/store/article_parts.h"
#include "searcher/present/cells.h"
#include "searcher/present/displayable.h"
#include "searcher/present/line.h"
#include "searcher/query/query.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kColumnGap = 3;
constexpr std::size_t kTwoColumns = 72;
constexpr std::size_t kThreeColumns = 140;

constexpr std::size_t kWidestLabel = 32;
constexpr std::size_t kShortestBar = 8;

class FacetsWriter {
 public:
  FacetsWriter(const Answer& answer, const TextStyle& style)
      : answer_(answer), style_(style) {}

  std::string write() {
    std::vector<std::vector<Line>> blocks;
    std::string empty;
    const std::size_t width = style_.table_width();
    const std::size_t columns = columns_in(width);
    const std::size_t column_width =
        (width - kColumnGap * (columns - 1)) / columns;
    for (const FacetCounts& facet : answer_.facets) {
      if (!facet.values.empty()) {
        blocks.push_back(block(facet, column_width));
      } else {
        empty += (empty.empty() ? "" : ", ") + facet.facet;
      }
    }
    for (std::size_t i = 0; i < blocks.size(); i += columns) {
      const std::size_t end = std::min(i + columns, blocks.size());
      side_by_side({blocks.begin() + static_cast<std::ptrdiff_t>(i),
                    blocks.begin() + static_cast<std::ptrdiff_t>(end)},
                   column_width);
    }
    if (!empty.empty() && answer_.total != 0) without_values(empty);
    return std::move(out_);
  }

 private:
  // Numbers of parts need the room of two.
  std::size_t columns_in(std::size_t width) const {
    if (answer_.total_in) return width >= kThreeColumns ? 2 : 1;
    return width >= kThreeColumns ? 3 : width >= kTwoColumns ? 2 : 1;
  }

  void line(std::string_view text = {}) {
    out_ += text;
    out_ += '\n';
  }

  void without_values(const std::string& facets) {
    const Snippet text{displayable("no values: " + facets), {}};
    for (const std::string& part : wrap(text, style_.text_width(), {}))
      line(style_.painted(kDim, part));
    line();
  }

  void side_by_side(const std::vector<std::vector<Line>>& blocks,
                    std::size_t column_width) {
    std::size_t height = 0;
    for (const std::vector<Line>& block : blocks)
      height = std::max(height, block.size());
    for (std::size_t row = 0; row < height; ++row) {
      std::string text;
      std::size_t gap = 0;  // before the next column
      for (const std::vector<Line>& block : blocks) {
        if (row < block.size()) {
          text += spaces(gap) + block[row].text;
          gap = column_width - std::min(column_width, block[row].width);
        } else {
          gap += column_width;
        }
        gap += kColumnGap;
      }
      line(text);
    }
    line();
  }

  std::vector<Line> block(const FacetCounts& facet, std::size_t width) const {
    std::vector<Line> lines;
    lines.push_back({});  // the heading
    std::vector<std::string> labels;
    std::size_t label_width = 0;
    std::size_t count_width = 0;
    std::uint64_t most = 1;
    for (const FacetCount& value : facet.values) {
      labels.push_back(
          displayable(value.label.empty() ? value.id : value.label));
      label_width = std::max(label_width, cells_of(labels.back()));
      most = std::max(most, value.count);
    }
    const std::vector<std::string> numbers = aligned_numbers(facet);
    for (const std::string& number : numbers)
      count_width = std::max(count_width, cells_of(number));
    lines.front() = heading(facet, width);
    constexpr std::size_t kMarker = 2;
    const std::size_t fixed = kMarker + 2 + count_width;
    const std::size_t room = width > fixed ? width - fixed : 0;
    label_width = std::min(
        {label_width, kWidestLabel,
         room > 2 * kShortestBar ? room - kShortestBar : room / 2 + 1});
    const std::size_t bar_width = room > label_width ? room - label_width : 0;
    for (std::size_t i = 0; i < labels.size(); ++i)
      lines.push_back(value_line(facet.values[i], labels[i], label_width,
                                 bar_width, numbers[i], count_width, most));
    note(lines, below_values(facet), width);
    if (facet.missing != 0)
      note(lines, style_.articles(facet.missing) + " without", width);
    return lines;
  }

  // The name, and above the numbers of parts what they are.
  Line heading(const FacetCounts& facet, std::size_t width) const {
    const std::string name = cut_to_cells(displayable(facet.facet), width);
    Line line{style_.painted(kBold, name), cells_of(name)};
    if (!facet.values.front().in) return line;
    std::string parts;
    const std::array<std::size_t, 3> widths = part_widths(facet);
    for (std::size_t p = 0; p < widths.size(); ++p)
      parts +=
          "  " + right_aligned(std::string(part_name(kParts[p])), widths[p]);
    if (line.width + parts.size() > width) return line;
    line.text +=
        spaces(width - line.width - parts.size()) + style_.painted(kDim, parts);
    line.width = width;
    return line;
  }

  std::array<std::size_t, 3> part_widths(const FacetCounts& facet) const {
    std::array<std::size_t, 3> widths{};
    for (std::size_t p = 0; p < widths.size(); ++p)
      widths[p] = part_name(kParts[p]).size();
    for (const FacetCount& value : facet.values)
      for (std::size_t p = 0; p < widths.size(); ++p)
        widths[p] = std::max(widths[p],
                             cells_of(style_.number(numbers_of(*value.in)[p])));
    return widths;
  }

  static std::array<std::uint64_t, 3> numbers_of(const PartCounts& counts) {
    return {counts.title, counts.lead, counts.body};
  }

  // "   12   34   96", each as wide as its column.
  std::string numbers_in_parts(const PartCounts& counts,
                               const std::array<std::size_t, 3>& widths) const {
    std::string text;
    for (std::size_t p = 0; p < widths.size(); ++p)
      text +=
          "  " + right_aligned(style_.number(numbers_of(counts)[p]), widths[p]);
    return text;
  }

  // "96", or "96 of 1,234" if the whole index is to be compared with; behind
  // it the numbers of the parts.
  std::vector<std::string> aligned_numbers(const FacetCounts& facet) const {
    std::size_t count_width = 0, background_width = 0;
    for (const FacetCount& value : facet.values) {
      count_width = std::max(count_width, cells_of(style_.number(value.count)));
      background_width =
          std::max(background_width,
                   cells_of(style_.number(value.background.value_or(0))));
    }
    std::vector<std::string> numbers;
    for (const FacetCount& value : facet.values) {
      numbers.push_back(right_aligned(style_.number(value.count), count_width));
      if (value.background)
        numbers.back() +=
            " of " +
            right_aligned(style_.number(*value.background), background_width);
      if (value.in)
        numbers.back() += numbers_in_parts(*value.in, part_widths(facet));
    }
    return numbers;
  }

  Line value_line(const FacetCount& value, const std::string& label,
                  std::size_t label_width, std::size_t bar_width,
                  const std::string& number, std::size_t count_width,
                  std::uint64_t most) const {
    const std::string cut =
        cut_to_cells(label, std::max<std::size_t>(label_width, 1));
    const Line bar = bar_of(value.count, most, bar_width);
    std::string text = value.selected ? "> " : "  ";
    text += style_.painted(value.selected ? kBoldGreen : "", isolated(cut));
    text += spaces(label_width - std::min(label_width, cells_of(cut)) + 1);
    text += style_.painted(kCyan, bar.text);
    text += spaces(bar_width - bar.width + 1);
    text += right_aligned(number, count_width);
    return {std::move(text), 2 + label_width + 1 + bar_width + 1 + count_width};
  }

  std::string below_values(const FacetCounts& facet) const {
    if (facet.values.size() >= facet.distinct) return {};
    return style_.number(facet.values.size()) + " of " +
           style_.number(facet.distinct) + " values, others sum to " +
           style_.number(facet.other);
  }

  void note(std::vector<Line>& lines, const std::string& text,
            std::size_t width) const {
    if (text.empty()) return;
    const std::string cut = cut_to_cells("  " + text, width);
    lines.push_back({style_.painted(kDim, cut), cells_of(cut)});
  }

  const Answer& answer_;
  const TextStyle& style_;
  std::string out_;
};

}  // namespace

std::string facets_text(const Answer& answer, const TextStyle& style) {
  return FacetsWriter(answer, style).write();
}

}  // namespace dossier::internal
