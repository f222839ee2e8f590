// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_FACETS_TEXT_H_
#define DOSSIER_SEARCHER_PRESENT_FACETS_TEXT_H_

#include <string>

#include "dossier/search.h"
#include "searcher/present/text_style.h"

namespace dossier::internal {

// The facets of an answer as bars, side by side where there is room, each block
// with an empty line behind it.
std::string facets_text(const Answer& answer, const TextStyle& style);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_FACETS_TEXT_H_
