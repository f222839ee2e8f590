// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/posting_list.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "searcher/match/bit_places.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kRead = 4096;  // postings at a time

// A list of more than one document in this many has bits.
constexpr std::size_t kBitsShare = 32;

// As many as there are blocks, and two.
std::size_t starts_of(std::size_t documents) {
  return (documents >> PostingList::kBlockBits) + 2;
}

}  // namespace

PostingList::PostingList(PostingCursor& cursor, std::size_t expected,
                         std::span<const std::uint32_t> lengths,
                         const Bm25Length& length)
    : starts_(starts_of(lengths.size())) {
  low_.reserve(expected);
  impacts_.reserve(expected);
  DocNumber docs[kRead];
  std::uint32_t frequencies[kRead];
  while (std::size_t count = cursor.read(docs, frequencies, kRead))
    for (std::size_t i = 0; i < count; ++i) {
      add(docs[i]);
      impacts_.push_back(length.impact_units(frequencies[i], lengths[docs[i]]));
      total_frequency_ += frequencies[i];
    }
  finish(lengths.size());
}

PostingList::PostingList(std::span<const DocNumber> docs, std::size_t documents)
    : starts_(starts_of(documents)) {
  low_.reserve(docs.size());
  for (const DocNumber doc : docs) add(doc);
  finish(documents);
}

void PostingList::finish(std::size_t documents) {
  size_ = low_.size();
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  if (size_ * kBitsShare > documents) use_bits(documents);
}

void PostingList::use_bits(std::size_t documents) {
  std::vector<std::uint64_t> bits((documents + 63) / 64);
  add_to(bits, {0, static_cast<DocNumber>(documents)});
  bits_ = std::move(bits);
  ranks_.resize(bits_.size());
  constexpr std::size_t kWords = (std::size_t{1} << kBlockBits) / 64;
  std::size_t rank = 0;
  for (std::size_t i = 0; i < bits_.size(); ++i) {
    if (i % kWords == 0) rank = 0;
    ranks_[i] = static_cast<std::uint16_t>(rank);
    rank += static_cast<std::size_t>(std::popcount(bits_[i]));
  }
  low_ = std::vector<std::uint16_t>();  // {} would keep the memory
}

std::size_t PostingList::rank(DocNumber doc) const {
  const std::size_t number = doc >> kBlockBits;
  if (number + 1 >= starts_.size()) return size_;
  if (has_bits()) return doc / 64 < bits_.size() ? place(doc) : size_;
  const auto [start, low] = block(number);
  return start +
         static_cast<std::size_t>(
             std::ranges::lower_bound(low, static_cast<std::uint16_t>(doc)) -
             low.begin());
}

std::vector<DocNumber> PostingList::docs_in(DocRange range) const {
  const auto [begin, end] = places(range);
  std::vector<DocNumber> docs(end - begin);
  if (has_bits()) {
    write_docs(std::span(bits_).subspan(range.first / 64), range.first, docs);
    return docs;
  }
  for_each_block({begin, end},
                 [&](DocNumber first, auto low, std::size_t place) {
                   DocNumber* const to = docs.data() + (place - begin);
                   for (std::size_t i = 0; i < low.size(); ++i)
                     to[i] = first | low[i];
                 });
  return docs;
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
  for_each(range, [&](DocNumber doc, std::size_t) {
    const DocNumber place = doc - range.first;
    words[place >> 6] |= std::uint64_t{1} << (place & 63);
  });
}

std::size_t PostingList::bytes() const {
  return starts_.capacity() * sizeof(std::uint32_t) +
         low_.capacity() * sizeof(std::uint16_t) +
         impacts_.capacity() * sizeof(std::uint16_t) +
         bits_.capacity() * sizeof(std::uint64_t) +
         ranks_.capacity() * sizeof(std::uint16_t);
}

}  // namespace dossier::internal
