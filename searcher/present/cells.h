// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Text measured in the cells of a terminal.
#ifndef DOSSIER_SEARCHER_PRESENT_CELLS_H_
#define DOSSIER_SEARCHER_PRESENT_CELLS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/search.h"

namespace dossier::internal {

// Cells that text takes: two for East Asian wide characters, none for marks and
// format characters, one for others.
std::size_t cells_of(std::string_view displayable);

// Cut, with "…" at the end, to at most `width` cells; `width` is at least 1.
std::string cut_to_cells(std::string_view displayable, std::size_t width);
// Cut at the front instead.
std::string cut_front_to_cells(std::string_view displayable, std::size_t width);

// `line` in directional isolates if it has letters that are written from right
// to left, else as it is. What follows it on the line, such as a count behind
// an Arabic label, then stays where it belongs on a terminal that reorders; one
// that does not ignores the isolates, which take no cell.
std::string isolated(std::string line);

// How highlights look: what stands before and after each.
struct HighlightMarks {
  std::string begin;
  std::string end;
  bool visible;  // they take cells, unlike colour codes
};

// The text in lines of at most `width` cells, broken at spaces and between wide
// characters, else anywhere. Marks begin and end anew on each line unless they
// are visible. Lines from right to left are isolated.
std::vector<std::string> wrap(const Snippet& text, std::size_t width,
                              const HighlightMarks& marks);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_CELLS_H_
