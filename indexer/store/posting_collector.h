// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_POSTING_COLLECTOR_H_
#define DOSSIER_INDEXER_STORE_POSTING_COLLECTOR_H_

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/store/interner.h"
#include "indexer/store/posting_runs.h"

namespace dossier::internal {

// Inverts: takes postings by document and hands them over by term. Postings
// are kept as they come, some five bytes each, and sorted by counting once all
// are known: nothing is allocated for a term or a posting.
class PostingCollector {
 public:
  // Postings of the next document; terms each once.
  void add(std::uint32_t term, std::uint32_t frequency);
  void end_document();

  // Every list, in order of term. `terms` are the strings by number.
  void write(const Interner& terms, PostingsWriter& writer) const;

  std::uint32_t max_frequency() const { return max_frequency_; }
  std::size_t memory() const {
    return terms_.size() * sizeof(terms_[0]) + frequencies_.size();
  }

 private:
  struct List {
    std::size_t begin = 0, end = 0;  // in the bytes of all lists
    DocNumber first = 0, last = 0;
    std::uint32_t documents = 0;
    std::uint64_t occurrences = 0;
  };
  template <class Visit>
  void for_each(Visit visit) const;
  std::vector<List> measure(std::size_t terms) const;
  std::string encode(std::vector<List>& lists) const;

  std::vector<std::uint32_t> terms_;
  std::string frequencies_;        // varints
  std::vector<std::size_t> ends_;  // of each document, in terms_
  std::uint32_t max_frequency_ = 0;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_POSTING_COLLECTOR_H_
