// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_BITMAP_H_
#define DOSSIER_INDEXER_STORE_BITMAP_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier::internal {

// One bit a document. Bits at and beyond size() are zero: whoever works on
// words() keeps that.
class Bitmap {
 public:
  Bitmap() = default;
  explicit Bitmap(std::size_t size) : size_(size), words_((size + 63) / 64) {}

  std::size_t size() const { return size_; }
  bool test(std::size_t i) const { return words_[i >> 6] >> (i & 63) & 1; }
  void set(std::size_t i) { words_[i >> 6] |= std::uint64_t{1} << (i & 63); }
  void reset(std::size_t i) {
    words_[i >> 6] &= ~(std::uint64_t{1} << (i & 63));
  }
  void set_all() {
    for (auto& word : words_) word = ~std::uint64_t{0};
    if (size_ & 63) words_.back() = (std::uint64_t{1} << (size_ & 63)) - 1;
  }
  std::size_t count() const;
  // Calls visit(i) for each bit that is set, in order.
  template <typename Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t w = 0; w < words_.size(); ++w)
      for (std::uint64_t word = words_[w]; word; word &= word - 1)
        visit(w * 64 + static_cast<std::size_t>(std::countr_zero(word)));
  }
  std::vector<std::uint64_t>& words() { return words_; }
  const std::vector<std::uint64_t>& words() const { return words_; }

 private:
  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

// Number of bits set in both. REQUIRES equal sizes.
std::size_t count_common(std::span<const std::uint64_t> a,
                         std::span<const std::uint64_t> b);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_BITMAP_H_
