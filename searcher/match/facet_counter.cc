// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/facet_counter.h"

namespace dossier::internal {
namespace {

// Documents between two looks at the clock.
constexpr std::size_t kBlock = 4096;

}  // namespace

FacetCounter::FacetCounter(const Segment& segment, const FacetMask& wanted)
    : segment_(segment),
      wanted_(wanted),
      offsets_(segment.entity_offsets()),
      rows_(segment.entity_value_rows()),
      none_(segment.value_count()),
      counts_(segment.value_count() + 1) {
  for (const FacetField& field : kFacets) {
    if (!wanted[static_cast<std::size_t>(field.facet)]) continue;
    if (is_entity_facet(field.facet)) {
      wants_entities_ = true;
      entities_.push_back({field.facet, segment.has_value(field.facet)});
    } else {
      singles_.push_back({field.facet, segment.single_values(field.facet)});
    }
  }
}

// The end of each row is a branch that is often mispredicted, and finding that
// out takes as long as the row takes to arrive: so rows are fetched well ahead.
void FacetCounter::count_rows(std::span<const DocNumber> docs) {
  constexpr std::size_t kRowsAhead = 8, kOffsetsAhead = 16;
  for (std::size_t i = 0; i < docs.size(); ++i) {
    if (i + kOffsetsAhead < docs.size())
      __builtin_prefetch(&offsets_[docs[i + kOffsetsAhead]]);
    if (i + kRowsAhead < docs.size())
      __builtin_prefetch(rows_.data() + offsets_[docs[i + kRowsAhead]]);
    count_row(docs[i]);
  }
}

// A loop a kind of column is faster than one over all of them: each keeps its
// sums in registers.
void FacetCounter::count_all(const DocSet& documents,
                             const Deadline& deadline) {
  all_ += documents.count();
  if (wants_entities_) {
    if (documents.dense) {
      std::vector<DocNumber> block;
      documents.for_each([&](DocNumber doc, float) {
        block.push_back(doc);
        if (block.size() < kBlock) return;
        count_rows(block);
        block.clear();
        deadline.check();
      });
      count_rows(block);
    } else {
      std::span<const DocNumber> rest = documents.docs;
      for (; rest.size() > kBlock; rest = rest.subspan(kBlock)) {
        count_rows(rest.first(kBlock));
        deadline.check();
      }
      count_rows(rest);
    }
  }
  for (Entity& entity : entities_) {
    if (documents.dense) {
      entity.with_value +=
          count_common(documents.bits.words(), entity.has_value);
      continue;
    }
    std::uint64_t with_value = 0;
    for (DocNumber doc : documents.docs)
      with_value += entity.has_value[doc >> 6] >> (doc & 63) & 1;
    entity.with_value += with_value;
  }
  for (const Single& single : singles_)
    documents.for_each([&](DocNumber doc, float) {
      ++counts_[std::min(single.values[doc], none_)];
    });
}

void FacetCounter::count(DocNumber doc, Facet facet) {
  auto f = static_cast<std::size_t>(facet);
  if (!wanted_[f]) return;
  ++alone_[f];
  if (!is_entity_facet(facet)) {
    ++counts_[std::min(segment_.single_values(facet)[doc], none_)];
    return;
  }
  auto [first, last] = segment_.values_of_facet(facet);
  for (ValueNumber value : segment_.entity_values(doc))
    if (value >= first && value < last) ++counts_[value];
  for (Entity& entity : entities_)
    if (entity.facet == facet)
      entity.with_value += entity.has_value[doc >> 6] >> (doc & 63) & 1;
}

void FacetCounter::add_to(FacetTotals& totals,
                          std::span<const ValueNumber> to_global) const {
  auto add_facet = [&](Facet facet) {
    auto [first, last] = segment_.values_of_facet(facet);
    std::uint64_t sum = 0;
    for (ValueNumber value = first; value < last; ++value) {
      totals.by_value[to_global[value]] += counts_[value];
      sum += counts_[value];
    }
    auto f = static_cast<std::size_t>(facet);
    totals.counted[f] += all_ + alone_[f];
    return sum;
  };
  for (const Entity& entity : entities_) {
    add_facet(entity.facet);
    totals.with_value[static_cast<std::size_t>(entity.facet)] +=
        entity.with_value;
  }
  // At most one value a document, so the counts add up to the documents.
  for (const Single& single : singles_)
    totals.with_value[static_cast<std::size_t>(single.facet)] +=
        add_facet(single.facet);
}

}  // namespace dossier::internal
