// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_FACET_COUNTER_H_
#define DOSSIER_SEARCHER_MATCH_FACET_COUNTER_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/store/segment.h"
#include "searcher/match/deadline.h"
#include "searcher/match/doc_set.h"

namespace dossier::internal {

// Which facets to count.
using FacetMask = std::array<bool, kFacetCount>;

// Exact counts of a whole search: by value of the snapshot, and by facet the
// articles in its base and those of them with a value.
struct FacetTotals {
  std::vector<std::uint32_t> by_value;
  std::array<std::uint64_t, kFacetCount> counted{};
  std::array<std::uint64_t, kFacetCount> with_value{};
};

// Counts the facet values of documents of one segment. The documents of a base
// are told one by one; each costs a step for each of its values.
class FacetCounter {
 public:
  FacetCounter(const Segment& segment, const FacetMask& wanted);

  // All these documents are in the base of every facet. To be called once.
  void count_all(const DocSet& documents, const Deadline& deadline);

  // The document is in the base of every facet.
  void count(DocNumber doc) {
    ++all_;
    if (wants_entities_) {
      count_row(doc);
      for (Entity& entity : entities_)
        entity.with_value += entity.has_value[doc >> 6] >> (doc & 63) & 1;
    }
    for (const Single& single : singles_)
      ++counts_[std::min(single.values[doc], none_)];
  }

  // The document is in the base of this facet alone.
  void count(DocNumber doc, Facet facet);

  // Adds what was counted to the totals of the snapshot.
  void add_to(FacetTotals& totals,
              std::span<const ValueNumber> to_global) const;

 private:
  struct Single {
    Facet facet;
    std::span<const ValueNumber> values;
  };
  struct Entity {
    Facet facet;
    std::span<const std::uint64_t> has_value;
    std::uint64_t with_value = 0;
  };

  void count_rows(std::span<const DocNumber> docs);
  void count_row(DocNumber doc) {
    for (std::uint32_t i = offsets_[doc]; i < offsets_[doc + 1]; ++i)
      ++counts_[rows_[i]];
  }

  const Segment& segment_;
  FacetMask wanted_;
  bool wants_entities_ = false;
  std::span<const std::uint32_t> offsets_;
  std::span<const ValueNumber> rows_;
  std::vector<Single> singles_;
  std::vector<Entity> entities_;
  ValueNumber none_;  // where documents without a value are counted
  std::vector<std::uint32_t> counts_;
  std::uint64_t all_ = 0;
  std::array<std::uint64_t, kFacetCount> alone_{};
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_FACET_COUNTER_H_
