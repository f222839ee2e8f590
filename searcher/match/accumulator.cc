// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/accumulator.h"

#include <algorithm>
#include <bit>

#include "searcher/match/bit_places.h"

namespace dossier::internal {

void Accumulator::begin(DocRange range) {
  range_ = range;
  scores_.resize(kWindow);
  bits_.resize(kWindow / 64);
}

void Accumulator::add(const PostingList& list, float weight) {
  const auto impacts = list.impacts();
  const float unit = weight * kImpactUnit;
  list.for_each(range_, [&](DocNumber doc, std::size_t place) {
    scores_[doc - range_.first] += unit * static_cast<float>(impacts[place]);
  });
  list.add_to(bits_, range_);
}

void Accumulator::add(const DocSet& part) {
  part.for_each([&](DocNumber doc, float score) {
    const DocNumber place = doc - range_.first;
    scores_[place] += score;
    bits_[place >> 6] |= std::uint64_t{1} << (place & 63);
  });
}

DocSet Accumulator::take() {
  DocSet sum;
  std::size_t matches = 0;
  for (std::uint64_t word : bits_)
    matches += static_cast<std::size_t>(std::popcount(word));
  sum.docs.resize(matches);
  sum.scores.resize(matches);
  write_docs(bits_, range_.first, sum.docs);
  for (std::size_t i = 0; i < matches; ++i) {
    float& score = scores_[sum.docs[i] - range_.first];
    sum.scores[i] = score;
    score = 0;
  }
  std::fill(bits_.begin(), bits_.end(), 0);
  return sum;
}

}  // namespace dossier::internal
