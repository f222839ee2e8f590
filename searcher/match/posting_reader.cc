// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/posting_reader.h"

#include <utility>

#include "searcher/match/title_weight.h"

namespace dossier::internal {

PostingReader::PostingReader(std::unique_ptr<Postings> postings,
                             std::span<const std::uint32_t> lengths,
                             Bm25Length length, std::uint32_t number,
                             std::shared_ptr<PostingCache> cache,
                             std::uint32_t title_weight)
    : postings_(std::move(postings)),
      lengths_(lengths),
      length_(length),
      number_(number),
      cache_(std::move(cache)),
      title_weight_(title_weight) {}

std::uint32_t PostingReader::document_frequency(std::string_view term) {
  if (cache_)
    if (const List list = cache_->find(number_, term))
      return static_cast<std::uint32_t>(list->size());
  return postings_->document_frequency(term);
}

std::unique_ptr<PostingCursor> PostingReader::cursor(std::string_view term) {
  auto cursor = postings_->open(term);
  if (!cursor || has_stored_frequencies()) return cursor;
  return with_title_weight(std::move(cursor), *postings_, term, title_weight_);
}

PostingReader::List PostingReader::unpack(std::string_view term) {
  const auto cursor = this->cursor(term);
  if (!cursor) return nullptr;
  auto list = std::make_shared<const PostingList>(
      *cursor, postings_->document_frequency(term), lengths_, length_);
  if (cache_) cache_->insert(number_, term, list);
  return list;
}

PostingReader::List PostingReader::list(std::string_view term) {
  if (cache_)
    if (List list = cache_->find(number_, term)) return list;
  return unpack(term);
}

PostingReader::List PostingReader::recurring_list(std::string_view term) {
  if (!cache_) return nullptr;
  if (List list = cache_->find(number_, term)) return list;
  return cache_->note(number_, term) ? unpack(term) : nullptr;
}

Bm25Length length_part(const Snapshot& snapshot, const Bm25& bm25) {
  return Bm25Length(snapshot.ranking_documents
                        ? static_cast<double>(snapshot.ranking_length) /
                              static_cast<double>(snapshot.ranking_documents)
                        : 0,
                    bm25);
}

PostingReaders open_readers(const Snapshot& snapshot,
                            const std::shared_ptr<PostingCache>& cache,
                            const Bm25& bm25) {
  const Bm25Length length = length_part(snapshot, bm25);
  PostingReaders readers;
  for (std::uint32_t s = 0; s < snapshot.segments.size(); ++s) {
    const Segment& segment = *snapshot.segments[s];
    readers.push_back(
        std::make_unique<PostingReader>(segment.postings(), segment.lengths(),
                                        length, s, cache, bm25.title_weight));
  }
  return readers;
}

}  // namespace dossier::internal
