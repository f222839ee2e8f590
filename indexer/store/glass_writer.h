// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_GLASS_WRITER_H_
#define DOSSIER_INDEXER_STORE_GLASS_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/file.h"
#include "indexer/store/glass_format.h"

namespace dossier::internal {

// What a Xapian database says of itself beside its tables.
struct GlassStatistics {
  std::uint32_t documents = 0;
  std::uint64_t total_length = 0;
  std::uint32_t shortest = 0;  // document that is not empty
  std::uint32_t longest = 0;
  std::uint32_t max_frequency = 0;  // a bound on within-document frequencies
};

// Writes a single-file Xapian database that has postings and nothing else,
// from entries in order of key. Blocks are filled one after the other, and
// the levels above grow as they are written: each block once, in one pass.
class GlassWriter {
 public:
  // Appends to a new file, which outlives the writer.
  explicit GlassWriter(FileWriter& file);

  // The tag is head and body one after the other. REQUIRES keys in ascending
  // order, of 1 to kMostKeyBytes bytes, and
  // key + head + body <= kMostItemBytes - kLeafHeadBytes.
  void add(std::string_view key, std::string_view head, std::string_view body);

  // Writes what is left, and the header over the beginning of the file.
  void finish(const GlassStatistics& statistics);

 private:
  // One block that is being filled, of each level.
  struct Block {
    explicit Block(std::size_t level);
    // Room for an item of so many bytes; nullptr if it does not fit.
    char* place_for(std::size_t item_bytes);
    bool is_empty() const { return directory_end == glass::kDirectoryAt; }
    void clear();

    std::string bytes;
    std::size_t directory_end, items_begin;
    std::string least_key;  // between the last key before the block and its own
  };

  std::uint32_t write(Block& block);
  void close(std::size_t level);
  void add_child(std::size_t level, std::uint32_t child, std::string_view key);
  std::string header(const GlassStatistics& statistics, std::uint32_t root,
                     std::uint32_t term_list_root) const;

  FileWriter& file_;
  std::vector<Block> levels_;
  std::uint32_t next_block_ = 1;
  std::uint32_t entries_ = 0;
  std::string last_key_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_GLASS_WRITER_H_
