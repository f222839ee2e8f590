// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_VARINT_H_
#define DOSSIER_INDEXER_STORE_VARINT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::internal {

// Numbers of seven bits a byte, the lowest first, the high bit set in all but
// the last byte.

inline constexpr std::size_t kMostVarintBytes32 = 5;

inline std::size_t varint_size(std::uint64_t number) {
  std::size_t size = 1;
  for (; number >= 0x80; number >>= 7) ++size;
  return size;
}

// Returns the end of what it wrote: varint_size(number) bytes.
inline char* put_varint(char* out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7)
    *out++ = static_cast<char>(0x80 | (number & 0x7f));
  *out++ = static_cast<char>(number);
  return out;
}

inline void append_varint(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7)
    out += static_cast<char>(0x80 | (number & 0x7f));
  out += static_cast<char>(number);
}

// Takes a number from the front of untrusted bytes; false if they do not begin
// with one of at most 64 bits.
inline bool take_varint(std::string_view& bytes, std::uint64_t& number) {
  number = 0;
  for (std::size_t i = 0; i < bytes.size() && i < 10; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    number |= static_cast<std::uint64_t>(byte & 0x7f) << (7 * i);
    if (byte < 0x80) {
      bytes.remove_prefix(i + 1);
      return true;
    }
  }
  return false;
}

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_VARINT_H_
