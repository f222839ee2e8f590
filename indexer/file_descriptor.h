// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_FILE_DESCRIPTOR_H_
#define DOSSIER_INDEXER_FILE_DESCRIPTOR_H_

#include <unistd.h>

#include <utility>

namespace dossier::internal {

// Owns an open file: closes it when it goes. A negative number is none.
class FileDescriptor {
 public:
  explicit FileDescriptor(int fd = -1) : fd_(fd) {}
  ~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(other.release()) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }

  int get() const { return fd_; }
  // The caller closes it from now on, and learns how that went.
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_FILE_DESCRIPTOR_H_
