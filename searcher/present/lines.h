// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Hits as lines for programs: ids, and runs for trec_eval. Lines come with
// their ends.
#ifndef DOSSIER_SEARCHER_PRESENT_LINES_H_
#define DOSSIER_SEARCHER_PRESENT_LINES_H_

#include <string>
#include <string_view>

#include "dossier/search.h"

namespace dossier::internal {

// The shortest decimal form that reads back as the same number.
std::string decimal(double number);

// Control characters other than white space, which could command the terminal
// or the program that a line is shown in, and what is no UTF-8, as U+FFFD.
std::string without_controls(std::string_view bytes);

// "ID", or "NAME<TAB>ID". Line ends within become spaces. Other control
// characters are kept, since ids are there to be used, but not for a terminal.
std::string id_line(const Hit& hit, bool named, std::string_view name,
                    bool for_terminal);

// "NAME Q0 ID RANK SCORE dossier". White space in names and ids becomes an
// underscore and other control characters U+FFFD: the format has no other way.
std::string trec_line(const Hit& hit, std::string_view name);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_LINES_H_
