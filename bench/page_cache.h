// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_PAGE_CACHE_H_
#define DOSSIER_BENCH_PAGE_CACHE_H_

#include <cstdint>
#include <filesystem>

// The bytes of the files below a folder, and those of them that the system
// holds in its page cache.
struct CachedBytes {
  std::uint64_t all = 0, cached = 0;
};

// Asks the system to forget the pages of every file below the folder
// (posix_fadvise with POSIX_FADV_DONTNEED, after writing back what is dirty),
// and looks with mincore() what it kept: pages that some process has mapped
// stay, so an index has to be closed first. Caches of the disk itself, and of
// whatever lies below a virtual machine, are out of reach. Throws
// dossier::Error (Io).
CachedBytes drop_cached_pages(const std::filesystem::path& folder);

#endif  // DOSSIER_BENCH_PAGE_CACHE_H_
