// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_GLASS_READER_H_
#define DOSSIER_INDEXER_STORE_GLASS_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::internal {

// Walks the postings table of a single-file Xapian database from its first
// entry to its last, whoever wrote it: for merging. Trusts nothing: throws
// Error (Corrupt) where the bytes are not a table.
class GlassReader {
 public:
  // Both outlive the reader.
  GlassReader(std::string_view file, const std::string& path);

  // Moves to the next entry; false at the end.
  bool next();
  // Of the current entry; they hold until the next call of next().
  std::string_view key() const { return key_; }
  std::string_view tag() const { return tag_; }

  // A bound on the within-document frequencies.
  std::uint32_t max_frequency() const { return max_frequency_; }

 private:
  // A block on the way from the root to the current entry.
  struct Step {
    std::string_view block;
    std::size_t place;  // in the directory, of the item to come
    std::size_t end;
  };
  struct LeafItem {
    unsigned flags;
    std::string_view key, tag;
  };

  void read_header();
  std::uint64_t number(std::string_view& bytes) const;
  void enter(std::uint32_t block, std::size_t level);
  bool next_item(LeafItem& item);
  LeafItem read_leaf_item(std::string_view block, std::size_t place) const;
  std::uint32_t read_child(std::string_view block, std::size_t place) const;
  [[noreturn]] void fail(const char* reason) const;

  std::string_view file_;
  const std::string& path_;
  std::vector<Step> steps_;  // from the root, empty at the end
  std::string_view key_, tag_;
  std::string joined_tag_;  // of several items
  std::uint32_t max_frequency_ = 0;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_GLASS_READER_H_
