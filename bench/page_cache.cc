// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/page_cache.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

#include "dossier/error.h"
#include "indexer/file_descriptor.h"

namespace fs = std::filesystem;
using dossier::Error;
using dossier::ErrorCode;

namespace {

[[noreturn]] void fail(const fs::path& path, int reason) {
  throw Error(ErrorCode::Io,
              "dropping " + path.string() + " from the page cache: " +
                  std::error_code(reason, std::generic_category()).message());
}

std::uint64_t cached_bytes(int file, std::size_t size, const fs::path& path) {
  void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
  if (mapped == MAP_FAILED) fail(path, errno);
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  std::vector<unsigned char> resident((size + page - 1) / page);
  const int failed = ::mincore(mapped, size, resident.data()) ? errno : 0;
  ::munmap(mapped, size);
  if (failed) fail(path, failed);
  const auto pages = std::count_if(resident.begin(), resident.end(),
                                   [](unsigned char bits) { return bits & 1; });
  return std::min<std::uint64_t>(size,
                                 static_cast<std::uint64_t>(pages) * page);
}

}  // namespace

CachedBytes drop_cached_pages(const fs::path& folder) {
  CachedBytes bytes;
  try {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      const int file = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
      if (file < 0) fail(entry.path(), errno);
      const dossier::internal::FileDescriptor closed_later(file);
      const std::uint64_t size = entry.file_size();
      if (size == 0) continue;
      if (::fdatasync(file) != 0) fail(entry.path(), errno);
      if (const int reason = ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED))
        fail(entry.path(), reason);
      bytes.all += size;
      bytes.cached += cached_bytes(file, size, entry.path());
    }
  } catch (const fs::filesystem_error& error) {
    fail(folder, error.code().value());
  }
  return bytes;
}
