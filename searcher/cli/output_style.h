// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_OUTPUT_STYLE_H_
#define DOSSIER_SEARCHER_CLI_OUTPUT_STYLE_H_

#include "cli/terminal_output.h"
#include "searcher/cli/options.h"

// True if text should be coloured: with `auto`, if standard output is a
// terminal that is not dumb, and $NO_COLOR is empty.
bool output_has_color(ColorChoice choice);

#endif  // DOSSIER_SEARCHER_CLI_OUTPUT_STYLE_H_
