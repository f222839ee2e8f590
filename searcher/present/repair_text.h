// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_REPAIR_TEXT_H_
#define DOSSIER_SEARCHER_PRESENT_REPAIR_TEXT_H_

#include <string>
#include <vector>

#include "dossier/search.h"

namespace dossier::internal {

// "left out: AND (operator)". May have any characters that the query has.
std::string repair_text(const Repair& repair);

// All of them, with semicolons between.
std::string repairs_text(const std::vector<Repair>& repairs);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_REPAIR_TEXT_H_
