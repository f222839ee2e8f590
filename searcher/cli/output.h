// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_OUTPUT_H_
#define DOSSIER_SEARCHER_CLI_OUTPUT_H_

#include <atomic>
#include <cstddef>
#include <string_view>

#include "searcher/cli/options.h"

// Whoever read our standard output went away, as `head` does: not an error.
struct OutputClosed {};

// Data, to standard output. Throws OutputClosed, or dossier::Error (Io).
void print(std::string_view text);
void flush_output();

// A message, to standard error: "dossier-search: " + text, on one line.
void tell(std::string_view text);

// Set by the first SIGINT or SIGTERM; the second ends the program at once.
// SIGPIPE is ignored from then on.
const std::atomic<bool>& watch_signals();

// Columns of the terminal that standard output is; else $COLUMNS; else 80.
std::size_t output_width();

bool output_is_terminal();

// True if text should be coloured: with `auto`, if standard output is a
// terminal that is not dumb, and $NO_COLOR is empty.
bool output_has_color(ColorChoice choice);

#endif  // DOSSIER_SEARCHER_CLI_OUTPUT_H_
