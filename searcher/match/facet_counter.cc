// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/facet_counter.h"

namespace dossier::internal {

FacetCounter::FacetCounter(const Segment& segment, const FacetMask& wanted)
    : segment_(segment),
      wanted_(wanted),
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
