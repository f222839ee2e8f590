// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include "searcher/present/cells.h"
#include "searcher/present/comparison.h"
#include "searcher/present/displayable.h"
#include "searcher/present/line.h"
#include "searcher/present/repair_text.h"
#include "searcher/shares.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kWidestLabel = 32;
constexpr std::size_t kShareWidth = 7;       // "100.0 %"
constexpr std::size_t kDifferenceWidth = 8;  // "+100.0"
constexpr std::size_t kGap = 2;
constexpr std::size_t kRepairIndent = 3;

std::string formatted(const char* format, double number) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), format, number);
  return text.data();
}

class ComparisonWriter {
 public:
  ComparisonWriter(const Comparison& comparison, const TextStyle& style)
      : comparison_(comparison), style_(style) {
    count_width_ = std::max<std::size_t>(
        3, std::max(cells_of(style.number(comparison.first.total)),
                    cells_of(style.number(comparison.second.total))));
    const std::size_t numbers =
        2 * (kGap + count_width_ + kGap + kShareWidth) + kDifferenceWidth;
    const std::size_t room =
        style.width > numbers + 12 ? style.width - numbers - kGap : 10;
    label_width_ = std::min(room, kWidestLabel);
  }

  std::string write() {
    heading("A", comparison_.first);
    heading("B", comparison_.second);
    for (const ComparedFacet& facet : comparison_.facets) show(facet);
    return std::move(out_);
  }

 private:
  void line(const std::string& text = {}) { out_ += text + '\n'; }

  std::string in_stories(const Answer& answer) const {
    return answer.stories ? " in " + style_.stories(*answer.stories) : "";
  }

  void heading(const char* name, const Answer& answer) {
    const std::string query =
        answer.understood.empty() ? "every article" : answer.understood;
    const auto lines =
        wrap(Snippet{std::string(name) + ": " + style_.articles(answer.total) +
                         in_stories(answer) + " · " + displayable(query),
                     {}},
             style_.width, {"", "", false});
    for (const std::string& one : lines) line(style_.painted(kBold, one));
    for (const Repair& repair : answer.repairs)
      for (const std::string& one :
           wrap(Snippet{displayable(repair_text(repair)), {}},
                style_.width - kRepairIndent, {"", "", false}))
        line(spaces(kRepairIndent) + one);
  }

  void show(const ComparedFacet& facet) {
    line();
    const std::string name =
        cut_to_cells(displayable(facet.facet), label_width_);
    line(style_.painted(kBold, name) +
         style_.painted(kDim,
                        spaces(label_width_ + 2 -
                               std::min(label_width_ + 2, cells_of(name))) +
                            right_aligned("A", kGap + count_width_) +
                            spaces(kGap + kShareWidth) +
                            right_aligned("B", kGap + count_width_) +
                            spaces(kGap + kShareWidth) +
                            right_aligned("A − B", kDifferenceWidth)));
    for (const ComparedValue& value : facet.values) show(facet, value);
    if (facet.values.empty())
      line(style_.painted(kDim, "  no values"));
    else if (facet.values.size() < facet.distinct)
      line(style_.painted(kDim, "  " + style_.number(facet.values.size()) +
                                    " of " + style_.number(facet.distinct) +
                                    " values, those that differ most"));
  }

  void show(const ComparedFacet& facet, const ComparedValue& value) {
    const std::string label =
        cut_to_cells(displayable(value.label.empty() ? value.id : value.label),
                     label_width_);
    const double first = 100 * share(value.first, facet.first_counted);
    const double second = 100 * share(value.second, facet.second_counted);
    line("  " + isolated(label) +
         spaces(label_width_ - std::min(label_width_, cells_of(label))) +
         cell(value.first, first) + cell(value.second, second) +
         right_aligned(formatted("%+.1f", 100 * value.share_difference),
                       kDifferenceWidth));
  }

  std::string cell(std::uint64_t count, double share) const {
    return spaces(kGap) + right_aligned(style_.number(count), count_width_) +
           spaces(kGap) +
           right_aligned(formatted("%.1f %%", share), kShareWidth);
  }

  const Comparison& comparison_;
  const TextStyle& style_;
  std::size_t count_width_, label_width_;
  std::string out_;
};

}  // namespace

std::string text_comparison(const Comparison& comparison,
                            const TextStyle& style) {
  return ComparisonWriter(comparison, style).write();
}

}  // namespace dossier::internal
