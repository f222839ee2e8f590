// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/posting_list.h"

#include <algorithm>
#include <utility>

#include "searcher/match/bit_places.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kBlock = 4096;

// A list of more than one document in this many has bits.
constexpr std::size_t kBitsShare = 32;

}  // namespace

PostingList::PostingList(PostingCursor& cursor, std::size_t expected,
                         std::span<const std::uint32_t> lengths,
                         const Bm25Length& length) {
  docs_.reserve(expected);
  impacts_.reserve(expected);
  DocNumber docs[kBlock];
  std::uint32_t frequencies[kBlock];
  while (std::size_t count = cursor.read(docs, frequencies, kBlock)) {
    docs_.insert(docs_.end(), docs, docs + count);
    for (std::size_t i = 0; i < count; ++i) {
      impacts_.push_back(length.impact(frequencies[i], lengths[docs[i]]));
      total_frequency_ += frequencies[i];
    }
  }
  size_ = docs_.size();
  if (size_ * kBitsShare > lengths.size()) use_bits(lengths.size());
}

PostingList::PostingList(std::vector<DocNumber> docs, std::size_t documents)
    : size_(docs.size()), docs_(std::move(docs)) {
  if (size_ * kBitsShare > documents) use_bits(documents);
}

void PostingList::use_bits(std::size_t documents) {
  bits_.resize((documents + 63) / 64);
  ranks_.resize(bits_.size());
  for (DocNumber doc : docs_) bits_[doc >> 6] |= std::uint64_t{1} << (doc & 63);
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < bits_.size(); ++i) {
    ranks_[i] = rank;
    rank += static_cast<std::uint32_t>(std::popcount(bits_[i]));
  }
  docs_ = {};
}

std::size_t PostingList::rank(DocNumber doc) const {
  return doc / 64 < bits_.size() ? place(doc) : size_;
}

std::vector<DocNumber> PostingList::docs_in(DocRange range) const {
  const auto [begin, end] = places(range);
  if (!has_bits()) {
    const auto docs = std::span(docs_).subspan(begin, end - begin);
    return {docs.begin(), docs.end()};
  }
  std::vector<DocNumber> docs(end - begin);
  write_docs(std::span(bits_).subspan(range.first / 64), range.first, docs);
  return docs;
}

std::pair<std::size_t, std::size_t> PostingList::places(DocRange range) const {
  if (has_bits()) return {rank(range.first), rank(range.last)};
  const auto begin = std::lower_bound(docs_.begin(), docs_.end(), range.first);
  const auto end = std::lower_bound(begin, docs_.end(), range.last);
  return {static_cast<std::size_t>(begin - docs_.begin()),
          static_cast<std::size_t>(end - docs_.begin())};
}

void PostingList::add_to(std::span<std::uint64_t> words, DocRange range) const {
  if (has_bits()) {
    const std::size_t whole = range.size() / 64, rest = range.size() % 64;
    const auto from = std::span(bits_).subspan(range.first / 64);
    for (std::size_t i = 0; i < whole; ++i) words[i] |= from[i];
    if (rest > 0)
      words[whole] |= from[whole] & ((std::uint64_t{1} << rest) - 1);
    return;
  }
  const auto [begin, end] = places(range);
  for (std::size_t i = begin; i < end; ++i) {
    const DocNumber place = docs_[i] - range.first;
    words[place >> 6] |= std::uint64_t{1} << (place & 63);
  }
}

std::size_t PostingList::bytes() const {
  return docs_.capacity() * sizeof(DocNumber) +
         impacts_.capacity() * sizeof(float) +
         bits_.capacity() * sizeof(std::uint64_t) +
         ranks_.capacity() * sizeof(std::uint32_t);
}

}  // namespace dossier::internal
