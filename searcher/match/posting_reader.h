// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_POSTING_READER_H_
#define DOSSIER_SEARCHER_MATCH_POSTING_READER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/store/segment.h"
#include "indexer/store/snapshot.h"
#include "searcher/match/bm25.h"
#include "searcher/match/posting_cache.h"
#include "searcher/match/posting_list.h"

namespace dossier::internal {

// One thread's way to the postings of one segment, through the cache of lists
// that recur if there is one.
class PostingReader {
 public:
  using List = std::shared_ptr<const PostingList>;

  // `lengths`: of the segment's documents. `number`: the segment's place in
  // its snapshot. `cache` may be null.
  PostingReader(std::unique_ptr<Postings> postings,
                std::span<const std::uint32_t> lengths, Bm25Length length,
                std::uint32_t number, std::shared_ptr<PostingCache> cache,
                std::uint32_t title_weight = kTitleWeight);

  std::uint32_t document_frequency(std::string_view term);

  // The whole list, unpacked and kept; null if no document has the term.
  List list(std::string_view term);

  // The list if it is kept, or if the term recurs: then it is unpacked. Null
  // otherwise, and a cursor is the cheaper way to a few of its postings:
  // seeking touches a small part of Xapian's form.
  List recurring_list(std::string_view term);
  // Whether what is called `key` was asked for lately, so that it is worth
  // keeping; notes that it was.
  bool recurs(std::string_view key) {
    return cache_ && cache_->note(number_, key);
  }
  // What was kept under a key, a term or a name of another kind; or null.
  List kept(std::string_view key) {
    return cache_ ? cache_->find(number_, key) : nullptr;
  }
  // Keeps what took far longer to find than to hold.
  void keep(std::string_view key, List list) {
    if (cache_) cache_->insert(number_, key, std::move(list), true);
  }

  std::unique_ptr<PostingCursor> cursor(std::string_view term);

  float impact(std::uint32_t frequency, DocNumber doc) const {
    return length_.impact(frequency, lengths_[doc]);
  }

  // Whether frequencies are those of the index, with its title weight.
  bool has_stored_frequencies() const { return title_weight_ == kTitleWeight; }

 private:
  List unpack(std::string_view term);

  std::unique_ptr<Postings> postings_;
  std::span<const std::uint32_t> lengths_;
  Bm25Length length_;
  std::uint32_t number_;
  std::shared_ptr<PostingCache> cache_;
  std::uint32_t title_weight_;
};

// One thread's readers for the segments of a snapshot, in their order.
using PostingReaders = std::vector<std::unique_ptr<PostingReader>>;

// The snapshot outlives the readers. A cache is that of one `bm25`, for kept
// lists have impacts.
PostingReaders open_readers(const Snapshot& snapshot,
                            const std::shared_ptr<PostingCache>& cache,
                            const Bm25& bm25 = {});
Bm25Length length_part(const Snapshot& snapshot, const Bm25& bm25);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_POSTING_READER_H_
