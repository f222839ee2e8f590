// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_VALUE_MAP_H_
#define DOSSIER_INDEXER_STORE_VALUE_MAP_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/store/file.h"
#include "indexer/store/segment.h"
#include "indexer/store/sorted_merge.h"

namespace dossier::internal {

// Of the places where segments have the value `id`, the one whose label is
// taken (takes_label() says why).
ListPlace choose_label(std::span<const std::shared_ptr<const Segment>> segments,
                       Facet facet, std::string_view id,
                       std::span<const ListPlace> places);

// The facet values of a whole revision, numbered by facet, then id, and for
// each segment the way from its own numbers to these. Written with each
// revision, mapped on opening. Immutable; shared by threads.
class ValueMap {
 public:
  // The bytes of the map over these segments.
  static std::string build(
      std::span<const std::shared_ptr<const Segment>> segments);

  // Throws Error (Corrupt) if the file does not fit the segments.
  static std::shared_ptr<const ValueMap> open(
      std::shared_ptr<const MappedFile> file,
      std::span<const std::shared_ptr<const Segment>> segments);
  virtual ~ValueMap() = default;

  virtual ValueNumber size() const = 0;
  virtual std::pair<ValueNumber, ValueNumber> values_of_facet(Facet) const = 0;
  virtual FacetValue value(ValueNumber) const = 0;
  // The folded words of the label, joined by single spaces: for finding values
  // by what people type.
  virtual std::string_view folded_label(ValueNumber) const = 0;
  virtual std::optional<ValueNumber> find(Facet, std::string_view id) const = 0;
  // Global number of each local one.
  virtual std::span<const ValueNumber> of_segment(
      std::size_t segment) const = 0;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_VALUE_MAP_H_
