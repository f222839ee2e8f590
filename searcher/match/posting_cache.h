// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_POSTING_CACHE_H_
#define DOSSIER_SEARCHER_MATCH_POSTING_CACHE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/store/segment.h"

namespace dossier::internal {

// One term's postings in one segment, unpacked: five bytes a posting, or eight
// if some frequency is above 255. Immutable.
class PostingList {
 public:
  // Reads the rest of the cursor. `expected`: about how many postings.
  PostingList(PostingCursor& cursor, std::size_t expected);

  std::span<const DocNumber> docs() const { return docs_; }
  std::uint32_t frequency(std::size_t i) const {
    return wide_.empty() ? narrow_[i] : wide_[i];
  }
  // The frequencies from place `first` on, as many as `to` takes.
  void copy_frequencies(std::size_t first, std::span<std::uint32_t> to) const;
  std::size_t bytes() const;

 private:
  std::vector<DocNumber> docs_;
  std::vector<std::uint8_t> narrow_;  // frequencies, if all fit
  std::vector<std::uint32_t> wide_;   // else
};

// The lists of terms that recur, for the segments of one snapshot. Xapian
// unpacks a posting in 5 to 8 ns; from here it takes under one. Above its
// capacity it forgets what was not used for longest.
//
// May be used by several threads at once; each call locks for a hash lookup.
class PostingCache {
 public:
  explicit PostingCache(std::size_t capacity_bytes)
      : capacity_(capacity_bytes) {}

  // Nothing if it is not here.
  std::shared_ptr<const PostingList> find(std::uint32_t segment,
                                          std::string_view term);
  // A list that would take more than a quarter of the capacity is not kept.
  void insert(std::uint32_t segment, std::string_view term,
              std::shared_ptr<const PostingList> list);
  // Whether the term was noted lately; notes it.
  bool note(std::uint32_t segment, std::string_view term);

  std::size_t bytes() const;  // held now

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const PostingList> list;
  };
  using Entries = std::list<Entry>;  // used last in front

  const std::size_t capacity_;
  mutable std::mutex mutex_;
  Entries entries_;
  std::unordered_map<std::string, Entries::iterator> by_key_;
  std::size_t bytes_ = 0;
  std::array<std::size_t, 4096> noted_{};  // hashes, by their low bits
};

// Reads through the cache. A list that is wanted whole is unpacked and kept at
// once; one that is only sought in, from the second time on: seeking in
// Xapian's form touches a small part of it.
std::unique_ptr<Postings> make_cached_postings(
    std::unique_ptr<Postings> postings, std::uint32_t segment,
    std::shared_ptr<PostingCache> cache);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_POSTING_CACHE_H_
