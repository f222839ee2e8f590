// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_TESTS_CLI_FIFO_H_
#define DOSSIER_TESTS_CLI_FIFO_H_

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <string_view>

namespace dossier::test {

// A FIFO of which this process holds both ends, so that opening one never
// blocks: input that does not end until close(), or output that nobody reads.
class Fifo {
 public:
  explicit Fifo(const std::filesystem::path& path) : path_(path) {
    if (::mkfifo(path.c_str(), 0600) == 0)
      descriptor_ = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor_ < 0) throw std::runtime_error("cannot make a FIFO");
  }
  ~Fifo() { close(); }
  Fifo(const Fifo&) = delete;
  Fifo& operator=(const Fifo&) = delete;

  const std::filesystem::path& path() const { return path_; }

  void write(std::string_view text) const {
    if (::write(descriptor_, text.data(), text.size()) !=
        static_cast<ssize_t>(text.size()))
      throw std::runtime_error("cannot write to a FIFO");
  }

  // Bytes that were written and not read.
  int waiting() const {
    int bytes = 0;
    ::ioctl(descriptor_, FIONREAD, &bytes);
    return bytes;
  }

  void close() {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
  }

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
};

}  // namespace dossier::test

#endif  // DOSSIER_TESTS_CLI_FIFO_H_
