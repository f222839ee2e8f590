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

void read_along(std::span<const DocNumber> docs, const PostingList& list,
                std::size_t begin, std::size_t end, Common& common) {
  const auto postings = list.docs();
  std::size_t found = 0, i = 0, at = begin;
  while (i < docs.size() && at < end) {
    const DocNumber a = docs[i], b = postings[at];
    common.candidates[found] = static_cast<std::uint32_t>(i);
    common.postings[found] = static_cast<std::uint32_t>(at);
    found += a == b;
    i += a <= b;
    at += b <= a;
  }
  common.candidates.resize(found);
  common.postings.resize(found);
}

// Galloping (Bentley and Yao, 1976): the step doubles until it is too far,
// then the last step is halved; close targets cost next to nothing.
void gallop(std::span<const DocNumber> docs, const PostingList& list,
            std::size_t begin, std::size_t end, Common& common) {
  const auto postings = list.docs();
  std::size_t found = 0, at = begin;
  for (std::size_t i = 0; i < docs.size() && at < end; ++i) {
    const DocNumber doc = docs[i];
    std::size_t step = 1, below = at;
    while (below + step < end && postings[below + step] < doc) {
      below += step;
      step *= 2;
    }
    const auto first = postings.begin() + static_cast<std::ptrdiff_t>(below);
    const auto last = postings.begin() + static_cast<std::ptrdiff_t>(
                                             std::min(below + step + 1, end));
    at = static_cast<std::size_t>(std::lower_bound(first, last, doc) -
                                  postings.begin());
    if (at == end || postings[at] != doc) continue;
    common.candidates[found] = static_cast<std::uint32_t>(i);
    common.postings[found++] = static_cast<std::uint32_t>(at);
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
  std::vector<std::uint32_t> places(wanted.size());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    places[kept] = static_cast<std::uint32_t>(i);
    kept += wanted[i] != 0;
  }
  keep(std::span(places).first(kept));
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
  if (docs.empty()) return;
  if (list.has_bits()) {
    test_bits(docs, list, common);
    return;
  }
  const auto [begin, end] = list.places({docs.front(), docs.back() + 1});
  if (end - begin > kSeekCost * docs.size())
    gallop(docs, list, begin, end, common);
  else
    read_along(docs, list, begin, end, common);
}

}  // namespace dossier::internal
