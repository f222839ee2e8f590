// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/reader_pool.h"

namespace dossier::internal {

PostingReaders ReaderPool::take() {
  {
    std::lock_guard lock(mutex_);
    if (!free_.empty()) {
      PostingReaders readers = std::move(free_.back());
      free_.pop_back();
      return readers;
    }
  }
  return open_readers(snapshot_, cache_, bm25_);
}

void ReaderPool::give_back(PostingReaders readers) {
  std::lock_guard lock(mutex_);
  free_.push_back(std::move(readers));
}

}  // namespace dossier::internal
