// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_PIVOT_TEXT_H_
#define DOSSIER_SEARCHER_PRESENT_PIVOT_TEXT_H_

#include <string>

#include "dossier/search.h"
#include "searcher/present/text_style.h"

namespace dossier::internal {

// "article", "paragraph" or "sentence".
const char* unit_name(PivotUnit unit);

// The pivot as a table, with as many columns as there is room for, or the
// triples as a list; what is not shown is said.
std::string pivot_text(const Pivot& pivot, const TextStyle& style,
                       CountUnit counted = CountUnit::Article);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_PIVOT_TEXT_H_
