// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/facet_counter.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <utility>

namespace dossier::internal {
namespace {

// Values gathered before they are counted.
constexpr std::size_t kGathered = 8192;

// Values of one facet, or all of them.
struct ValueRange {
  bool is_all = true;
  ValueNumber first = 0, last = 0;

  // Wraps around for values before the first.
  bool contains(ValueNumber value) const {
    return is_all || value - first < last - first;
  }
};

// Values copied of a row, whether it has them or not.
constexpr std::size_t kCopied = 16;

// Where a row ends cannot be foreseen, and a wrong guess of the processor
// costs as much as the row. So a fixed number of values is copied of each, one
// row over the last one's surplus, and all are counted together; the few
// longer rows are counted by themselves. Whether a value is in the range that
// is asked for is foreseen as badly, so those that are not are squeezed out.
template <typename Value>
class RowCounter {
 public:
  // Counts the values of the range, which may be all, in `counts`.
  RowCounter(std::span<const std::uint32_t> offsets,
             std::span<const Value> values, ValueRange range,
             std::uint32_t* counts)
      : offsets_(offsets), values_(values), range_(range), counts_(counts) {}

  void count(std::span<const DocNumber> docs) {
    for (DocNumber doc : docs) {
      const std::size_t first = offsets_[doc], end = offsets_[doc + 1];
      if (end - first > kCopied || first + kCopied > values_.size()) {
        for (std::size_t i = first; i < end; ++i)
          if (range_.contains(values_[i])) ++counts_[values_[i]];
        continue;
      }
      std::memcpy(gathered_ + size_, values_.data() + first,
                  kCopied * sizeof(Value));
      size_ += end - first;
      if (size_ > kGathered - kCopied) flush();
    }
    flush();
  }

 private:
  void flush() {
    if (!range_.is_all) squeeze();
// Else the loop's speed hangs on where the compiler happens to put it.
#pragma GCC unroll 8
    for (std::size_t i = 0; i < size_; ++i) ++counts_[gathered_[i]];
    size_ = 0;
  }
  void squeeze() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      const Value value = gathered_[i];
      gathered_[kept] = value;
      kept += range_.contains(value);
    }
    size_ = kept;
  }

  std::span<const std::uint32_t> offsets_;
  std::span<const Value> values_;
  ValueRange range_;
  std::uint32_t* counts_;
  std::size_t size_ = 0;
  Value gathered_[kGathered + kCopied];
};

void count_rows(const EntityRows& rows, ValueRange range,
                std::span<const DocNumber> docs, std::uint32_t* counts) {
  rows.with_values([&]<typename Value>(std::span<const Value> values) {
    RowCounter<Value>(rows.offsets(), values, range, counts).count(docs);
  });
}

}  // namespace

void FacetTotals::add(const FacetTotals& other) {
  for (std::size_t i = 0; i < by_value.size(); ++i)
    by_value[i] += other.by_value[i];
  for (std::size_t f = 0; f < kFacetCount; ++f) {
    counted[f] += other.counted[f];
    with_value[f] += other.with_value[f];
  }
  for (std::size_t i = 0; i < in_parts.size(); ++i)
    for (std::size_t p = 0; p < kPartCount; ++p)
      in_parts[i][p] += other.in_parts[i][p];
}

FacetCounter::FacetCounter(const Segment& segment, const FacetMask& wanted,
                           PartCounting counting)
    : segment_(segment),
      wanted_(wanted),
      counting_(counting),
      none_(segment.value_count()),
      in_parts_(counting.each ? segment.value_count() : 0) {
  for (const FacetField& field : kFacets) {
    if (!wanted[static_cast<std::size_t>(field.facet)]) continue;
    if (is_entity_facet(field.facet))
      entities_.push_back(field.facet);
    else
      singles_.push_back({field.facet, segment.single_values(field.facet)});
  }
  if (counts_any(wanted)) counts_.resize(none_ + std::size_t{1});
}

void FacetCounter::count_single(const Single& single,
                                std::span<const DocNumber> docs) {
  for (DocNumber doc : docs) ++counts_[std::min(single.values[doc], none_)];
}

std::uint64_t FacetCounter::with_value(Facet facet,
                                       std::span<const DocNumber> docs) const {
  const auto has_value = segment_.has_value(facet);
  std::uint64_t sum = 0;
  for (DocNumber doc : docs) sum += has_value[doc >> 6] >> (doc & 63) & 1;
  return sum;
}

void FacetCounter::count_mentioned(Facet facet,
                                   std::span<const DocNumber> docs) {
  const auto [first, last] = segment_.values_of_facet(facet);
  with_value_[static_cast<std::size_t>(facet)] +=
      count_in_part(segment_.entity_rows(), counting_.in, {first, last}, docs,
                    counts_.data());
}

void FacetCounter::count_parts(Facet facet, std::span<const DocNumber> docs) {
  const auto [first, last] = segment_.values_of_facet(facet);
  count_each_part(segment_.entity_rows(), {first, last}, docs,
                  in_parts_.data());
}

void FacetCounter::count(std::span<const DocNumber> docs) {
  all_ += docs.size();
  if (counting_.in != ArticlePart::Whole) {
    for (Facet facet : entities_) count_mentioned(facet, docs);
  } else if (!entities_.empty()) {
    count_rows(segment_.entity_rows(), {}, docs, counts_.data());
    for (Facet facet : entities_)
      with_value_[static_cast<std::size_t>(facet)] += with_value(facet, docs);
  }
  if (counting_.each)
    for (Facet facet : entities_) count_parts(facet, docs);
  for (const Single& single : singles_) count_single(single, docs);
}

void FacetCounter::count(std::span<const DocNumber> docs, Facet facet) {
  const auto f = static_cast<std::size_t>(facet);
  if (!wanted_[f]) return;
  alone_[f] += docs.size();
  if (!is_entity_facet(facet)) {
    count_single({facet, segment_.single_values(facet)}, docs);
    return;
  }
  if (counting_.each) count_parts(facet, docs);
  if (counting_.in != ArticlePart::Whole) return count_mentioned(facet, docs);
  auto [first, last] = segment_.values_of_facet(facet);
  count_rows(segment_.entity_rows(), {false, first, last}, docs,
             counts_.data());
  with_value_[f] += with_value(facet, docs);
}

std::span<const std::uint32_t> FacetCounter::counts_of(Facet facet) const {
  const auto [first, last] = segment_.values_of_facet(facet);
  return std::span(counts_).subspan(first, last - first);
}

void FacetCounter::add_documents_to(FacetTotals& totals) const {
  for (const FacetField& field : kFacets) {
    const auto f = static_cast<std::size_t>(field.facet);
    if (wanted_[f]) totals.counted[f] += all_ + alone_[f];
  }
  for (Facet facet : entities_) {
    const auto f = static_cast<std::size_t>(facet);
    totals.with_value[f] += with_value_[f];
  }
  // At most one value a document, so the counts add up to the documents.
  for (const Single& single : singles_) {
    const auto counts = counts_of(single.facet);
    totals.with_value[static_cast<std::size_t>(single.facet)] +=
        std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  }
}

void FacetCounter::add_to(FacetTotals& totals,
                          std::span<const ValueNumber> to_global) const {
  add_documents_to(totals);
  for (const FacetField& field : kFacets) {
    if (!wanted_[static_cast<std::size_t>(field.facet)]) continue;
    const auto [first, last] = segment_.values_of_facet(field.facet);
    for (ValueNumber value = first; value < last; ++value)
      totals.by_value[to_global[value]] += counts_[value];
  }
  for (std::size_t i = 0; i < in_parts_.size(); ++i)
    for (std::size_t p = 0; p < kPartCount; ++p)
      totals.in_parts[to_global[i]][p] += in_parts_[i][p];
}

FacetTotals FacetCounter::take() {
  FacetTotals totals;
  add_documents_to(totals);
  // The rows of documents have the values of all entity facets.
  for (const FacetField& field : kFacets) {
    if (wanted_[static_cast<std::size_t>(field.facet)]) continue;
    const auto [first, last] = segment_.values_of_facet(field.facet);
    std::fill(counts_.begin() + first, counts_.begin() + last, 0);
  }
  counts_.resize(none_);
  totals.by_value = std::move(counts_);
  totals.in_parts = std::move(in_parts_);
  return totals;
}

}  // namespace dossier::internal
