// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The tree of a facet's values, for people.
#ifndef DOSSIER_SEARCHER_PRESENT_TREE_TEXT_H_
#define DOSSIER_SEARCHER_PRESENT_TREE_TEXT_H_

#include <string>

#include "dossier/facet_tree.h"
#include "searcher/present/text_style.h"

namespace dossier::internal {

// A line a value, indented under what it belongs to; what is not shown is said.
std::string tree_text(const FacetTree& tree, const TextStyle& style,
                      CountUnit counted = CountUnit::Article);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_TREE_TEXT_H_
