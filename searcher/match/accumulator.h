// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_ACCUMULATOR_H_
#define DOSSIER_SEARCHER_MATCH_ACCUMULATOR_H_

#include <cstddef>
#include <vector>

#include "searcher/match/doc_set.h"
#include "searcher/match/posting_list.h"

namespace dossier::internal {

// Adds up the parts of an OR over a window of documents, in an array of scores
// and a bit a document that stay in the processor's cache. The parts of a
// score are added in the order of the calls. Between begin() and take() only
// documents that a part has are touched, so that few matches cost little.
class Accumulator {
 public:
  static constexpr std::size_t kWindow = 1 << 15;  // documents

  // REQUIRES a range of at most kWindow documents.
  void begin(DocRange range);
  void add(const PostingList& list, float weight);
  void add(const DocSet& part);
  DocSet take();  // sparse

 private:
  DocRange range_;
  std::vector<float> scores_;        // all 0 outside begin() and take()
  std::vector<std::uint64_t> bits_;  // likewise
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_ACCUMULATOR_H_
