// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_OUTPUT_STYLE_H_
#define DOSSIER_SEARCHER_CLI_OUTPUT_STYLE_H_

#include <cstddef>

#include "searcher/cli/options.h"

// Columns of the terminal that standard output is; else $COLUMNS; else 80.
std::size_t output_width();

bool output_is_terminal();

// True if text should be coloured: with `auto`, if standard output is a
// terminal that is not dumb, and $NO_COLOR is empty.
bool output_has_color(ColorChoice choice);

#endif  // DOSSIER_SEARCHER_CLI_OUTPUT_STYLE_H_
