// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/doc_set.h"

#include <utility>

#include "searcher/match/bit_places.h"

namespace dossier::internal {

void make_dense(DocSet& set, DocRange range) {
  if (set.dense) return;
  DocSet dense = DocSet::make_dense(range);
  if (!set.scores.empty()) dense.scores.resize(range.size());
  for (std::size_t i = 0; i < set.docs.size(); ++i) {
    const DocNumber place = set.docs[i] - range.first;
    dense.bits.set(place);
    if (!set.scores.empty()) dense.scores[place] = set.scores[i];
  }
  set = std::move(dense);
}

void make_sparse(DocSet& set) {
  if (!set.dense) return;
  DocSet sparse;
  sparse.docs.resize(set.bits.count());
  write_docs(set.bits.words(), set.first, sparse.docs);
  if (!set.scores.empty()) {
    sparse.scores.resize(sparse.docs.size());
    for (std::size_t i = 0; i < sparse.docs.size(); ++i)
      sparse.scores[i] = set.scores[sparse.docs[i] - set.first];
  }
  set = std::move(sparse);
}

void drop(DocSet& set, const Bitmap& dropped) {
  if (dropped.size() == 0) return;
  if (set.dense) {
    const std::uint64_t* from = dropped.words().data() + set.first / 64;
    for (std::uint64_t& word : set.bits.words()) word &= ~*from++;
    return;
  }
  std::size_t to = 0;
  for (std::size_t i = 0; i < set.docs.size(); ++i) {
    if (dropped.test(set.docs[i])) continue;
    set.docs[to] = set.docs[i];
    if (!set.scores.empty()) set.scores[to] = set.scores[i];
    ++to;
  }
  set.docs.resize(to);
  if (!set.scores.empty()) set.scores.resize(to);
}

}  // namespace dossier::internal
