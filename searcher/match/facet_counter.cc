// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/facet_counter.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

namespace dossier::internal {
namespace {

// Noting values costs some time for each, and spares as much for about this
// many that are not met.
constexpr std::uint64_t kSpared = 8;

// Counts of a thread, all 0, from one search to the next.
thread_local std::vector<std::uint32_t> spare_counts;

// Values gathered before they are counted.
constexpr std::size_t kGathered = 8192;

// Values copied of a row, whether it has them or not.
constexpr std::size_t kCopied = 16;

// Counts, and notes which if there is a bitmap for it.
struct Tally {
  std::uint32_t* counts;
  Bitmap* noted;

  template <typename Value>
  void add(std::span<const Value> values) const {
    if (noted)
      for (const Value value : values) noted->set(value);
// Else the loop's speed hangs on where the compiler happens to put it.
#pragma GCC unroll 8
    for (const Value value : values) ++counts[value];
  }
};

// Where a row ends cannot be foreseen, and a wrong guess of the processor
// costs as much as the row. So a fixed number of values is copied of each, one
// row over the last one's surplus, and all are counted together; longer rows
// are copied piece by piece. Whether a value is in the range that is asked for
// is foreseen as badly, so those that are not are squeezed out.
template <typename Value>
class RowCounter {
 public:
  // Counts the values of the range, or all of them.
  RowCounter(std::span<const std::uint32_t> offsets,
             std::span<const Value> values, std::optional<EntityRange> range,
             Tally tally)
      : offsets_(offsets), values_(values), range_(range), tally_(tally) {}

  void count(std::span<const DocNumber> docs) {
    for (DocNumber doc : docs) {
      const std::size_t first = offsets_[doc], end = offsets_[doc + 1];
      if (end - first > kCopied || first + kCopied > values_.size()) {
        count_pieces(values_.subspan(first, end - first));
        continue;
      }
      std::memcpy(gathered_ + size_, values_.data() + first,
                  kCopied * sizeof(Value));
      advance(end - first);
    }
    flush();
  }

 private:
  // Of long rows, and of the last ones, behind which there is nothing to copy.
  void count_pieces(std::span<const Value> row) {
    while (!row.empty()) {
      const auto piece = row.first(std::min(kCopied, row.size()));
      std::copy(piece.begin(), piece.end(), gathered_ + size_);
      advance(piece.size());
      row = row.subspan(piece.size());
    }
  }
  void advance(std::size_t gathered) {
    size_ += gathered;
    if (size_ > kGathered - kCopied) flush();
  }
  void flush() {
    if (range_) squeeze(*range_);
    tally_.add(std::span<const Value>(gathered_, size_));
    size_ = 0;
  }
  void squeeze(EntityRange range) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      const Value value = gathered_[i];
      gathered_[kept] = value;
      // Wraps around for values before the first.
      kept += value - range.first < range.last - range.first;
    }
    size_ = kept;
  }

  std::span<const std::uint32_t> offsets_;
  std::span<const Value> values_;
  std::optional<EntityRange> range_;
  Tally tally_;
  std::size_t size_ = 0;
  Value gathered_[kGathered + kCopied];
};

}  // namespace

void FacetTotals::add_documents(const FacetTotals& other) {
  for (std::size_t f = 0; f < kFacetCount; ++f) {
    counted[f] += other.counted[f];
    with_value[f] += other.with_value[f];
  }
}

void FacetTotals::add(FacetTotals other) {
  add_documents(other);
  by_value.add(std::move(other.by_value));
  in_parts.resize(std::max(in_parts.size(), other.in_parts.size()));
  for (std::size_t i = 0; i < other.in_parts.size(); ++i)
    for (std::size_t p = 0; p < kPartCount; ++p)
      in_parts[i][p] += other.in_parts[i][p];
}

void FacetTotals::add(const FacetTotals& other,
                      std::span<const ValueNumber> to_global,
                      std::size_t values) {
  add_documents(other);
  by_value.add(other.by_value, to_global, values);
  if (other.in_parts.empty()) return;
  in_parts.resize(values);
  for (std::size_t i = 0; i < other.in_parts.size(); ++i)
    for (std::size_t p = 0; p < kPartCount; ++p)
      in_parts[to_global[i]][p] += other.in_parts[i][p];
}

FacetCounter::FacetCounter(const Segment& segment, const FacetMask& wanted,
                           std::uint64_t documents, PartCounting counting)
    : segment_(segment),
      wanted_(wanted),
      counting_(counting),
      none_(segment.value_count()),
      in_parts_(counting.each ? segment.value_count() : 0) {
  if (!counts_any(wanted)) return;
  unwanted_.push_back({none_, none_ + 1});
  for (const FacetField& field : kFacets) {
    const bool is_wanted = wanted[static_cast<std::size_t>(field.facet)];
    const auto [first, last] = segment.values_of_facet(field.facet);
    if (!is_entity_facet(field.facet)) {
      if (is_wanted)
        singles_.push_back({field.facet, segment.single_values(field.facet)});
    } else if (is_wanted) {
      entities_.push_back(field.facet);
    } else {
      unwanted_.push_back({first, last});
    }
  }
  prepare_counts(documents);
}

FacetCounter::~FacetCounter() {
  if (!is_noting_) return;
  noted_.for_each([&](std::size_t value) { counts_[value] = 0; });
  give_back_counts();
}

void FacetCounter::give_back_counts() {
  if (spare_counts.size() < counts_.size()) spare_counts.swap(counts_);
}

void FacetCounter::prepare_counts(std::uint64_t documents) {
  const auto offsets = segment_.entity_rows().offsets();
  const std::uint64_t values = none_ + std::uint64_t{1};
  const std::uint64_t a_document =
      1 + singles_.size() +
      offsets.back() / std::max<std::uint64_t>(segment_.size(), 1);
  is_noting_ = counting_.in == ArticlePart::Whole &&
               documents * a_document * kSpared < values;
  if (is_noting_) {
    counts_ = std::move(spare_counts);
    noted_ = Bitmap(values);
  }
  if (counts_.size() < values) counts_.resize(values);
}

void FacetCounter::count_rows(std::optional<EntityRange> range,
                              std::span<const DocNumber> docs) {
  const EntityRows& rows = segment_.entity_rows();
  const Tally tally{counts_.data(), is_noting_ ? &noted_ : nullptr};
  rows.with_values([&]<typename Value>(std::span<const Value> values) {
    RowCounter<Value>(rows.offsets(), values, range, tally).count(docs);
  });
}

void FacetCounter::count_single(const Single& single,
                                std::span<const DocNumber> docs) {
  std::uint64_t without = 0;
  for (const DocNumber doc : docs) {
    const ValueNumber value = std::min(single.values[doc], none_);
    ++counts_[value];
    without += value == none_;
  }
  with_value_[static_cast<std::size_t>(single.facet)] += docs.size() - without;
  if (!is_noting_) return;
  for (const DocNumber doc : docs)
    noted_.set(std::min(single.values[doc], none_));
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
    count_rows({}, docs);
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
  const auto [first, last] = segment_.values_of_facet(facet);
  count_rows(EntityRange{first, last}, docs);
  with_value_[f] += with_value(facet, docs);
}

ValueCounts FacetCounter::take_noted() {
  const auto is_unwanted = [&](ValueNumber value) {
    return std::ranges::any_of(unwanted_, [&](const EntityRange& range) {
      return value >= range.first && value < range.last;
    });
  };
  std::vector<CountedValue> counted;
  noted_.for_each([&](std::size_t i) {
    const auto value = static_cast<ValueNumber>(i);
    const std::uint32_t count = std::exchange(counts_[value], 0);
    if (!is_unwanted(value)) counted.push_back({value, count});
  });
  give_back_counts();
  return ValueCounts(std::move(counted));
}

ValueCounts FacetCounter::take_dense() {
  for (const auto& [first, last] : unwanted_)
    std::fill(counts_.begin() + first, counts_.begin() + last, 0);
  counts_.resize(none_);
  return ValueCounts(std::move(counts_));
}

FacetTotals FacetCounter::take() {
  FacetTotals totals;
  if (!counts_any(wanted_)) return totals;
  for (const FacetField& field : kFacets) {
    const auto f = static_cast<std::size_t>(field.facet);
    if (wanted_[f]) totals.counted[f] = all_ + alone_[f];
  }
  totals.with_value = with_value_;
  totals.by_value =
      std::exchange(is_noting_, false) ? take_noted() : take_dense();
  totals.in_parts = std::move(in_parts_);
  return totals;
}

}  // namespace dossier::internal
