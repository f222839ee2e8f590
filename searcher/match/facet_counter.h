// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_FACET_COUNTER_H_
#define DOSSIER_SEARCHER_MATCH_FACET_COUNTER_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/store/segment.h"
#include "searcher/match/doc_set.h"
#include "searcher/match/part_counter.h"

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
  std::vector<std::uint32_t> by_value;  // none if no facet is wanted
  std::array<std::uint64_t, kFacetCount> counted{};
  std::array<std::uint64_t, kFacetCount> with_value{};
  // By value, the articles that mention it in title, lead and body; empty
  // unless asked for.
  std::vector<CountsInParts> in_parts;

  // Adds what another thread counted. REQUIRES as many values.
  void add(const FacetTotals& other);
};

// Counts the facet values of documents of one segment; each document costs a
// step for each of its values.
class FacetCounter {
 public:
  FacetCounter(const Segment& segment, const FacetMask& wanted,
               PartCounting counting = {});

  // These documents, ascending, are in the base of every facet.
  void count(std::span<const DocNumber> docs);

  // These documents, ascending, are in the base of this facet alone.
  void count(std::span<const DocNumber> docs, Facet facet);

  // Adds what was counted to the totals of the snapshot. REQUIRES a
  // wanted facet.
  void add_to(FacetTotals& totals,
              std::span<const ValueNumber> to_global) const;

  // What was counted, by the segment's own values. Counts nothing afterwards.
  // REQUIRES a wanted facet.
  FacetTotals take();

 private:
  struct Single {
    Facet facet;
    std::span<const ValueNumber> values;
  };

  std::span<const std::uint32_t> counts_of(Facet facet) const;
  void add_documents_to(FacetTotals& totals) const;
  void count_mentioned(Facet facet, std::span<const DocNumber> docs);
  void count_parts(Facet facet, std::span<const DocNumber> docs);
  void count_single(const Single& single, std::span<const DocNumber> docs);
  std::uint64_t with_value(Facet facet, std::span<const DocNumber> docs) const;

  const Segment& segment_;
  FacetMask wanted_;
  PartCounting counting_;
  std::vector<Facet> entities_;
  std::vector<Single> singles_;
  ValueNumber none_;  // where documents without a value are counted
  std::vector<std::uint32_t> counts_;
  std::vector<CountsInParts> in_parts_;  // if asked for
  std::uint64_t all_ = 0;
  std::array<std::uint64_t, kFacetCount> alone_{};
  std::array<std::uint64_t, kFacetCount> with_value_{};
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_FACET_COUNTER_H_
