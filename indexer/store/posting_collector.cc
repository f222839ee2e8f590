// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/posting_collector.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "indexer/store/varint.h"

namespace dossier::internal {

void PostingCollector::add(std::uint32_t term, std::uint32_t frequency) {
  terms_.push_back(term);
  append_varint(frequencies_, frequency);
  max_frequency_ = std::max(max_frequency_, frequency);
}

void PostingCollector::end_document() { ends_.push_back(terms_.size()); }

// Calls visit(doc, term, frequency) for each posting in order of document.
template <class Visit>
void PostingCollector::for_each(Visit visit) const {
  std::string_view frequencies = frequencies_;
  std::size_t at = 0;
  for (DocNumber doc = 0; doc < ends_.size(); ++doc)
    for (; at < ends_[doc]; ++at) {
      std::uint64_t frequency;
      take_varint(frequencies, frequency);
      visit(doc, terms_[at], frequency);
    }
}

// The lists with their sizes, in `end`.
std::vector<PostingCollector::List> PostingCollector::measure(
    std::size_t terms) const {
  std::vector<List> lists(terms);
  for_each([&](DocNumber doc, std::uint32_t term, std::uint64_t frequency) {
    List& list = lists[term];
    if (list.documents == 0)
      list.first = doc;
    else
      list.end += varint_size(doc - list.last - 1);
    list.end += varint_size(frequency);
    list.last = doc;
    ++list.documents;
    list.occurrences += frequency;
  });
  return lists;
}

std::string PostingCollector::encode(std::vector<List>& lists) const {
  std::size_t size = 0;
  for (List& list : lists) {
    list.begin = size;
    size += std::exchange(list.end, size);
    list.last = list.first;
  }
  std::string bytes(size, '\0');
  for_each([&](DocNumber doc, std::uint32_t term, std::uint64_t frequency) {
    List& list = lists[term];
    char* out = bytes.data() + list.end;
    if (list.end > list.begin) out = put_varint(out, doc - list.last - 1);
    out = put_varint(out, frequency);
    list.end = static_cast<std::size_t>(out - bytes.data());
    list.last = doc;
  });
  return bytes;
}

void PostingCollector::write(const Interner& terms,
                             PostingsWriter& writer) const {
  std::vector<std::uint32_t> order(terms.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return terms[a] < terms[b];
  });
  std::vector<List> lists = measure(terms.size());
  const std::string bytes = encode(lists);
  for (std::uint32_t term : order) {
    const List& list = lists[term];
    writer.begin(terms[term], list.documents, list.occurrences);
    writer.add(
        {list.first, list.last,
         std::string_view(bytes).substr(list.begin, list.end - list.begin)});
    writer.end();
  }
}

}  // namespace dossier::internal
