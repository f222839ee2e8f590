// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/tree_text.h"

#include <algorithm>

#include "searcher/present/cells.h"
#include "searcher/present/displayable.h"
#include "searcher/present/line.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;
constexpr std::size_t kWidest = 60;  // of a line before its count

class Writer {
 public:
  Writer(const FacetTree& tree, const TextStyle& style, CountUnit counted)
      : tree_(tree), style_(style), counted_(counted) {
    count_width_ = cells_of(style.number(tree.counted));
    for (const FacetTreeNode& root : tree.roots) measure(root, kIndent);
    const std::size_t most = style.width > count_width_ + kGap
                                 ? style.width - count_width_ - kGap
                                 : 1;
    width_ = std::min({width_, kWidest, most});
  }

  std::string write() {
    line(style_.painted(kBold, displayable(tree_.facet) + " as a tree") +
         style_.painted(kDim,
                        counted_ == CountUnit::Story ? ", in stories" : ""));
    show(tree_.roots, tree_.distinct, kIndent);
    if (tree_.missing != 0)
      line(style_.painted(kDim, spaces(kIndent) +
                                    style_.counted(tree_.missing, counted_) +
                                    " without"));
    return out_;
  }

 private:
  static std::string label_of(const FacetTreeNode& node) {
    return displayable(node.label.empty() ? node.id : node.label);
  }
  void line(const std::string& text) { out_ += text + '\n'; }

  void measure(const FacetTreeNode& node, std::size_t indent) {
    width_ = std::max(width_, indent + cells_of(label_of(node)));
    for (const FacetTreeNode& child : node.children)
      measure(child, indent + kIndent);
  }

  void show(const std::vector<FacetTreeNode>& nodes, std::size_t distinct,
            std::size_t indent) {
    for (const FacetTreeNode& node : nodes) {
      const std::size_t room = width_ > indent ? width_ - indent : 1;
      const std::string label = cut_to_cells(label_of(node), room);
      line(spaces(indent) + isolated(label) +
           spaces(room - std::min(room, cells_of(label)) + kGap) +
           style_.painted(
               kCyan, right_aligned(style_.number(node.count), count_width_)));
      show(node.children, node.distinct, indent + kIndent);
    }
    if (nodes.size() < distinct)
      line(style_.painted(
          kDim,
          spaces(indent) + style_.number(distinct - nodes.size()) + " more"));
  }

  const FacetTree& tree_;
  const TextStyle& style_;
  const CountUnit counted_;
  std::size_t width_ = 1, count_width_ = 1;
  std::string out_;
};

}  // namespace

std::string tree_text(const FacetTree& tree, const TextStyle& style,
                      CountUnit counted) {
  return Writer(tree, style, counted).write();
}

}  // namespace dossier::internal
