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

#include "searcher/match/posting_list.h"

namespace dossier::internal {

// The lists of terms that recur, for the segments of one snapshot. Xapian
// unpacks a posting in 5 to 8 ns; from here it takes under one. Above its
// capacity it forgets what was not used for longest, if what comes in is used
// clearly more often: else questions whose lists do not all fit would push out
// each other's just before they are needed again. After TinyLFU (Einziger,
// Friedman and Manes, 2017), with exact numbers in place of a sketch.
//
// May be used by several threads at once; each call locks for a hash lookup.
class PostingCache {
 public:
  explicit PostingCache(std::size_t capacity_bytes)
      : capacity_(capacity_bytes) {}

  // Nothing if it is not here.
  std::shared_ptr<const PostingList> find(std::uint32_t segment,
                                          std::string_view term);
  // Keeps the list if it takes at most a quarter of the capacity, and what has
  // to go for it is worth less. One that is `dear`, small beside what it takes
  // to make it again, is kept whatever has to go for it, if it is at most one
  // part in 512 of the capacity.
  void insert(std::uint32_t segment, std::string_view term,
              std::shared_ptr<const PostingList> list, bool dear = false);
  // Whether the term was noted lately, among the last kNoted others at least;
  // notes it.
  bool note(std::uint32_t segment, std::string_view term);

  std::size_t bytes() const;  // held now

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const PostingList> list;
    std::size_t hash;
    std::uint32_t uses;
  };
  using Entries = std::list<Entry>;  // used last in front
  using Uses = std::unordered_map<std::size_t, std::uint32_t>;  // by hash
  static constexpr std::size_t kNoted = 16384;
  static constexpr std::size_t kHits = 65536;  // after which uses count half

  // These REQUIRE the lock.
  std::uint32_t uses(std::size_t hash) const;
  void add_uses(std::size_t hash, std::uint32_t uses);
  bool make_room(std::size_t bytes, std::uint32_t uses, bool is_dear);

  const std::size_t capacity_;
  mutable std::mutex mutex_;
  Entries entries_;
  std::unordered_map<std::string, Entries::iterator> by_key_;
  std::size_t bytes_ = 0;
  std::size_t hits_ = 0;
  Uses noted_, noted_before_;  // of what is not kept: of late, and before that
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_POSTING_CACHE_H_
