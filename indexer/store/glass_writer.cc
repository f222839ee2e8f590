// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/glass_writer.h"

#include <algorithm>
#include <cassert>

#include "dossier/error.h"
#include "indexer/store/varint.h"

namespace dossier::internal {

using namespace glass;

namespace {

constexpr std::uint32_t kRevision = 1;

// The shortest beginning of `key` that is above `before`, so that branches
// have short keys. REQUIRES before < key.
std::string_view separator(std::string_view before, std::string_view key) {
  const auto differs =
      std::mismatch(before.begin(), before.end(), key.begin(), key.end());
  return key.substr(0,
                    static_cast<std::size_t>(differs.second - key.begin()) + 1);
}

// Where a table begins: in the header.
void append_table(std::string& header, std::uint32_t root, std::size_t level,
                  std::uint32_t entries, std::uint32_t next_block) {
  constexpr unsigned kIsAbsent = 1, kIsSequential = 2;
  const bool is_absent = root == 0;
  append_varint(header, root);
  append_varint(header,
                level << 2 | (is_absent ? kIsAbsent | kIsSequential : 0));
  append_varint(header, entries);
  append_varint(header, kBlockBytes / kBlockUnit);
  append_varint(header, 0);  // tags are not compressed
  std::string free_blocks;   // there are none
  if (!is_absent) {
    append_varint(free_blocks, kRevision);
    append_varint(free_blocks, next_block);
    free_blocks.append(4, '\0');
  }
  append_varint(header, free_blocks.size());
  header += free_blocks;
}

}  // namespace

GlassWriter::Block::Block(std::size_t level) : bytes(kBlockBytes, '\0') {
  put32(bytes.data(), kRevision);
  bytes[kLevelAt] = static_cast<char>(level);
  clear();
}

void GlassWriter::Block::clear() {
  directory_end = kDirectoryAt;
  items_begin = kBlockBytes;
}

char* GlassWriter::Block::place_for(std::size_t item_bytes) {
  if (directory_end + kPlaceBytes + item_bytes > items_begin) return nullptr;
  items_begin -= item_bytes;
  put16(bytes.data() + directory_end, items_begin);
  directory_end += kPlaceBytes;
  return bytes.data() + items_begin;
}

GlassWriter::GlassWriter(FileWriter& file) : file_(file) {
  file_.append(std::string(kBlockBytes, '\0'));  // for the header
  levels_.emplace_back(0);
  put16(levels_[0].place_for(kLeafHeadBytes), kFirstComponent | kLastComponent);
}

void GlassWriter::add(std::string_view key, std::string_view head,
                      std::string_view body) {
  const std::size_t size =
      kLeafHeadBytes + key.size() + head.size() + body.size();
  assert(key > last_key_ && key.size() <= kMostKeyBytes);
  assert(size <= kMostItemBytes);
  char* out = levels_[0].place_for(size);
  if (out == nullptr) {
    close(0);
    levels_[0].least_key = separator(last_key_, key);
    out = levels_[0].place_for(size);
  }
  put16(out, kFirstComponent | kLastComponent | (size - kSizeBase));
  out[2] = static_cast<char>(key.size());
  out += kLeafHeadBytes;
  for (std::string_view part : {key, head, body})
    out = std::copy(part.begin(), part.end(), out);
  last_key_ = key;
  ++entries_;
}

// Writes the block and empties it. Returns its number.
std::uint32_t GlassWriter::write(Block& block) {
  // A free piece of an earlier block's items would be of no harm, but the same
  // entries should make the same file.
  std::fill(block.bytes.begin() + block.directory_end,
            block.bytes.begin() + block.items_begin, '\0');
  const std::size_t free = block.items_begin - block.directory_end;
  put16(block.bytes.data() + kFreeAt, free);
  put16(block.bytes.data() + kFreeAt + 2, free);
  put16(block.bytes.data() + kDirectoryEndAt, block.directory_end);
  file_.append(block.bytes);
  block.clear();
  if (next_block_ == 0xffffffff)
    throw Error(ErrorCode::LimitExceeded, "writing postings: too many blocks");
  return next_block_++;
}

void GlassWriter::close(std::size_t level) {
  const std::uint32_t number = write(levels_[level]);
  const std::string key = levels_[level].least_key;
  add_child(level + 1, number, key);
}

void GlassWriter::add_child(std::size_t level, std::uint32_t child,
                            std::string_view key) {
  if (level == levels_.size()) levels_.emplace_back(level);
  const auto size = [](std::string_view k) {
    return kBranchHeadBytes + k.size() + kComponentBytes;
  };
  const bool begins = levels_[level].is_empty();
  std::string_view shown = begins ? std::string_view() : key;
  char* out = levels_[level].place_for(size(shown));
  if (out == nullptr) {
    close(level);
    shown = {};
    out = levels_[level].place_for(size(shown));
  }
  if (shown.empty()) levels_[level].least_key = key;
  put32(out, child);
  out[4] = static_cast<char>(shown.size());
  out = std::copy(shown.begin(), shown.end(), out + kBranchHeadBytes);
  put16(out, shown.empty() ? 0 : 1);
}

void GlassWriter::finish(const GlassStatistics& statistics) {
  // The highest level is that of which no block was closed yet.
  for (std::size_t level = 0; level + 1 < levels_.size(); ++level) close(level);
  const std::uint32_t root = write(levels_.back());
  // A table of term lists without entries tells Xapian that there are none.
  Block no_term_lists(0);
  put16(no_term_lists.place_for(kLeafHeadBytes),
        kFirstComponent | kLastComponent);
  const std::uint32_t term_list_root = write(no_term_lists);
  file_.replace_beginning(header(statistics, root, term_list_root));
}

std::string GlassWriter::header(const GlassStatistics& statistics,
                                std::uint32_t root,
                                std::uint32_t term_list_root) const {
  constexpr std::size_t kTermListTable = 2;
  std::string header(kMagic);
  header.append(kUuidBytes, '\0');  // Xapian asks nothing of it
  append_varint(header, kRevision);
  append_table(header, root, levels_.size() - 1, entries_, root + 1);
  for (std::size_t table = 1; table < kTables; ++table) {
    if (table == kTermListTable)
      append_table(header, term_list_root, 0, 0, term_list_root + 1);
    else
      append_table(header, 0, 0, 0, 0);
  }
  append_varint(header, statistics.documents);
  append_varint(header, 0);  // unused numbers below the last document's
  append_varint(header, statistics.shortest);
  append_varint(header, statistics.max_frequency);
  append_varint(header, std::max(statistics.longest, statistics.max_frequency) -
                            statistics.max_frequency);
  append_varint(header, 0);  // changesets
  append_varint(header, statistics.total_length);
  append_varint(header, 0);  // spellings
  return header;
}

}  // namespace dossier::internal
