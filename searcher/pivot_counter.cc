// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pivot_counter.h"

#include <algorithm>
#include <span>
#include <string>

#include "dossier/error.h"

namespace dossier::internal {
namespace {

template <typename Found>
void keep_each_once(Found& found) {
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
}

}  // namespace

PairCounter::PairCounter(std::size_t values,
                         const std::vector<ValueNumber>& rows,
                         const std::vector<ValueNumber>& columns)
    : row_(values, kNone),
      column_(values, kNone),
      cells_(rows.size(), std::vector<std::uint64_t>(columns.size())) {
  for (std::uint32_t i = 0; i < rows.size(); ++i) row_[rows[i]] = i;
  for (std::uint32_t i = 0; i < columns.size(); ++i) column_[columns[i]] = i;
}

void PairCounter::add(const std::vector<ValueSet>& units) {
  for (const ValueSet& unit : units)
    for (const ValueNumber row : unit) {
      if (row_[row] == kNone) continue;
      for (const ValueNumber column : unit)
        if (column_[column] != kNone)
          found_.emplace_back(row_[row], column_[column]);
    }
}

void PairCounter::count_added() {
  keep_each_once(found_);
  for (const auto& [row, column] : found_) ++cells_[row][column];
  found_.clear();
}

TripleCounter::TripleCounter(const ValueMap& values,
                             const std::array<Facet, 3>& facets) {
  for (std::size_t i = 0; i < 3; ++i)
    ranges_[i] = values.values_of_facet(facets[i]);
}

std::size_t TripleCounter::Hash::operator()(const Triple& triple) const {
  // Multiplications by odd constants of MurmurHash3 and splitmix64.
  std::uint64_t hash = triple[0] * 0xff51afd7ed558ccdULL;
  hash = (hash ^ (hash >> 32) ^ triple[1]) * 0xc4ceb9fe1a85ec53ULL;
  hash = (hash ^ (hash >> 32) ^ triple[2]) * 0x9e3779b97f4a7c15ULL;
  return hash ^ (hash >> 32);
}

void TripleCounter::add(const std::vector<ValueSet>& units) {
  for (const ValueSet& unit : units) {
    std::array<std::span<const ValueNumber>, 3> of;
    for (std::size_t i = 0; i < 3; ++i) {
      const auto first =
          std::lower_bound(unit.begin(), unit.end(), ranges_[i].first);
      of[i] = {first, std::lower_bound(first, unit.end(), ranges_[i].second)};
    }
    // Of one facet twice, the earlier has the smaller number.
    const auto in_order = [this](std::size_t i, std::size_t j, ValueNumber a,
                                 ValueNumber b) {
      return ranges_[i] != ranges_[j] || a < b;
    };
    for (const ValueNumber a : of[0])
      for (const ValueNumber b : of[1]) {
        if (!in_order(0, 1, a, b)) continue;
        for (const ValueNumber c : of[2])
          if (in_order(0, 2, a, c) && in_order(1, 2, b, c))
            found_.push_back({a, b, c});
      }
  }
}

void TripleCounter::count_added() {
  keep_each_once(found_);
  for (const Triple& triple : found_) ++counts_[triple];
  found_.clear();
  if (counts_.size() > kMost)
    throw Error(ErrorCode::LimitExceeded,
                "counting triples: there are more than " +
                    std::to_string(kMost) +
                    " different ones; narrow the search, or ask for those of "
                    "a paragraph or sentence");
}

std::vector<std::pair<Triple, std::uint32_t>> TripleCounter::best(
    std::size_t limit) const {
  std::vector<std::pair<Triple, std::uint32_t>> best(counts_.begin(),
                                                     counts_.end());
  const auto end =
      best.begin() + static_cast<std::ptrdiff_t>(std::min(limit, best.size()));
  std::partial_sort(
      best.begin(), end, best.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
      });
  best.erase(end, best.end());
  return best;
}

}  // namespace dossier::internal
