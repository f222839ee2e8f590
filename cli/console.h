// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_CLI_CONSOLE_H_
#define DOSSIER_CLI_CONSOLE_H_

#include <cstddef>
#include <string_view>

// "dossier-index", for example: each program defines its own.
extern const char* const program_name;

// Whoever read our standard output went away, as `head` does: not an error.
struct OutputClosed {};

// Data, to standard output. Throws OutputClosed, or dossier::Error: Io, or
// Cancelled if a signal (see signals.h) ended the wait for a slow reader; what
// is printed after that is lost.
void print(std::string_view text);
void flush_output();

// A message, to standard error: the program's name, ": " and the text, on one
// line and without characters that a terminal would obey.
void tell(std::string_view text);

// Columns of the terminal that the descriptor is; 0 if it is none.
std::size_t terminal_columns(int descriptor);

#endif  // DOSSIER_CLI_CONSOLE_H_
