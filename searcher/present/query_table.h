// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A batch of queries as one table, a row each: for people, and for programs as
// JSON Lines.
#ifndef DOSSIER_SEARCHER_PRESENT_QUERY_TABLE_H_
#define DOSSIER_SEARCHER_PRESENT_QUERY_TABLE_H_

#include <string>

#include "dossier/batch.h"
#include "searcher/present/text_style.h"

namespace dossier::internal {

// One object on one line, without its end.
std::string json_query_row(const BatchRow& row);

// Lines with their ends, as wide as the terminal: the top values are cut.
// `name_width` is that of the widest name, in cells.
std::string text_query_header(std::size_t name_width, const TextStyle& style);
std::string text_query_row(const BatchRow& row, std::size_t name_width,
                           const TextStyle& style);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_QUERY_TABLE_H_
