// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_WINDOW_SELECTIONS_H_
#define DOSSIER_SEARCHER_MATCH_WINDOW_SELECTIONS_H_

#include <span>
#include <vector>

#include "searcher/match/evaluator.h"
#include "searcher/match/facet_counter.h"

namespace dossier::internal {

// What selections make of matches.
struct SelectionSplit {
  DocSet passed;  // fail none
  // For each selection the documents that fail it alone.
  std::vector<std::vector<DocNumber>> failed_one;
};

// The selected facet values of a search in one window of documents.
class WindowSelections {
 public:
  // The selections outlive this.
  WindowSelections(std::span<const SelectedFacet> selected,
                   Evaluator& evaluator, DocRange range);

  // The documents that a match can be of any use in: those that fail no
  // selection, or one alone whose facet is wanted. Bit 0 is the window's first.
  Bitmap counted(const FacetMask& wanted) const;

  // The matches, sparse, by the selections that they fail.
  SelectionSplit split(const DocSet& matches) const;

 private:
  std::span<const SelectedFacet> selected_;
  DocRange range_;
  std::vector<Bitmap> allowed_;  // one a selection
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_WINDOW_SELECTIONS_H_
