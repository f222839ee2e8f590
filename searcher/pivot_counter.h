// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PIVOT_COUNTER_H_
#define DOSSIER_SEARCHER_PIVOT_COUNTER_H_

#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/store/value_map.h"
#include "searcher/named_units.h"

namespace dossier::internal {

// Counts the articles, or stories, that have a unit with a value of the rows
// and one of the columns.
class PairCounter {
 public:
  // `values`: how many the snapshot has.
  PairCounter(std::size_t values, const std::vector<ValueNumber>& rows,
              const std::vector<ValueNumber>& columns);

  // Adds an article's units to what is looked at.
  void add(const std::vector<ValueSet>& units);
  // Counts once whatever was added since the last call.
  void count_added();
  std::vector<std::vector<std::uint64_t>> take() { return std::move(cells_); }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;
  using Place = std::pair<std::uint32_t, std::uint32_t>;

  // Of each value its row and its column.
  std::vector<std::uint32_t> row_, column_;
  std::vector<std::vector<std::uint64_t>> cells_;
  std::vector<Place> found_;  // in what was added
};

// A value of each of three facets.
using Triple = std::array<ValueNumber, 3>;

// Counts the articles, or stories, that have a unit with values of three
// facets. Of a facet that is there twice, different values in one order make a
// triple.
class TripleCounter {
 public:
  // More different triples than this are an error.
  static constexpr std::size_t kMost = 4'000'000;

  TripleCounter(const ValueMap& values, const std::array<Facet, 3>& facets);

  void add(const std::vector<ValueSet>& units);
  // Throws Error (LimitExceeded).
  void count_added();

  std::size_t distinct() const { return counts_.size(); }
  // The most frequent ones; equal ones by their values.
  std::vector<std::pair<Triple, std::uint32_t>> best(std::size_t limit) const;

 private:
  struct Hash {
    std::size_t operator()(const Triple& triple) const;
  };
  using Range = std::pair<ValueNumber, ValueNumber>;

  std::array<Range, 3> ranges_;  // of each facet's values
  std::unordered_map<Triple, std::uint32_t, Hash> counts_;
  std::vector<Triple> found_;  // in what was added
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PIVOT_COUNTER_H_
