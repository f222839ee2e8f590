// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/window_selections.h"

namespace dossier::internal {

WindowSelections::WindowSelections(std::span<const SelectedFacet> selected,
                                   Evaluator& evaluator, DocRange range)
    : selected_(selected), range_(range) {
  for (const SelectedFacet& selection : selected)
    allowed_.push_back(
        evaluator.with_values(selection.facet, selection.values, range));
}

Bitmap WindowSelections::counted(const FacetMask& wanted) const {
  Bitmap none(range_.size());
  none.set_all();
  Bitmap one(range_.size());
  for (std::size_t s = 0; s < selected_.size(); ++s) {
    const bool is_wanted = wanted[static_cast<std::size_t>(selected_[s].facet)];
    for (std::size_t w = 0; w < none.words().size(); ++w) {
      const std::uint64_t allowed = allowed_[s].words()[w];
      std::uint64_t& fail_none = none.words()[w];
      std::uint64_t& fail_one = one.words()[w];
      fail_one = (fail_one & allowed) | (is_wanted ? fail_none & ~allowed : 0);
      fail_none &= allowed;
    }
  }
  for (std::size_t w = 0; w < none.words().size(); ++w)
    none.words()[w] |= one.words()[w];
  return none;
}

// Which matches pass cannot be foreseen, so each is written everywhere, and
// stays where it belongs.
SelectionSplit WindowSelections::split(const DocSet& matches) const {
  const std::size_t size = matches.docs.size();
  SelectionSplit parts;
  DocSet& passed = parts.passed;
  passed.docs.resize(size);
  passed.scores.resize(matches.scores.size());
  parts.failed_one.resize(selected_.size(), std::vector<DocNumber>(size));
  std::size_t passing = 0;
  std::vector<std::size_t> failing(selected_.size());
  for (std::size_t m = 0; m < size; ++m) {
    const DocNumber doc = matches.docs[m];
    std::size_t failed = 0, last = 0;
    for (std::size_t s = 0; s < allowed_.size(); ++s) {
      const bool fails = !allowed_[s].test(doc - range_.first);
      failed += fails;
      last = fails ? s : last;
    }
    passed.docs[passing] = doc;
    if (!matches.scores.empty()) passed.scores[passing] = matches.scores[m];
    passing += failed == 0;
    parts.failed_one[last][failing[last]] = doc;
    failing[last] += failed == 1;
  }
  passed.docs.resize(passing);
  if (!passed.scores.empty()) passed.scores.resize(passing);
  for (std::size_t s = 0; s < failing.size(); ++s)
    parts.failed_one[s].resize(failing[s]);
  return parts;
}

}  // namespace dossier::internal
