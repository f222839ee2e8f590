// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_ARTICLE_PARTS_H_
#define DOSSIER_INDEXER_STORE_ARTICLE_PARTS_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "dossier/article_part.h"

namespace dossier::internal {

inline constexpr std::size_t kPartCount = 3;
inline constexpr std::array<ArticlePart, kPartCount> kParts{
    ArticlePart::Title, ArticlePart::Lead, ArticlePart::Body};

// A set of parts, as a bit each: 1 title, 2 lead, 4 body. The numbers are part
// of the format.
class PartSet {
 public:
  static constexpr std::uint8_t kAll = 7;

  constexpr PartSet() = default;
  constexpr explicit PartSet(std::uint8_t bits) : bits_(bits) {}
  // Of one part, or of all if it is the whole article.
  static constexpr PartSet of(ArticlePart part) {
    return PartSet(part == ArticlePart::Whole
                       ? kAll
                       : static_cast<std::uint8_t>(
                             1 << (static_cast<int>(part) - 1)));
  }

  constexpr std::uint8_t bits() const { return bits_; }
  constexpr bool has(ArticlePart part) const {
    return (bits_ & of(part).bits_) != 0;
  }
  constexpr void add(PartSet other) { bits_ |= other.bits_; }

  friend constexpr bool operator==(PartSet, PartSet) = default;

 private:
  std::uint8_t bits_ = 0;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_ARTICLE_PARTS_H_
