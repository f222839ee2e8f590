// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The records of a segment, many to a block, each block compressed by itself.
#ifndef DOSSIER_INDEXER_STORE_RECORD_FILE_H_
#define DOSSIER_INDEXER_STORE_RECORD_FILE_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/document.h"
#include "indexer/store/file.h"
#include "indexer/store/section_file.h"

namespace dossier::internal {

struct RecordBlock {
  std::uint64_t offset;  // in the section of blocks
  std::uint32_t size;    // compressed
  std::uint32_t raw_size;
};

struct RecordPlace {
  std::uint32_t block;
  std::uint32_t offset;  // in the raw block
};

// A mapped records file. Shared by threads.
class RecordFile {
 public:
  // Throws Error (Corrupt, Incompatible).
  explicit RecordFile(std::shared_ptr<const MappedFile> file);

  std::uint32_t size() const {
    return static_cast<std::uint32_t>(places_.size());
  }
  std::span<const RecordBlock> blocks() const { return blocks_; }
  std::span<const RecordPlace> places() const { return places_; }

  // These check every bound they rely on, and throw Error (Corrupt).
  std::string_view compressed(std::uint32_t block) const;
  std::string decompress(std::uint32_t block) const;
  // The encoded record at `offset` of a decompressed block.
  std::string_view encoded(std::string_view raw, std::uint32_t offset) const;
  StoredRecord record(std::uint32_t doc) const;

 private:
  [[noreturn]] void fail(const char* reason) const;

  std::shared_ptr<const MappedFile> file_;
  std::string_view bytes_;
  std::span<const RecordBlock> blocks_;
  std::span<const RecordPlace> places_;
};

// Reads many records of one file, keeping the last block decompressed: cheap
// in order of document. Belongs to one thread.
class RecordCursor {
 public:
  explicit RecordCursor(const RecordFile& file) : file_(file) {}
  StoredRecord record(std::uint32_t doc);

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;

  const RecordFile& file_;
  std::uint32_t block_ = kNone;
  std::string raw_;
};

class RecordFileWriter {
 public:
  explicit RecordFileWriter(const std::filesystem::path& path);
  ~RecordFileWriter();

  void add(const StoredRecord& record);
  // Every record of another file. Its blocks are copied as they are, except
  // small ones, which are joined: a file that grows by one record at a time
  // must not end as one block a record.
  void add_all(const RecordFile& other);
  std::size_t pending_bytes() const { return pending_.size(); }
  FileInfo finish();

 private:
  struct Compressor;
  void open_block();
  void close_block();
  void append_block(std::uint32_t block, std::string_view compressed,
                    std::size_t raw_size);

  FileWriter file_;
  SectionWriter sections_;
  std::unique_ptr<Compressor> compressor_;
  std::vector<RecordBlock> blocks_;
  std::vector<RecordPlace> places_;
  std::uint64_t blocks_size_ = 0;
  bool is_open_ = false;             // a block is being filled
  std::uint32_t pending_block_ = 0;  // its number, if so
  std::string pending_;              // its raw bytes
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_RECORD_FILE_H_
