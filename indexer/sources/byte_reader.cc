// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/byte_reader.h"

#include <archive.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <system_error>
#include <utility>

#include "dossier/error.h"
#include "indexer/sources/sources.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kBlockBytes = 64 << 10;

// Short files of repetitive text compress well beyond any ratio; a bomb needs
// more than this to do harm.
constexpr std::uint64_t kRatioFreeBytes = 1 << 20;

// Filters that work inside this process. libarchive has others that would start
// programs (lrzip, lzop, grzip): a name in a news archive must not.
void support_filters(archive* a) {
  archive_read_support_filter_gzip(a);
  archive_read_support_filter_bzip2(a);
  archive_read_support_filter_xz(a);
  archive_read_support_filter_lzma(a);
  archive_read_support_filter_lzip(a);
  archive_read_support_filter_lz4(a);
  archive_read_support_filter_compress(a);
  archive_read_support_filter_zstd(a);
}

}  // namespace

ByteReader::ByteReader(int fd, std::string name, const ReadOptions& options)
    : fd_(fd),
      name_(std::move(name)),
      max_unpacked_bytes_(options.max_unpacked_bytes),
      max_ratio_(options.max_ratio),
      cancelled_(options.cancelled),
      packed_(kBlockBytes, '\0') {}

ByteReader::~ByteReader() {
  if (archive_ != nullptr) archive_read_free(archive_);
}

std::string_view ByteReader::next() {
  if (!peeked_.empty()) return std::exchange(peeked_, {});
  return at_end_ ? std::string_view() : unpack();
}

std::string_view ByteReader::peek() {
  if (peeked_.empty()) peeked_ = next();
  return peeked_;
}

std::ptrdiff_t ByteReader::read_packed(archive*, void* self,
                                       const void** buffer) {
  auto& reader = *static_cast<ByteReader*>(self);
  *buffer = reader.packed_.data();
  // Asked before the first read as well: the signal may have come already, and
  // a terminal or a pipe may give nothing for hours.
  ssize_t size = -1;
  errno = EINTR;
  while (size < 0 && errno == EINTR && !reader.is_cancelled())
    size = ::read(reader.fd_, reader.packed_.data(), reader.packed_.size());
  if (size < 0) {
    reader.read_errno_ = errno;
    return ARCHIVE_FATAL;
  }
  reader.packed_bytes_ += static_cast<std::uint64_t>(size);
  return size;
}

std::string_view ByteReader::unpack() {
  if (archive_ == nullptr) {
    archive_ = archive_read_new();
    if (archive_ == nullptr) throw std::bad_alloc();
    archive_read_support_format_raw(archive_);
    archive_read_support_format_empty(archive_);
    support_filters(archive_);
    if (archive_read_open(archive_, this, nullptr, read_packed, nullptr) !=
        ARCHIVE_OK) {
      fail();
    }
    // The last filter of the chain is the one that calls read_packed.
    const int filters = archive_filter_count(archive_) - 1;
    if (filters > 1) {
      throw Error(ErrorCode::InvalidArgument, "compressed more than once");
    }
    compressed_ = filters == 1;
    archive_entry* entry;
    const int status = archive_read_next_header(archive_, &entry);
    if (status < ARCHIVE_WARN) fail();
    if (status == ARCHIVE_EOF) return end();
  }
  const void* data = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  while (size == 0) {
    const int status = archive_read_data_block(archive_, &data, &size, &offset);
    if (status == ARCHIVE_EOF) return end();
    if (status < ARCHIVE_WARN) fail();
  }
  unpacked_bytes_ += size;
  check_bounds();
  return {static_cast<const char*>(data), size};
}

// libarchive stops where compressed data ends, whatever follows.
std::string_view ByteReader::end() {
  at_end_ = true;
  if (!compressed_) return {};
  constexpr int kClient = -1;  // the last filter, which gives out what we read
  const auto used =
      static_cast<std::uint64_t>(archive_filter_bytes(archive_, kClient));
  const void* block = nullptr;
  if (used < packed_bytes_ || read_packed(archive_, this, &block) > 0)
    throw Error(ErrorCode::InvalidArgument,
                "damaged compressed data: something else follows it");
  return {};
}

void ByteReader::check_bounds() const {
  if (!compressed_) return;
  if (unpacked_bytes_ > max_unpacked_bytes_) {
    throw Error(ErrorCode::LimitExceeded,
                "unpacks to more than the bound of " +
                    std::to_string(max_unpacked_bytes_) + " bytes");
  }
  if (unpacked_bytes_ > kRatioFreeBytes &&
      unpacked_bytes_ / max_ratio_ > packed_bytes_) {
    throw Error(ErrorCode::LimitExceeded, "unpacks to more than " +
                                              std::to_string(max_ratio_) +
                                              " times its size");
  }
}

void ByteReader::fail() const {
  if (read_errno_ == EINTR)
    throw Error(ErrorCode::Cancelled, "reading " + name_ + ": cancelled");
  if (read_errno_ != 0) {
    throw Error(
        ErrorCode::Io,
        "reading " + name_ + ": " +
            std::error_code(read_errno_, std::generic_category()).message());
  }
  const char* reason = archive_error_string(archive_);
  throw Error(ErrorCode::InvalidArgument,
              std::string("damaged compressed data") +
                  (reason != nullptr ? std::string(": ") + reason : ""));
}

std::string read_all(ByteReader& reader, std::uint64_t max_bytes) {
  std::string content;
  for (;;) {
    const std::string_view piece = reader.next();
    if (piece.empty()) return content;
    if (piece.size() > max_bytes - content.size()) {
      throw Error(
          ErrorCode::LimitExceeded,
          "larger than the bound of " + std::to_string(max_bytes) + " bytes");
    }
    content += piece;
  }
}

}  // namespace dossier::internal
