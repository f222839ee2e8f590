// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/input.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "dossier/error.h"

namespace {

using dossier::Error;
using dossier::ErrorCode;

[[noreturn]] void fail(const char* what, const std::string& file) {
  throw Error(ErrorCode::InvalidArgument,
              std::string("reading ") + what + " " + file + ": " +
                  std::error_code(errno, std::generic_category()).message());
}

// Repeats a call that a signal ended, unless it asks us to stop. Streams of the
// standard library would always repeat it.
template <typename Call>
ssize_t until_cancelled(const std::atomic<bool>* cancelled, Call call) {
  while (!cancelled || !*cancelled) {
    const ssize_t result = call();
    if (result >= 0 || errno != EINTR) return result;
  }
  throw Error(ErrorCode::Cancelled, "interrupted");
}

std::string read_all(const char* what, const std::string& file, int descriptor,
                     const std::atomic<bool>* cancelled) {
  std::string content;
  char block[1 << 16];
  while (true) {
    const ssize_t size = until_cancelled(
        cancelled, [&] { return ::read(descriptor, block, sizeof block); });
    if (size < 0) fail(what, file);
    if (size == 0) return content;
    content.append(block, static_cast<std::size_t>(size));
  }
}

}  // namespace

std::string read_input(const char* what, const std::string& file,
                       const std::atomic<bool>* cancelled) {
  if (file == "-") return read_all(what, file, STDIN_FILENO, cancelled);
  const int descriptor = static_cast<int>(until_cancelled(
      cancelled, [&] { return ::open(file.c_str(), O_RDONLY | O_CLOEXEC); }));
  if (descriptor < 0) fail(what, file);
  // Left open: if reading fails, the program is at its end.
  std::string content = read_all(what, file, descriptor, cancelled);
  ::close(descriptor);
  return content;
}
