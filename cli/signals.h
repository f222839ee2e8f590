// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_CLI_SIGNALS_H_
#define DOSSIER_CLI_SIGNALS_H_

#include <atomic>

// Set by the first SIGINT, SIGTERM or SIGHUP; the second of a kind ends the
// program at once. Reading and writing that waits fails with EINTR. A signal
// that was ignored when the program started, as by nohup, still is.
// SIGPIPE is ignored from then on.
const std::atomic<bool>& watch_signals();

#endif  // DOSSIER_CLI_SIGNALS_H_
