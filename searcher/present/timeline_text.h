// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_TIMELINE_TEXT_H_
#define DOSSIER_SEARCHER_PRESENT_TIMELINE_TEXT_H_

#include <string>

#include "dossier/search.h"
#include "searcher/present/text_style.h"

namespace dossier::internal {

// "month", as the option has it.
const char* period_name(Period period);

// The timeline as bars, a line a period, with the share that the matches have
// of all articles of each period. Of a long one the end, and it says so.
std::string timeline_text(const Timeline& timeline, const TextStyle& style,
                          CountUnit counted = CountUnit::Article);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_TIMELINE_TEXT_H_
