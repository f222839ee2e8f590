// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_ENTITY_ROWS_H_
#define DOSSIER_INDEXER_STORE_ENTITY_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "indexer/store/article_parts.h"

namespace dossier::internal {

// Values of entity facets, one ascending row a document, the rows one after
// the other. A number takes two bytes if all of the segment's fit, for half
// the memory is to be moved when they are counted, else four.
class EntityRows {
 public:
  // Values below this fit in the narrow form.
  static constexpr std::size_t kNarrowEnd = 1 << 16;

  EntityRows() = default;
  // `parts` has a PartSet for each value: where the article mentions it.
  EntityRows(std::span<const std::uint32_t> offsets,
             std::span<const std::uint16_t> narrow,
             std::span<const std::uint8_t> parts)
      : offsets_(offsets), narrow_(narrow), parts_(parts) {}
  EntityRows(std::span<const std::uint32_t> offsets,
             std::span<const std::uint32_t> wide,
             std::span<const std::uint8_t> parts)
      : offsets_(offsets), wide_(wide), parts_(parts) {}

  // Where each document's row begins, and where the last one ends.
  std::span<const std::uint32_t> offsets() const { return offsets_; }
  std::size_t row_size(std::uint32_t doc) const {
    return offsets_[doc + 1] - offsets_[doc];
  }

  std::span<const std::uint8_t> parts() const { return parts_; }

  // Calls use(span) with the values of all rows, narrow or wide.
  template <typename Use>
  void with_values(Use&& use) const {
    if (wide_.empty())
      use(narrow_);
    else
      use(wide_);
  }

  // Calls visit(value) for each value of the document.
  template <typename Visit>
  void for_each(std::uint32_t doc, Visit&& visit) const {
    with_values([&](auto values) {
      for (std::uint32_t i = offsets_[doc]; i < offsets_[doc + 1]; ++i)
        visit(std::uint32_t{values[i]});
    });
  }

  // The same, of the values that the part mentions.
  template <typename Visit>
  void for_each_in(ArticlePart part, std::uint32_t doc, Visit&& visit) const {
    with_values([&](auto values) {
      for (std::uint32_t i = offsets_[doc]; i < offsets_[doc + 1]; ++i)
        if (part == ArticlePart::Whole || PartSet(parts_[i]).has(part))
          visit(std::uint32_t{values[i]});
    });
  }

 private:
  std::span<const std::uint32_t> offsets_;
  std::span<const std::uint16_t> narrow_;
  std::span<const std::uint32_t> wide_;
  std::span<const std::uint8_t> parts_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_ENTITY_ROWS_H_
