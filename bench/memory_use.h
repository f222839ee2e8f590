// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_MEMORY_USE_H_
#define DOSSIER_BENCH_MEMORY_USE_H_

#include <cstdint>

// What this process occupies, in bytes. Mapped files count as resident while
// their pages are, though the system may take them back; anonymous memory is
// what the program itself holds.
struct MemoryUse {
  std::uint64_t peak_resident = 0, resident = 0, anonymous = 0;
};

// By /proc/self/status. All 0 where there is none.
MemoryUse memory_use();

// Gives freed memory back, and begins the peak anew where the system allows it.
void reset_peak_memory();

#endif  // DOSSIER_BENCH_MEMORY_USE_H_
