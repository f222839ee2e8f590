// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_CANDIDATES_H_
#define DOSSIER_SEARCHER_MATCH_CANDIDATES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searcher/match/doc_set.h"
#include "searcher/match/posting_list.h"

namespace dossier::internal {

// Documents that may match an AND, ascending, and what each of its parts gave
// them so far: a row of scores beside the documents, or none.
struct Candidates {
  std::vector<DocNumber> docs;
  std::vector<std::vector<float>> scores;

  // Keeps the candidates at these places, ascending, in documents and rows.
  void keep(std::span<const std::uint32_t> places);
  // Keeps those of whose place holds(place) is true, without a branch on it.
  template <typename Holds>
  void keep_if(Holds holds);
  // Keeps those whose place in `wanted`, one a candidate, is not 0.
  void keep_where(std::span<const char> wanted);
  void clear();
  // The sum of the rows, in order; empty if no row has scores.
  std::vector<float> sum() &&;
};

template <typename Holds>
void Candidates::keep_if(Holds holds) {
  std::vector<std::uint32_t> places(docs.size());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    places[kept] = static_cast<std::uint32_t>(i);
    kept += holds(i);
  }
  keep(std::span(places).first(kept));
}

// What candidates and a list have in common.
struct Common {
  std::vector<std::uint32_t> candidates;  // places among the candidates
  std::vector<std::uint32_t> postings;    // places in the list, beside them
};

// Tests bits where the list has them. Else gallops through a list of far more
// postings than there are candidates, and reads along with a shorter one.
// Reuses the memory of `common`.
void find_common(std::span<const DocNumber> docs, const PostingList& list,
                 Common& common);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_CANDIDATES_H_
