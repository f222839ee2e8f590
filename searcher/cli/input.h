// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_CLI_INPUT_H_
#define DOSSIER_SEARCHER_CLI_INPUT_H_

#include <atomic>
#include <string>

// The whole of a file, or of standard input if it is "-". Throws
// dossier::Error: InvalidArgument, calling it `what`, if it cannot be read;
// Cancelled if `cancelled`, unless null, is set while waiting for it.
std::string read_input(const char* what, const std::string& file,
                       const std::atomic<bool>* cancelled);

#endif  // DOSSIER_SEARCHER_CLI_INPUT_H_
