// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/candidates.h"

#include <algorithm>
#include <utility>

namespace dossier::internal {
namespace {

// Seeking costs about as much as reading this many postings.
constexpr std::size_t kSeekCost = 8;

// The loops below write each place and move on only if it counts: whether it
// does is not foreseeable, and a wrong guess of the processor costs more.

void test_bits(std::span<const DocNumber> docs, const PostingList& list,
               Common& common) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < docs.size(); ++i) {
    common.candidates[found] = static_cast<std::uint32_t>(i);
    found += list.test(docs[i]);
  }
  for (std::size_t i = 0; i < found; ++i)
    common.postings[i] =
        static_cast<std::uint32_t>(list.place(docs[common.candidates[i]]));
  common.candidates.resize(found);
  common.postings.resize(found);
}

// Candidates and postings of one block, and where what they have in common is
// written.
struct InBlock {
  std::span<const DocNumber> docs;
  std::size_t first_doc;  // its place among the candidates
  std::span<const std::uint16_t> low;
  std::size_t first_posting;
  Common& common;
  std::size_t& found;
};

void read_along(const InBlock& in) {
  std::size_t found = in.found, i = 0, at = 0;
  while (i < in.docs.size() && at < in.low.size()) {
    const auto a = static_cast<std::uint16_t>(in.docs[i]), b = in.low[at];
    in.common.candidates[found] = static_cast<std::uint32_t>(in.first_doc + i);
    in.common.postings[found] =
        static_cast<std::uint32_t>(in.first_posting + at);
    found += a == b;
    i += a <= b;
    at += b <= a;
  }
  in.found = found;
}

// Galloping (Bentley and Yao, 1976): the step doubles until it is too far,
// then the last step is halved; close targets cost next to nothing.
void gallop(const InBlock& in) {
  const std::size_t end = in.low.size();
  std::size_t at = 0;
  for (std::size_t i = 0; i < in.docs.size() && at < end; ++i) {
    const auto doc = static_cast<std::uint16_t>(in.docs[i]);
    std::size_t step = 1, below = at;
    while (below + step < end && in.low[below + step] < doc) {
      below += step;
      step *= 2;
    }
    const auto first = in.low.begin() + static_cast<std::ptrdiff_t>(below);
    const auto last = in.low.begin() + static_cast<std::ptrdiff_t>(
                                           std::min(below + step + 1, end));
    at = static_cast<std::size_t>(std::lower_bound(first, last, doc) -
                                  in.low.begin());
    if (at == end || in.low[at] != doc) continue;
    in.common.candidates[in.found] =
        static_cast<std::uint32_t>(in.first_doc + i);
    in.common.postings[in.found++] =
        static_cast<std::uint32_t>(in.first_posting + at);
  }
}

// Those from the first candidate's to the last one's.
void narrow(InBlock& in) {
  const auto begin = std::ranges::lower_bound(
      in.low, static_cast<std::uint16_t>(in.docs.front()));
  const auto end = std::upper_bound(begin, in.low.end(),
                                    static_cast<std::uint16_t>(in.docs.back()));
  in.first_posting += static_cast<std::size_t>(begin - in.low.begin());
  in.low = {begin, end};
}

void test_numbers(std::span<const DocNumber> docs, const PostingList& list,
                  Common& common) {
  std::size_t found = 0;
  for (std::size_t first = 0, last; first < docs.size(); first = last) {
    const std::size_t number = docs[first] >> PostingList::kBlockBits;
    const auto rest = docs.subspan(first);
    last = first + static_cast<std::size_t>(
                       std::ranges::partition_point(
                           rest,
                           [&](DocNumber doc) {
                             return doc >> PostingList::kBlockBits == number;
                           }) -
                       rest.begin());
    const auto [start, low] = list.block(number);
    if (low.empty()) continue;
    InBlock in{
        docs.subspan(first, last - first), first, low, start, common, found};
    narrow(in);
    if (in.low.size() > kSeekCost * in.docs.size())
      gallop(in);
    else
      read_along(in);
  }
  common.candidates.resize(found);
  common.postings.resize(found);
}

template <typename Value>
void squeeze(std::vector<Value>& values,
             std::span<const std::uint32_t> places) {
  if (values.empty()) return;
  for (std::size_t i = 0; i < places.size(); ++i) values[i] = values[places[i]];
  values.resize(places.size());
}

}  // namespace

void Candidates::keep(std::span<const std::uint32_t> places) {
  for (auto& row : scores) squeeze(row, places);
  squeeze(docs, places);
}

void Candidates::keep_where(std::span<const char> wanted) {
  keep_if([&](std::size_t i) { return wanted[i] != 0; });
}

void Candidates::clear() { keep({}); }

std::vector<float> Candidates::sum() && {
  std::vector<float> sum;
  for (std::vector<float>& row : scores) {
    if (row.empty()) continue;
    if (sum.empty()) {
      sum = std::move(row);
    } else {
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += row[i];
    }
  }
  return sum;
}

void find_common(std::span<const DocNumber> docs, const PostingList& list,
                 Common& common) {
  common.candidates.resize(docs.size());
  common.postings.resize(docs.size());
  if (list.has_bits())
    test_bits(docs, list, common);
  else
    test_numbers(docs, list, common);
}

}  // namespace dossier::internal
