// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_STRING_LIST_H_
#define DOSSIER_INDEXER_STORE_STRING_LIST_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::internal {

// Strings one after the other, with offsets to tell them apart: a view of
// mapped bytes. Offsets are not trusted: a damaged one gives a wrong string,
// but never one that lies outside.
class StringTable {
 public:
  StringTable() = default;
  // REQUIRES at least one offset.
  StringTable(std::span<const std::uint32_t> offsets, std::string_view bytes)
      : offsets_(offsets), bytes_(bytes) {}

  std::uint32_t size() const {
    return offsets_.empty() ? 0
                            : static_cast<std::uint32_t>(offsets_.size() - 1);
  }
  std::string_view operator[](std::uint32_t i) const {
    std::size_t end = std::min<std::size_t>(offsets_[i + 1], bytes_.size());
    std::size_t begin = std::min<std::size_t>(offsets_[i], end);
    return bytes_.substr(begin, end - begin);
  }
  // The first place whose string is not below `text`; REQUIRES ascending
  // strings in [first, last).
  std::uint32_t lower_bound(std::uint32_t first, std::uint32_t last,
                            std::string_view text) const {
    while (first < last) {
      std::uint32_t middle = first + (last - first) / 2;
      if ((*this)[middle] < text)
        first = middle + 1;
      else
        last = middle;
    }
    return first;
  }

  std::span<const std::uint32_t> offsets() const { return offsets_; }
  std::string_view bytes() const { return bytes_; }

 private:
  std::span<const std::uint32_t> offsets_;
  std::string_view bytes_;
};

// The same, while it grows.
class StringList {
 public:
  // Throws Error (LimitExceeded) at 4 GiB.
  void add(std::string_view text);
  void reserve(std::size_t strings, std::size_t bytes) {
    offsets_.reserve(strings + 1);
    bytes_.reserve(bytes);
  }
  StringTable table() const { return {offsets_, bytes_}; }
  std::uint32_t size() const { return table().size(); }
  std::string_view operator[](std::uint32_t i) const { return table()[i]; }
  std::size_t memory() const {
    return bytes_.size() + offsets_.size() * sizeof(offsets_[0]);
  }

 private:
  std::vector<std::uint32_t> offsets_{0};
  std::string bytes_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_STRING_LIST_H_
