// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/glass_reader.h"

#include <limits>

#include "dossier/error.h"
#include "indexer/store/glass_format.h"
#include "indexer/store/varint.h"

namespace dossier::internal {

using namespace glass;

namespace {

constexpr std::size_t kMostLevels = 10;

}  // namespace

GlassReader::GlassReader(std::string_view file, const std::string& path)
    : file_(file), path_(path) {
  read_header();
}

void GlassReader::fail(const char* reason) const {
  throw Error(ErrorCode::Corrupt, "reading " + path_ + ": " + reason);
}

std::uint64_t GlassReader::number(std::string_view& bytes) const {
  std::uint64_t value;
  if (!take_varint(bytes, value)) fail("its header ends early");
  return value;
}

void GlassReader::read_header() {
  if (!file_.starts_with(kMagic) || file_.size() < kBlockBytes)
    fail("it is no database");
  std::string_view rest = file_.substr(kMagic.size() + kUuidBytes);
  number(rest);  // revision
  for (std::size_t table = 0; table < kTables; ++table) {
    const std::uint64_t root = number(rest);
    const std::uint64_t level_and_flags = number(rest);
    number(rest);  // entries
    const std::uint64_t block_units = number(rest);
    number(rest);  // compression
    const std::uint64_t free_bytes = number(rest);
    if (free_bytes > rest.size()) fail("its header ends early");
    rest.remove_prefix(free_bytes);
    const bool is_absent = (level_and_flags & 1) != 0;
    if (table > 0 || is_absent) continue;
    if (block_units * kBlockUnit != kBlockBytes || root > 0xffffffff ||
        level_and_flags >> 2 >= kMostLevels)
      fail("its header is damaged");
    enter(static_cast<std::uint32_t>(root),
          static_cast<std::size_t>(level_and_flags >> 2));
  }
  for (int i = 0; i < 3; ++i) number(rest);  // documents, unused, shortest
  const std::uint64_t frequency = number(rest);
  if (frequency > std::numeric_limits<std::uint32_t>::max())
    fail("its header is damaged");
  max_frequency_ = static_cast<std::uint32_t>(frequency);
}

// Goes down to a block, and from there to the first leaf below it.
void GlassReader::enter(std::uint32_t number, std::size_t level) {
  while (true) {
    if (number == 0 || number >= file_.size() / kBlockBytes)
      fail("a block lies outside");
    const std::string_view block =
        file_.substr(number * kBlockBytes, kBlockBytes);
    const std::size_t end = get16(block.data() + kDirectoryEndAt);
    if (static_cast<unsigned char>(block[kLevelAt]) != level ||
        end <= kDirectoryAt || end > kBlockBytes ||
        (end - kDirectoryAt) % kPlaceBytes != 0)
      fail("a block is damaged");
    steps_.push_back({block, kDirectoryAt, end});
    if (level == 0) return;
    steps_.back().place += kPlaceBytes;
    number = read_child(block, kDirectoryAt);
    --level;
  }
}

std::uint32_t GlassReader::read_child(std::string_view block,
                                      std::size_t place) const {
  const std::size_t at = get16(block.data() + place);
  if (at + sizeof(std::uint32_t) > kBlockBytes) fail("an item lies outside");
  return get32(block.data() + at);
}

GlassReader::LeafItem GlassReader::read_leaf_item(std::string_view block,
                                                  std::size_t place) const {
  const std::size_t at = get16(block.data() + place);
  if (at + kLeafHeadBytes > kBlockBytes) fail("an item lies outside");
  LeafItem item{get16(block.data() + at), {}, {}};
  const std::size_t size = (item.flags & kSizeMask) + kSizeBase;
  const auto key_bytes = static_cast<unsigned char>(block[at + 2]);
  std::size_t tag_at = kLeafHeadBytes + key_bytes;
  if (!(item.flags & kFirstComponent)) tag_at += kComponentBytes;
  if (at + size > kBlockBytes || tag_at > size) fail("an item lies outside");
  if (item.flags & kCompressed) fail("an item is compressed");
  item.key = block.substr(at + kLeafHeadBytes, key_bytes);
  item.tag = block.substr(at + tag_at, size - tag_at);
  return item;
}

bool GlassReader::next_item(LeafItem& item) {
  while (!steps_.empty() && steps_.back().place == steps_.back().end)
    steps_.pop_back();
  if (steps_.empty()) return false;
  if (static_cast<unsigned char>(steps_.back().block[kLevelAt]) > 0) {
    Step& branch = steps_.back();
    const std::size_t level =
        static_cast<unsigned char>(branch.block[kLevelAt]) - 1u;
    const std::size_t place = branch.place;
    branch.place += kPlaceBytes;
    enter(read_child(branch.block, place), level);
  }
  Step& leaf = steps_.back();
  item = read_leaf_item(leaf.block, leaf.place);
  leaf.place += kPlaceBytes;
  return true;
}

bool GlassReader::next() {
  LeafItem item;
  do {
    if (!next_item(item)) return false;
  } while (item.key.empty());  // the one that stands for nothing
  key_ = item.key;
  tag_ = item.tag;
  if (item.flags & kLastComponent) return true;
  joined_tag_ = item.tag;
  while (!(item.flags & kLastComponent)) {
    if (!next_item(item) || item.key != key_) fail("an item has no end");
    joined_tag_ += item.tag;
  }
  tag_ = joined_tag_;
  return true;
}

}  // namespace dossier::internal
