// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_DOC_SET_H_
#define DOSSIER_SEARCHER_MATCH_DOC_SET_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "indexer/store/bitmap.h"
#include "indexer/store/segment.h"

namespace dossier::internal {

// Documents of one segment with their scores. Sparse: a sorted list; dense: a
// bit a document. Scores that are not there are 0.
struct DocSet {
  bool dense = false;
  std::vector<DocNumber> docs;  // sparse: ascending, each once
  Bitmap bits;                  // dense
  std::vector<float> scores;    // sparse: beside docs; dense: by document

  // Calls visit(document, score) in order of document.
  template <typename Visit>
  void for_each(Visit&& visit) const {
    const bool scored = !scores.empty();
    if (!dense) {
      for (std::size_t i = 0; i < docs.size(); ++i)
        visit(docs[i], scored ? scores[i] : 0.0f);
      return;
    }
    const auto& words = bits.words();
    for (std::size_t w = 0; w < words.size(); ++w) {
      for (std::uint64_t word = words[w]; word; word &= word - 1) {
        auto doc = static_cast<DocNumber>(w * 64 + std::countr_zero(word));
        visit(doc, scored ? scores[doc] : 0.0f);
      }
    }
  }

  std::size_t count() const { return dense ? bits.count() : docs.size(); }
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_DOC_SET_H_
