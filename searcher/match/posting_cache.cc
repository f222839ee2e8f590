// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/posting_cache.h"

#include <functional>
#include <utility>

namespace dossier::internal {
namespace {

// What an entry costs beside its postings, about.
constexpr std::size_t kEntryBytes = 256;

// What is dear takes at most one part in this many of the capacity.
constexpr std::size_t kDearShare = 512;

std::string key_of(std::uint32_t segment, std::string_view term) {
  std::string key(reinterpret_cast<const char*>(&segment), sizeof segment);
  return key.append(term);
}

}  // namespace

std::shared_ptr<const PostingList> PostingCache::find(std::uint32_t segment,
                                                      std::string_view term) {
  const std::string key = key_of(segment, term);
  std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  if (++hits_ % kHits == 0)
    for (Entry& entry : entries_) entry.uses /= 2;
  ++found->second->uses;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->list;
}

void PostingCache::insert(std::uint32_t segment, std::string_view term,
                          std::shared_ptr<const PostingList> list, bool dear) {
  const std::size_t bytes = list->bytes() + kEntryBytes;
  if (bytes > capacity_ / 4) return;
  std::string key = key_of(segment, term);
  const std::size_t hash = std::hash<std::string>{}(key);
  std::lock_guard lock(mutex_);
  // Another thread may have been faster.
  if (by_key_.contains(key)) return;
  const std::uint32_t used = uses(hash) + 1;
  const bool is_dear = dear && bytes <= capacity_ / kDearShare;
  if (!make_room(bytes, used, is_dear)) return add_uses(hash, 1);
  entries_.push_front({key, std::move(list), hash, used});
  by_key_.emplace(std::move(key), entries_.begin());
  bytes_ += bytes;
}

// Forgets entries if all that have to go are used clearly less, or for what is
// dear.
bool PostingCache::make_room(std::size_t bytes, std::uint32_t uses,
                             bool is_dear) {
  std::size_t kept = bytes_;
  auto first = entries_.end();  // to go, with all behind it
  while (kept + bytes > capacity_) {
    --first;
    if (!is_dear && first->uses + 1 >= uses) return false;
    kept -= first->list->bytes() + kEntryBytes;
  }
  for (auto entry = first; entry != entries_.end(); ++entry) {
    add_uses(entry->hash, entry->uses);
    by_key_.erase(entry->key);
  }
  entries_.erase(first, entries_.end());
  bytes_ = kept;
  return true;
}

bool PostingCache::note(std::uint32_t segment, std::string_view term) {
  const std::size_t hash = std::hash<std::string>{}(key_of(segment, term));
  std::lock_guard lock(mutex_);
  const bool known = uses(hash) > 0;
  add_uses(hash, 1);
  return known;
}

std::uint32_t PostingCache::uses(std::size_t hash) const {
  const auto in = [hash](const Uses& noted) {
    const auto found = noted.find(hash);
    return found == noted.end() ? 0 : found->second;
  };
  return in(noted_) + in(noted_before_);
}

void PostingCache::add_uses(std::size_t hash, std::uint32_t uses) {
  if (noted_.size() == kNoted && !noted_.contains(hash)) {
    noted_before_ = std::move(noted_);
    noted_.clear();
  }
  noted_[hash] += uses;
}

std::size_t PostingCache::bytes() const {
  std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace dossier::internal
