// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_SOURCES_BYTE_READER_H_
#define DOSSIER_INDEXER_SOURCES_BYTE_READER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

struct archive;

namespace dossier::internal {

struct ReadOptions;

// The content of an open file descriptor, decompressed if its first bytes are
// those of gzip, bzip2, xz, lzma, lzip, lz4, compress or zstd; piece by piece,
// so that memory does not depend on the length. The descriptor stays open.
//
// Errors: Io if the operating system refuses to read; InvalidArgument if the
// compressed data is damaged, cut off, followed by something else or
// compressed twice; LimitExceeded past
// `max_unpacked_bytes` or `max_ratio`. What came before stays usable.
class ByteReader {
 public:
  // `name` stands for the descriptor in messages.
  ByteReader(int fd, std::string name, const ReadOptions& options);
  ~ByteReader();
  ByteReader(const ByteReader&) = delete;
  ByteReader& operator=(const ByteReader&) = delete;

  // The next piece; empty at the end. Holds until the next call.
  std::string_view next();

  // The next piece without consuming it.
  std::string_view peek();

 private:
  static std::ptrdiff_t read_packed(archive*, void* self, const void** buffer);
  std::string_view unpack();
  std::string_view end();
  bool is_cancelled() const { return cancelled_ && *cancelled_; }
  void check_bounds() const;
  [[noreturn]] void fail() const;

  const int fd_;
  const std::string name_;
  const std::uint64_t max_unpacked_bytes_;
  const unsigned max_ratio_;
  const std::atomic<bool>* const cancelled_;
  archive* archive_ = nullptr;
  std::string packed_;  // the block that libarchive reads from
  std::string_view peeked_;
  std::uint64_t packed_bytes_ = 0;
  std::uint64_t unpacked_bytes_ = 0;
  int read_errno_ = 0;  // why the last read failed, if it did
  bool compressed_ = false;
  bool at_end_ = false;
};

// The whole content, if it is at most `max_bytes`; else throws LimitExceeded.
std::string read_all(ByteReader& reader, std::uint64_t max_bytes);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_SOURCES_BYTE_READER_H_
