// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_TERM_MERGE_H_
#define DOSSIER_INDEXER_STORE_TERM_MERGE_H_

#include <algorithm>
#include <cstddef>
#include <deque>
#include <string_view>
#include <vector>

#include "indexer/store/posting_runs.h"

namespace dossier::internal {

// Walks several readers together, term by term.
class TermMerge {
  // The heap has the greatest on top, so "less" is "comes later".
  auto comes_later() const {
    return [this](std::size_t a, std::size_t b) {
      const int order = readers_[a].term().compare(readers_[b].term());
      return order != 0 ? order > 0 : a > b;
    };
  }

 public:
  explicit TermMerge(std::deque<PostingsReader>& readers) : readers_(readers) {
    for (std::size_t i = 0; i < readers.size(); ++i) at_term_.push_back(i);
  }

  // Moves to the next term that any reader has; false at the end.
  bool next() {
    for (std::size_t reader : at_term_)
      if (readers_[reader].next_term()) push(reader);
    at_term_.clear();
    if (heap_.empty()) return false;
    do {
      std::pop_heap(heap_.begin(), heap_.end(), comes_later());
      at_term_.push_back(heap_.back());
      heap_.pop_back();
    } while (!heap_.empty() && readers_[heap_.front()].term() == term());
    return true;
  }
  std::string_view term() const { return readers_[at_term_.front()].term(); }
  // The readers that have the term, ascending.
  const std::vector<std::size_t>& inputs() const { return at_term_; }

 private:
  void push(std::size_t reader) {
    heap_.push_back(reader);
    std::push_heap(heap_.begin(), heap_.end(), comes_later());
  }

  std::deque<PostingsReader>& readers_;
  std::vector<std::size_t> heap_;     // those that stand on a later term
  std::vector<std::size_t> at_term_;  // those that stand on this one
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_TERM_MERGE_H_
