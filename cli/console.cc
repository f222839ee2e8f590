// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include <fcntl.h>
#include <stdio_ext.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include "dossier/error.h"
#include "indexer/text/utf8.h"
#include "searcher/present/displayable.h"

namespace {

// Nobody takes what is buffered, and flushing it at exit would wait again.
void abandon_output() {
  __fpurge(stdout);
  std::clearerr(stdout);
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere < 0) return;
  ::dup2(nowhere, STDOUT_FILENO);
  ::close(nowhere);
}

[[noreturn]] void fail_output() {
  using dossier::Error;
  using dossier::ErrorCode;
  const int reason = errno;
  if (reason == EPIPE) throw OutputClosed();
  if (reason == EINTR) {
    abandon_output();
    throw Error(ErrorCode::Cancelled, "writing standard output: cancelled");
  }
  throw Error(ErrorCode::Io,
              "writing standard output: " +
                  std::error_code(reason, std::generic_category()).message());
}

}  // namespace

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
    fail_output();
}

void flush_output() {
  if (std::fflush(stdout) != 0) fail_output();
}

void tell(std::string_view text) {
  using namespace dossier::internal;
  // A query or a file name in it may hold anything.
  const std::string line =
      std::string(program_name) + ": " + displayable(clean_utf8(text)) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::size_t terminal_columns(int descriptor) {
  winsize size = {};
  return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
