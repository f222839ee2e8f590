// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_TEXT_H_
#define DOSSIER_SEARCHER_PRESENT_TEXT_H_

#include <string>

#include "dossier/search.h"
#include "searcher/present/text_style.h"

namespace dossier::internal {

// An answer for people: how many articles and what was understood, the hits,
// and the facets as bars, side by side where there is room. Ends with a line
// end. `request` is what was asked, for advice on how to go on. Nothing of the
// index gets through that could command a terminal.
std::string text_answer(const Answer& answer, const SearchRequest& request,
                        const TextStyle& style);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_TEXT_H_
