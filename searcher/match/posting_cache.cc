// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/posting_cache.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace dossier::internal {
namespace {

constexpr std::size_t kBlock = 4096;

// What an entry costs beside its postings, about.
constexpr std::size_t kEntryBytes = 256;

std::string key_of(std::uint32_t segment, std::string_view term) {
  std::string key(reinterpret_cast<const char*>(&segment), sizeof segment);
  return key.append(term);
}

class ListCursor final : public PostingCursor {
 public:
  explicit ListCursor(std::shared_ptr<const PostingList> list)
      : list_(std::move(list)), docs_(list_->docs()) {}

  std::size_t read(DocNumber* docs, std::uint32_t* frequencies,
                   std::size_t capacity) override {
    const std::size_t count = std::min(capacity, docs_.size() - at_);
    std::copy_n(docs_.begin() + static_cast<std::ptrdiff_t>(at_), count, docs);
    if (frequencies) list_->copy_frequencies(at_, {frequencies, count});
    at_ += count;
    return count;
  }

  // Galloping (Bentley and Yao, 1976): the step doubles until it is too far,
  // then the last step is halved; close targets cost next to nothing.
  DocNumber seek(DocNumber doc) override {
    if (at_ == docs_.size()) return kNoDoc;
    if (docs_[at_] >= doc) return docs_[at_];
    std::size_t below = at_, step = 1;
    while (below + step < docs_.size() && docs_[below + step] < doc) {
      below += step;
      step *= 2;
    }
    const std::size_t end = std::min(below + step + 1, docs_.size());
    const auto found =
        std::lower_bound(docs_.begin() + static_cast<std::ptrdiff_t>(below) + 1,
                         docs_.begin() + static_cast<std::ptrdiff_t>(end), doc);
    at_ = static_cast<std::size_t>(found - docs_.begin());
    return at_ == docs_.size() ? kNoDoc : docs_[at_];
  }

  std::uint32_t frequency() override { return list_->frequency(at_); }

 private:
  std::shared_ptr<const PostingList> list_;
  std::span<const DocNumber> docs_;
  std::size_t at_ = 0;
};

class CachedPostings final : public Postings {
 public:
  CachedPostings(std::unique_ptr<Postings> postings, std::uint32_t segment,
                 std::shared_ptr<PostingCache> cache)
      : postings_(std::move(postings)),
        segment_(segment),
        cache_(std::move(cache)) {}

  std::uint32_t document_frequency(std::string_view term) override {
    if (auto list = cache_->find(segment_, term))
      return static_cast<std::uint32_t>(list->docs().size());
    return postings_->document_frequency(term);
  }

  std::unique_ptr<PostingCursor> open(std::string_view term,
                                      PostingAccess access) override {
    auto list = cache_->find(segment_, term);
    if (!list) {
      auto cursor = postings_->open(term, access);
      if (!cursor) return nullptr;
      if (access == PostingAccess::Seek && !cache_->note(segment_, term))
        return cursor;
      list = std::make_shared<const PostingList>(
          *cursor, postings_->document_frequency(term));
      cache_->insert(segment_, term, list);
    }
    return std::make_unique<ListCursor>(std::move(list));
  }

 private:
  std::unique_ptr<Postings> postings_;
  std::uint32_t segment_;
  std::shared_ptr<PostingCache> cache_;
};

}  // namespace

PostingList::PostingList(PostingCursor& cursor, std::size_t expected) {
  docs_.reserve(expected);
  narrow_.reserve(expected);
  constexpr std::uint32_t kNarrow = std::numeric_limits<std::uint8_t>::max();
  DocNumber docs[kBlock];
  std::uint32_t frequencies[kBlock];
  bool wide = false;
  while (std::size_t count = cursor.read(docs, frequencies, kBlock)) {
    docs_.insert(docs_.end(), docs, docs + count);
    if (!wide &&
        *std::max_element(frequencies, frequencies + count) > kNarrow) {
      wide = true;
      wide_.assign(narrow_.begin(), narrow_.end());
      narrow_ = {};
    }
    if (wide)
      wide_.insert(wide_.end(), frequencies, frequencies + count);
    else
      narrow_.insert(narrow_.end(), frequencies, frequencies + count);
  }
}

void PostingList::copy_frequencies(std::size_t first,
                                   std::span<std::uint32_t> to) const {
  auto copy = [&](const auto& from) {
    std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(first), to.size(),
                to.begin());
  };
  if (wide_.empty())
    copy(narrow_);
  else
    copy(wide_);
}

std::size_t PostingList::bytes() const {
  return docs_.capacity() * sizeof(DocNumber) + narrow_.capacity() +
         wide_.capacity() * sizeof(std::uint32_t);
}

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
  return std::exchange(noted_[hash % noted_.size()], hash) == hash;
}

std::size_t PostingCache::bytes() const {
  std::lock_guard lock(mutex_);
  return bytes_;
}

std::unique_ptr<Postings> make_cached_postings(
    std::unique_ptr<Postings> postings, std::uint32_t segment,
    std::shared_ptr<PostingCache> cache) {
  return std::make_unique<CachedPostings>(std::move(postings), segment,
                                          std::move(cache));
}

}  // namespace dossier::internal
