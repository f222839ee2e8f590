// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_POSTING_LIST_H_
#define DOSSIER_SEARCHER_MATCH_POSTING_LIST_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "indexer/store/segment.h"
#include "searcher/match/bm25.h"
#include "searcher/match/doc_set.h"

namespace dossier::internal {

// One term's postings in one segment, unpacked, or the documents of a phrase or
// prefix: documents, and beside each of a term's what the term's weight is
// multiplied by there, so that a score takes neither a division nor a look at
// the document's length. Documents stand in blocks, within which a number takes
// two bytes; a list with a good part of the documents has a bit a document
// instead. With its impact a posting thus takes four bytes, among bits seven
// where they are least dense, four from a tenth of the documents on. Immutable.
class PostingList {
 public:
  static constexpr unsigned kBlockBits = 16;  // documents of a block

  // Reads the rest of the cursor. `expected`: about how many postings.
  // `lengths`: of all documents of the segment.
  PostingList(PostingCursor& cursor, std::size_t expected,
              std::span<const std::uint32_t> lengths, const Bm25Length& length);

  // Documents alone, without impacts; ascending, of `documents` in all.
  PostingList(std::span<const DocNumber> docs, std::size_t documents);

  std::size_t size() const { return size_; }
  // In units; see kImpactUnit.
  std::span<const std::uint16_t> impacts() const { return impacts_; }
  float impact(std::size_t place) const {
    return kImpactUnit * static_cast<float>(impacts_[place]);
  }

  // The sum of the within-document frequencies.
  std::uint64_t total_frequency() const { return total_frequency_; }

  // Calls visit(document, its place in the list) for those of a range, in
  // order. What looks at each once, as an OR that adds up, takes 8 % longer
  // with docs_in().
  template <typename Visit>
  void for_each(DocRange range, Visit visit) const;

  std::vector<DocNumber> docs_in(DocRange range) const;

  // The places of the documents of a range: half-open.
  std::pair<std::size_t, std::size_t> places(DocRange range) const {
    return {rank(range.first), rank(range.last)};
  }

  // Sets the bits of its documents in a range. REQUIRES a bit a document of
  // the range, the first of `words` being that of its first.
  void add_to(std::span<std::uint64_t> words, DocRange range) const;

  // Whether a document can be tested, and its place found, in one step.
  bool has_bits() const { return !bits_.empty(); }
  // REQUIRES has_bits().
  bool test(DocNumber doc) const { return bits_[doc >> 6] >> (doc & 63) & 1; }
  // Where a document stands, or would stand. REQUIRES has_bits().
  std::size_t place(DocNumber doc) const {
    const std::uint64_t below = (std::uint64_t{1} << (doc & 63)) - 1;
    return starts_[doc >> kBlockBits] + ranks_[doc >> 6] +
           static_cast<std::size_t>(std::popcount(bits_[doc >> 6] & below));
  }

  // What a block has of a list without bits. REQUIRES !has_bits().
  struct Block {
    std::size_t start;                   // the place of its first posting
    std::span<const std::uint16_t> low;  // of the documents' numbers, the end
  };
  Block block(std::size_t number) const {
    const std::size_t start = starts_[number];
    return {start, std::span(low_).subspan(start, starts_[number + 1] - start)};
  }

  std::size_t bytes() const;

 private:
  void add(DocNumber doc) {
    low_.push_back(static_cast<std::uint16_t>(doc));
    ++starts_[(doc >> kBlockBits) + 1];
  }
  void finish(std::size_t documents);
  void use_bits(std::size_t documents);
  // The word of bits at a place, without those beyond the range.
  std::uint64_t word(std::size_t at, DocRange range) const {
    const std::size_t left = range.last - at * 64;
    return left < 64 ? bits_[at] & ((std::uint64_t{1} << left) - 1) : bits_[at];
  }
  // Postings before a document.
  std::size_t rank(DocNumber doc) const;
  // Calls visit(number 0 of a block, low halves of documents, place of the
  // first of them) for the postings at some places, half-open. REQUIRES
  // !has_bits().
  template <typename Visit>
  void for_each_block(std::pair<std::size_t, std::size_t> places,
                      Visit visit) const;

  std::size_t size_ = 0;
  std::uint64_t total_frequency_ = 0;
  std::vector<std::uint32_t> starts_;  // postings before each block, and all
  std::vector<std::uint16_t> low_;     // none if there are bits
  std::vector<std::uint16_t> impacts_;
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint16_t> ranks_;  // in the block before each word of bits
};

template <typename Visit>
void PostingList::for_each_block(std::pair<std::size_t, std::size_t> places,
                                 Visit visit) const {
  auto [place, end] = places;
  if (place == end) return;
  auto after = std::upper_bound(starts_.begin(), starts_.end(), place);
  for (; place < end; ++after) {
    const std::size_t last = std::min<std::size_t>(*after, end);
    const auto number = static_cast<DocNumber>(after - starts_.begin() - 1);
    visit(number << kBlockBits, std::span(low_).subspan(place, last - place),
          place);
    place = last;
  }
}

template <typename Visit>
void PostingList::for_each(DocRange range, Visit visit) const {
  auto [place, end] = places(range);
  if (!has_bits()) {
    for_each_block({place, end},
                   [&](DocNumber first, auto low, std::size_t at) {
                     for (const std::uint16_t each : low)
                       visit(first | each, at++);
                   });
    return;
  }
  for (std::size_t at = range.first / 64; place < end; ++at)
    for (std::uint64_t rest = word(at, range); rest; rest &= rest - 1)
      visit(static_cast<DocNumber>(at * 64) +
                static_cast<DocNumber>(std::countr_zero(rest)),
            place++);
}

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_POSTING_LIST_H_
