// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_OPENING_H_
#define DOSSIER_BENCH_OPENING_H_

#include <filesystem>

#include "bench/latency.h"

// Milliseconds of opening an index whose files are in the page cache and were
// verified before, over some openings of this process. Throws dossier::Error.
Distribution time_opening(const std::filesystem::path& folder);

#endif  // DOSSIER_BENCH_OPENING_H_
