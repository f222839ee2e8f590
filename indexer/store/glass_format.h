// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Xapian's glass format, as far as a table that is written once and read from
// end to end needs it. A single-file database is a header in block 0, and for
// each table a B-tree of blocks:
//
//   u32 revision, u8 level (0: leaf), u16 free, u16 free, u16 end of directory,
//   directory (u16 places of items, in order of key), free space, items
//
// with big-endian integers. An item of a leaf and one of a branch:
//
//   u16 flags and size - 3, u8 size of key, key, [u16 component,] tag
//   u32 block, u8 size of key, key, u16 component
//
// A tag too long for one item continues in further ones (components 2, 3 ...);
// ours never are. The first item of a branch has no key, and so has the first
// of the whole table, which stands for nothing.
#ifndef DOSSIER_INDEXER_STORE_GLASS_FORMAT_H_
#define DOSSIER_INDEXER_STORE_GLASS_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dossier::internal::glass {

using namespace std::string_view_literals;

// Then the version of the format: the date 2016-03-14, of all of Xapian 1.4.
inline constexpr std::string_view kMagic = "\x0f\x0dXapian Glass\x04n"sv;
inline constexpr std::size_t kUuidBytes = 16;
inline constexpr std::size_t kBlockBytes = 8192;
inline constexpr std::size_t kBlockUnit = 2048;  // sizes are counted in these
inline constexpr std::size_t kTables = 6;        // the first has the postings

inline constexpr std::size_t kLevelAt = 4;
inline constexpr std::size_t kFreeAt = 5;  // twice: largest piece, and all
inline constexpr std::size_t kDirectoryEndAt = 9;
inline constexpr std::size_t kDirectoryAt = 11;
inline constexpr std::size_t kPlaceBytes = 2;

inline constexpr std::size_t kLeafHeadBytes = 3;    // before the key
inline constexpr std::size_t kBranchHeadBytes = 5;  // before the key
inline constexpr std::size_t kComponentBytes = 2;
inline constexpr std::size_t kSizeBase = 3;  // is not counted in a leaf's size
inline constexpr unsigned kSizeMask = 0x1fff;
inline constexpr unsigned kFirstComponent = 0x2000;
inline constexpr unsigned kLastComponent = 0x4000;
inline constexpr unsigned kCompressed = 0x8000;

inline constexpr std::size_t kMostKeyBytes = 255;
// Four of the largest items fit in a block.
inline constexpr std::size_t kMostItemBytes =
    (kBlockBytes - kDirectoryAt - 4 * kPlaceBytes) / 4;

// What the key of the list of document lengths begins with; all that begin
// with NUL are no terms.
inline constexpr std::string_view kLengthsKey = "\0\xe0"sv;

inline void put16(char* at, std::size_t value) {
  at[0] = static_cast<char>(value >> 8);
  at[1] = static_cast<char>(value);
}
inline void put32(char* at, std::size_t value) {
  put16(at, value >> 16);
  put16(at + 2, value);
}
inline unsigned get16(const char* at) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(at);
  return bytes[0] << 8 | bytes[1];
}
inline std::uint32_t get32(const char* at) {
  return static_cast<std::uint32_t>(get16(at)) << 16 | get16(at + 2);
}

}  // namespace dossier::internal::glass

#endif  // DOSSIER_INDEXER_STORE_GLASS_FORMAT_H_
