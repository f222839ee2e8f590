// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_CLI_TERMINAL_OUTPUT_H_
#define DOSSIER_CLI_TERMINAL_OUTPUT_H_

#include <cstddef>

// Columns of the terminal that standard output is; else $COLUMNS; else 80.
std::size_t output_width();

bool output_is_terminal();

// Whether standard output is a terminal that is not dumb, and $NO_COLOR is
// empty.
bool output_takes_color();

#endif  // DOSSIER_CLI_TERMINAL_OUTPUT_H_
