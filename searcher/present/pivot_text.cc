// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/pivot_text.h"

#include <algorithm>
#include <vector>

#include "searcher/present/cells.h"
#include "searcher/present/displayable.h"
#include "searcher/present/line.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kWidestRowLabel = 24;
constexpr std::size_t kWidestColumn = 14;
constexpr std::size_t kGap = 2;

std::string label_of(const FacetCount& value) {
  return displayable(value.label.empty() ? value.id : value.label);
}

// What is counted, and where values have to stand together.
std::string what(CountUnit counted, PivotUnit unit) {
  std::string text = counted == CountUnit::Story ? ", in stories" : "";
  if (unit != PivotUnit::Article)
    text += std::string(", in one ") + unit_name(unit);
  return text;
}

// One triple a line, its count in front.
class TripleWriter {
 public:
  TripleWriter(const Pivot& pivot, const TextStyle& style, CountUnit counted)
      : pivot_(pivot), style_(style), counted_(counted) {}

  std::string write() {
    line(style_.painted(kBold, displayable(pivot_.rows.facet) + " × " +
                                   displayable(pivot_.columns.facet) + " × " +
                                   displayable(pivot_.third->facet)) +
         style_.painted(kDim, what(counted_, pivot_.unit)));
    std::size_t width = 0;
    for (const PivotTriple& triple : pivot_.triples)
      width = std::max(width, cells_of(style_.number(triple.count)));
    for (const PivotTriple& triple : pivot_.triples) {
      const std::string labels = label_of(triple.row) + " · " +
                                 label_of(triple.column) + " · " +
                                 label_of(triple.third);
      const std::size_t taken = 2 + width + kGap;
      const std::size_t room = style_.width > taken ? style_.width - taken : 1;
      line("  " +
           style_.painted(kCyan,
                          right_aligned(style_.number(triple.count), width)) +
           spaces(kGap) + isolated(cut_to_cells(labels, room)));
    }
    line(style_.painted(
        kDim, "  " + style_.number(pivot_.triples.size()) + " of " +
                  style_.number(pivot_.distinct_triples) + " triples"));
    return out_;
  }

 private:
  static std::string label_of(const PivotTriple::Value& value) {
    return displayable(value.label.empty() ? value.id : value.label);
  }
  void line(const std::string& text) { out_ += text + '\n'; }

  const Pivot& pivot_;
  const TextStyle& style_;
  const CountUnit counted_;
  std::string out_;
};

class Writer {
 public:
  Writer(const Pivot& pivot, const TextStyle& style, CountUnit counted)
      : pivot_(pivot), style_(style), counted_(counted) {
    for (const FacetCount& row : pivot.rows.values)
      label_width_ = std::max(label_width_, cells_of(label_of(row)));
    label_width_ = std::min(label_width_, kWidestRowLabel);
    all_width_ = cells_of(style.number(pivot.rows.counted));
    all_width_ = std::max(all_width_, kAllLabel.size());
    choose_columns();
  }

  std::string write() {
    line(style_.painted(kBold, displayable(pivot_.rows.facet) + " × " +
                                   displayable(pivot_.columns.facet)) +
         style_.painted(kDim, what(counted_, pivot_.unit)));
    header();
    row(std::string(kAllLabel), pivot_.rows.counted, all_of_columns());
    for (std::size_t r = 0; r < pivot_.rows.values.size(); ++r)
      row(label_of(pivot_.rows.values[r]), pivot_.rows.values[r].count,
          pivot_.cells[r]);
    note(pivot_.rows, pivot_.rows.values.size());
    note(pivot_.columns, widths_.size());
    return out_;
  }

 private:
  static constexpr std::string_view kAllLabel = "all";

  void line(const std::string& text) { out_ += text + '\n'; }

  // A column is never wider than the table's room, so one always fits.
  void choose_columns() {
    std::size_t used = 2 + label_width_ + kGap + all_width_;
    for (const FacetCount& column : pivot_.columns.values) {
      const std::size_t number = cells_of(style_.number(column.count));
      const std::size_t width =
          std::max(number, std::min(cells_of(label_of(column)), kWidestColumn));
      used += kGap + width;
      if (used > style_.width && !widths_.empty()) return;
      widths_.push_back(width);
    }
  }

  std::vector<std::uint64_t> all_of_columns() const {
    std::vector<std::uint64_t> counts;
    for (const FacetCount& column : pivot_.columns.values)
      counts.push_back(column.count);
    return counts;
  }

  void header() {
    std::string text =
        spaces(2 + label_width_ + kGap) + right_aligned(kAllLabel, all_width_);
    for (std::size_t c = 0; c < widths_.size(); ++c) {
      const std::string cut =
          cut_to_cells(label_of(pivot_.columns.values[c]), widths_[c]);
      text += spaces(kGap + widths_[c] - std::min(widths_[c], cells_of(cut))) +
              isolated(cut);
    }
    line(style_.painted(kDim, text));
  }

  void row(const std::string& label, std::uint64_t all,
           const std::vector<std::uint64_t>& cells) {
    const std::string cut = cut_to_cells(label, label_width_);
    std::string text =
        "  " + isolated(cut) +
        spaces(label_width_ - std::min(label_width_, cells_of(cut)) + kGap) +
        right_aligned(style_.number(all), all_width_);
    for (std::size_t c = 0; c < widths_.size(); ++c)
      text += spaces(kGap) +
              right_aligned(cells[c] == 0 ? "–" : style_.number(cells[c]),
                            widths_[c]);
    line(text);
  }

  void note(const FacetCounts& facet, std::size_t shown) {
    if (shown < facet.distinct)
      line(style_.painted(kDim, "  " + style_.number(shown) + " of " +
                                    style_.number(facet.distinct) +
                                    " values of " + displayable(facet.facet)));
  }

  const Pivot& pivot_;
  const TextStyle& style_;
  const CountUnit counted_;
  std::size_t label_width_ = kAllLabel.size();
  std::size_t all_width_ = 0;
  std::vector<std::size_t> widths_;  // of the columns that are shown
  std::string out_;
};

}  // namespace

const char* unit_name(PivotUnit unit) {
  switch (unit) {
    case PivotUnit::Paragraph:
      return "paragraph";
    case PivotUnit::Sentence:
      return "sentence";
    case PivotUnit::Article:
      break;
  }
  return "article";
}

std::string pivot_text(const Pivot& pivot, const TextStyle& style,
                       CountUnit counted) {
  if (pivot.third) return TripleWriter(pivot, style, counted).write();
  return Writer(pivot, style, counted).write();
}

}  // namespace dossier::internal
