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

// Documents from `first` up to, not including, `last`. `first` is a multiple
// of 64, so that the words of a bitmap are not cut.
struct DocRange {
  DocNumber first = 0, last = 0;
  std::size_t size() const { return last - first; }
};

// Documents of one range of a segment with their scores. Sparse: a sorted
// list; dense: a bit a document of the range. Scores that are not there are 0.
struct DocSet {
  bool dense = false;
  DocNumber first = 0;          // dense: the document of bit 0
  std::vector<DocNumber> docs;  // sparse: ascending, each once
  Bitmap bits;                  // dense
  std::vector<float> scores;    // sparse: beside docs; dense: beside bits

  static DocSet make_dense(DocRange range) {
    DocSet set;
    set.dense = true;
    set.first = range.first;
    set.bits = Bitmap(range.size());
    return set;
  }

  // Calls visit(document, score) in order of document.
  template <typename Visit>
  void for_each(Visit&& visit) const {
    const bool scored = !scores.empty();
    if (!dense) {
      for (std::size_t i = 0; i < docs.size(); ++i)
        visit(docs[i], scored ? scores[i] : 0.0f);
      return;
    }
    bits.for_each([&](std::size_t i) {
      visit(static_cast<DocNumber>(first + i), scored ? scores[i] : 0.0f);
    });
  }

  std::size_t count() const { return dense ? bits.count() : docs.size(); }
};

// Rewrites the set in the other form.
void make_dense(DocSet& set, DocRange range);
void make_sparse(DocSet& set);

// Keeps the documents whose bit in `dropped`, over the whole segment, is not
// set.
void drop(DocSet& set, const Bitmap& dropped);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_DOC_SET_H_
