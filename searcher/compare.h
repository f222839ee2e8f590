// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_COMPARE_H_
#define DOSSIER_SEARCHER_COMPARE_H_

#include <string>

#include "dossier/comparison.h"
#include "searcher/searcher.h"

namespace dossier::internal {

// Index::compare.
Comparison compare(const Searcher& searcher, SearchRequest request,
                   const std::string& second_query);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_COMPARE_H_
