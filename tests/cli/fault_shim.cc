// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// To be preloaded into a program: counts its calls that change files (writes,
// fsyncs, renames), and makes one of them fail.
//
//   FAULT_AT=N     the N-th call fails, from 1; 0: none
//   FAULT_ERRNO=E  with this error. ENOSPC: every write after it too, as on a
//                  full disk. 0: that write writes only half of its bytes.
//   FAULT_COUNT=F  the number of calls is written to the file F at the end
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace {

enum class Fate { Pass, Fail, Short };

std::atomic<long> g_calls{0};

long number(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::atol(value) : 0;
}

Fate next_fate(bool is_write) {
  static const long fails_at = number("FAULT_AT");
  static const int error = static_cast<int>(number("FAULT_ERRNO"));
  const long call = ++g_calls;
  if (fails_at == 0 || call < fails_at) return Fate::Pass;
  if (call > fails_at && !(error == ENOSPC && is_write)) return Fate::Pass;
  if (error == 0) return is_write ? Fate::Short : Fate::Pass;
  errno = error;
  return Fate::Fail;
}

template <typename Function>
Function original(Function, const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

// Standard streams are not the disk.
bool is_file(int fd) { return fd > 2; }

struct Report {
  ~Report() {
    if (const char* file = std::getenv("FAULT_COUNT")) {
      if (std::FILE* out = std::fopen(file, "w")) {
        std::fprintf(out, "%ld\n", g_calls.load());
        std::fclose(out);
      }
    }
  }
} g_report;

}  // namespace

extern "C" {

__attribute__((visibility("default"))) ssize_t write(int fd, const void* bytes,
                                                     size_t size) {
  static const auto real = original(&write, "write");
  const Fate fate = is_file(fd) ? next_fate(true) : Fate::Pass;
  if (fate == Fate::Fail) return -1;
  return real(fd, bytes, fate == Fate::Short ? (size + 1) / 2 : size);
}

__attribute__((visibility("default"))) ssize_t writev(int fd,
                                                      const iovec* parts,
                                                      int count) {
  static const auto real = original(&writev, "writev");
  const Fate fate = is_file(fd) ? next_fate(true) : Fate::Pass;
  return fate == Fate::Fail ? -1 : real(fd, parts, count);
}

__attribute__((visibility("default"))) ssize_t pwrite(int fd, const void* bytes,
                                                      size_t size, off_t at) {
  static const auto real = original(&pwrite, "pwrite");
  const Fate fate = next_fate(true);
  if (fate == Fate::Fail) return -1;
  return real(fd, bytes, fate == Fate::Short ? (size + 1) / 2 : size, at);
}

__attribute__((visibility("default"))) ssize_t pwrite64(int fd,
                                                        const void* bytes,
                                                        size_t size,
                                                        off64_t at) {
  static const auto real = original(&pwrite64, "pwrite64");
  const Fate fate = next_fate(true);
  if (fate == Fate::Fail) return -1;
  return real(fd, bytes, fate == Fate::Short ? (size + 1) / 2 : size, at);
}

__attribute__((visibility("default"))) int fsync(int fd) {
  static const auto real = original(&fsync, "fsync");
  return next_fate(false) == Fate::Fail ? -1 : real(fd);
}

__attribute__((visibility("default"))) int fdatasync(int fd) {
  static const auto real = original(&fdatasync, "fdatasync");
  return next_fate(false) == Fate::Fail ? -1 : real(fd);
}

__attribute__((visibility("default"))) int rename(const char* from,
                                                  const char* to) {
  static const auto real = original(&rename, "rename");
  return next_fate(false) == Fate::Fail ? -1 : real(from, to);
}

}  // extern "C"
