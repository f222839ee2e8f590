// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/facets_text.h"

#include <algorithm>
#include <array>
#include <span>
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

std::string label_of(const FacetCount& value) {
  return displayable(value.label.empty() ? value.id : value.label);
}

// The lines of one facet, each made when it is asked for: there may be a
// million of them.
class Block {
 public:
  Block(const FacetCounts& facet, CountUnit counted, const TextStyle& style,
        std::size_t width)
      : facet_(facet), style_(style), width_(width) {
    for (const FacetCount& value : facet.values) measure(value);
    const std::size_t fixed = kMarker + 2 + number_width();
    const std::size_t room = width > fixed ? width - fixed : 0;
    label_width_ = std::min(
        {label_width_, kWidestLabel,
         room > 2 * kShortestBar ? room - kShortestBar : room / 2 + 1});
    bar_width_ = room > label_width_ ? room - label_width_ : 0;
    if (facet.values.size() < facet.distinct)
      notes_.push_back(style.number(facet.values.size()) + " of " +
                       style.number(facet.distinct) +
                       " values, others sum to " + style.number(facet.other));
    if (facet.missing != 0)
      notes_.push_back(style.counted(facet.missing, counted) + " without");
  }

  std::size_t height() const {
    return 1 + facet_.values.size() + notes_.size();
  }

  // REQUIRES row < height().
  Line line(std::size_t row) const {
    if (row == 0) return heading();
    row -= 1;
    if (row < facet_.values.size()) return value_line(facet_.values[row]);
    return cut_line("  " + notes_[row - facet_.values.size()], kDim);
  }

 private:
  static constexpr std::size_t kMarker = 2;
  static constexpr std::string_view kOf = " of ";

  using Numbers = std::array<std::uint64_t, kParts.size()>;

  static Numbers numbers_of(const PartCounts& counts) {
    return {counts.title, counts.lead, counts.body};
  }

  bool has_parts() const {
    return !facet_.values.empty() && facet_.values.front().in.has_value();
  }

  // The name, and above the numbers of parts what they are.
  Line heading() const {
    Line line = cut_line(displayable(facet_.facet), kBold);
    if (!has_parts() || line.width + parts_width() > width_) return line;
    std::string parts;
    for (std::size_t p = 0; p < kParts.size(); ++p)
      parts += "  " + right_aligned(std::string(part_name(kParts[p])),
                                    part_widths_[p]);
    line.text += spaces(width_ - line.width - parts.size()) +
                 style_.painted(kDim, parts);
    line.width = width_;
    return line;
  }

  void measure(const FacetCount& value) {
    label_width_ = std::max(label_width_, cells_of(label_of(value)));
    count_width_ = std::max(count_width_, cells_of(style_.number(value.count)));
    if (value.background)
      background_width_ = std::max(background_width_,
                                   cells_of(style_.number(*value.background)));
    most_ = std::max(most_, value.count);
    if (!value.in) return;
    const Numbers numbers = numbers_of(*value.in);
    for (std::size_t p = 0; p < kParts.size(); ++p)
      part_widths_[p] = std::max({part_widths_[p], part_name(kParts[p]).size(),
                                  cells_of(style_.number(numbers[p]))});
  }

  std::size_t parts_width() const {
    std::size_t width = 0;
    for (const std::size_t part : part_widths_) width += 2 + part;
    return width;
  }

  std::size_t number_width() const {
    const std::size_t width =
        background_width_ == 0 ? count_width_
                               : count_width_ + kOf.size() + background_width_;
    return has_parts() ? width + parts_width() : width;
  }

  // "96", or "96 of 1,234" if the whole index is to be compared with; behind
  // it the numbers of the parts.
  std::string number(const FacetCount& value) const {
    std::string text = right_aligned(style_.number(value.count), count_width_);
    if (value.background)
      text += std::string(kOf) + right_aligned(style_.number(*value.background),
                                               background_width_);
    if (!value.in) return text;
    const Numbers numbers = numbers_of(*value.in);
    for (std::size_t p = 0; p < kParts.size(); ++p)
      text += "  " + right_aligned(style_.number(numbers[p]), part_widths_[p]);
    return text;
  }

  Line value_line(const FacetCount& value) const {
    const std::string cut =
        cut_to_cells(label_of(value), std::max<std::size_t>(label_width_, 1));
    const Line bar = bar_of(value.count, most_, bar_width_);
    std::string text = value.selected ? "> " : "  ";
    text += style_.painted(value.selected ? kBoldGreen : "", isolated(cut));
    text += spaces(label_width_ - std::min(label_width_, cells_of(cut)) + 1);
    text += style_.painted(kCyan, bar.text);
    text += spaces(bar_width_ - bar.width + 1);
    text += number(value);
    return {std::move(text),
            kMarker + label_width_ + 1 + bar_width_ + 1 + number_width()};
  }

  Line cut_line(const std::string& text, std::string_view code) const {
    const std::string cut = cut_to_cells(text, width_);
    return {style_.painted(code, cut), cells_of(cut)};
  }

  const FacetCounts& facet_;
  const TextStyle& style_;
  std::size_t width_;
  std::size_t label_width_ = 0, count_width_ = 0, background_width_ = 0;
  std::size_t bar_width_ = 0;
  std::array<std::size_t, kParts.size()> part_widths_{};
  std::uint64_t most_ = 1;
  std::vector<std::string> notes_;  // below the values
};

class FacetsWriter {
 public:
  FacetsWriter(const Answer& answer, const TextStyle& style)
      : answer_(answer), style_(style) {}

  std::string write() {
    std::vector<Block> blocks;
    std::string empty;
    const std::size_t width = style_.table_width();
    const std::size_t columns = columns_in(width);
    const std::size_t column_width =
        (width - kColumnGap * (columns - 1)) / columns;
    for (const FacetCounts& facet : answer_.facets) {
      if (!facet.values.empty()) {
        blocks.emplace_back(facet, answer_.count, style_, column_width);
      } else {
        empty += (empty.empty() ? "" : ", ") + facet.facet;
      }
    }
    for (std::size_t i = 0; i < blocks.size(); i += columns) {
      const std::size_t end = std::min(i + columns, blocks.size());
      side_by_side(std::span(blocks).subspan(i, end - i), column_width);
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

  void side_by_side(std::span<const Block> blocks, std::size_t column_width) {
    std::size_t height = 0;
    for (const Block& block : blocks) height = std::max(height, block.height());
    for (std::size_t row = 0; row < height; ++row) {
      std::string text;
      std::size_t gap = 0;  // before the next column
      for (const Block& block : blocks) {
        if (row < block.height()) {
          const Line line = block.line(row);
          text += spaces(gap) + line.text;
          gap = column_width - std::min(column_width, line.width);
        } else {
          gap += column_width;
        }
        gap += kColumnGap;
      }
      line(text);
    }
    line();
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
