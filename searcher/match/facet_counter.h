// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_FACET_COUNTER_H_
#define DOSSIER_SEARCHER_MATCH_FACET_COUNTER_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "indexer/store/bitmap.h"
#include "indexer/store/segment.h"
#include "searcher/match/doc_set.h"
#include "searcher/match/part_counter.h"
#include "searcher/match/value_counts.h"

namespace dossier::internal {

// Which facets to count.
using FacetMask = std::array<bool, kFacetCount>;

inline bool counts_any(const FacetMask& facets) {
  return std::any_of(facets.begin(), facets.end(),
                     [](bool any) { return any; });
}

// Exact counts of a whole search: by value of the snapshot, and by facet the
// articles in its base and those of them with a value.
struct FacetTotals {
  ValueCounts by_value;
  std::array<std::uint64_t, kFacetCount> counted{};
  std::array<std::uint64_t, kFacetCount> with_value{};
  // By value, the articles that mention it in title, lead and body; empty
  // unless asked for.
  std::vector<CountsInParts> in_parts;

  // Adds what was counted of the same values.
  void add(FacetTotals other);
  // Adds what was counted in a segment, whose value i is the snapshot's
  // to_global[i], one of so many.
  void add(const FacetTotals& other, std::span<const ValueNumber> to_global,
           std::size_t values);

 private:
  void add_documents(const FacetTotals& other);
};

// Counts the facet values of documents of one segment; each document costs a
// step for each of its values. Belongs to the thread that makes it.
class FacetCounter {
 public:
  // About `documents` will be counted: of few, the values that they have are
  // noted, so that what is never met costs nothing.
  FacetCounter(const Segment& segment, const FacetMask& wanted,
               std::uint64_t documents, PartCounting counting = {});
  ~FacetCounter();
  FacetCounter(const FacetCounter&) = delete;
  FacetCounter& operator=(const FacetCounter&) = delete;

  // These documents, ascending, are in the base of every facet.
  void count(std::span<const DocNumber> docs);

  // These documents, ascending, are in the base of this facet alone.
  void count(std::span<const DocNumber> docs, Facet facet);

  // What was counted, by the segment's own values. Counts nothing afterwards.
  FacetTotals take();

 private:
  struct Single {
    Facet facet;
    std::span<const ValueNumber> values;
  };

  void prepare_counts(std::uint64_t documents);
  void count_rows(std::optional<EntityRange> range,
                  std::span<const DocNumber> docs);
  void count_mentioned(Facet facet, std::span<const DocNumber> docs);
  void count_parts(Facet facet, std::span<const DocNumber> docs);
  void count_single(const Single& single, std::span<const DocNumber> docs);
  std::uint64_t with_value(Facet facet, std::span<const DocNumber> docs) const;
  ValueCounts take_noted();
  void give_back_counts();
  ValueCounts take_dense();

  const Segment& segment_;
  FacetMask wanted_;
  PartCounting counting_;
  std::vector<Facet> entities_;
  std::vector<Single> singles_;
  ValueNumber none_;  // where documents without a value are counted
  std::vector<EntityRange> unwanted_;  // counted nevertheless
  bool is_noting_ = false;
  Bitmap noted_;                         // values with a count, if noting
  std::vector<std::uint32_t> counts_;    // if noting, the thread's
  std::vector<CountsInParts> in_parts_;  // if asked for
  std::uint64_t all_ = 0;
  std::array<std::uint64_t, kFacetCount> alone_{};
  std::array<std::uint64_t, kFacetCount> with_value_{};
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_FACET_COUNTER_H_
