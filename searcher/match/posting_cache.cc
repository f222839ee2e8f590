// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/posting_cache.h"

#include <functional>
#include <utility>

namespace dossier::internal {
namespace {

// What an entry costs beside its postings, about.
constexpr std::size_t kEntryBytes = 256;

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
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->list;
}

void PostingCache::insert(std::uint32_t segment, std::string_view term,
                          std::shared_ptr<const PostingList> list) {
  const std::size_t bytes = list->bytes() + kEntryBytes;
  if (bytes > capacity_ / 4) return;
  std::string key = key_of(segment, term);
  std::lock_guard lock(mutex_);
  // Another thread may have been faster.
  if (by_key_.contains(key)) return;
  while (bytes_ + bytes > capacity_) {
    bytes_ -= entries_.back().list->bytes() + kEntryBytes;
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
  entries_.push_front({key, std::move(list)});
  by_key_.emplace(std::move(key), entries_.begin());
  bytes_ += bytes;
}

bool PostingCache::note(std::uint32_t segment, std::string_view term) {
  const std::size_t hash = std::hash<std::string>{}(key_of(segment, term));
  std::lock_guard lock(mutex_);
  if (noted_.contains(hash)) return true;
  if (noted_.size() == kNoted) {
    noted_before_ = std::move(noted_);
    noted_.clear();
  }
  noted_.insert(hash);
  return noted_before_.contains(hash);
}

std::size_t PostingCache::bytes() const {
  std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace dossier::internal
