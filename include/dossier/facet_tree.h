// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_FACET_TREE_H_
#define DOSSIER_FACET_TREE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

// A value with those that lie under it, the most frequent first.
struct FacetTreeNode {
  std::string facet;  // "class" above systems, "region" above countries
  std::string id, label;
  // Articles of the result with the value or one under it, or stories with
  // such an article. Each counts once for a node, so this is no sum of the
  // children's counts.
  std::uint64_t count;
  std::size_t distinct = 0;                  // children with a count
  std::vector<FacetTreeNode> children = {};  // as many as asked for
};

// Exact counts of the result by the values of a facet and what they belong to.
// Selections narrow them like everything else.
struct FacetTree {
  std::string facet;
  std::uint64_t counted = 0;  // articles of the result, or stories
  std::uint64_t missing = 0;  // those without a value
  std::size_t distinct = 0;   // nodes at the top with a count
  // Values that belong under nothing stand here, too.
  std::vector<FacetTreeNode> roots;
};

}  // namespace dossier

#endif  // DOSSIER_FACET_TREE_H_
