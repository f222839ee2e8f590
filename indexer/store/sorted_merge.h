// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_SORTED_MERGE_H_
#define DOSSIER_INDEXER_STORE_SORTED_MERGE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace dossier::internal {

// Where a string stands: in which list, and where in it.
struct ListPlace {
  std::uint32_t list;
  std::uint32_t place;
};

// Merges ascending lists of strings. For each distinct string, in order, calls
// visit(text, places), places being those of the lists that have it, in order
// of list. string_at(list, place) gives the string; `ends` the end of each
// list, `begins` where it begins.
//
// A heap of one string a list, ordered by the strings' first eight bytes as an
// integer: strings themselves are compared only if those are equal.
template <class StringAt, class Visit>
void merge_sorted(const std::vector<std::uint32_t>& begins,
                  const std::vector<std::uint32_t>& ends, StringAt string_at,
                  Visit visit) {
  struct Front {
    std::uint64_t start;  // the first eight bytes, big-endian
    ListPlace at;
    std::string_view text;
  };
  auto front_at = [&](ListPlace at) {
    Front front{0, at, string_at(at.list, at.place)};
    char start[sizeof front.start] = {};
    if (!front.text.empty())
      std::memcpy(start, front.text.data(),
                  std::min(front.text.size(), sizeof start));
    std::memcpy(&front.start, start, sizeof start);
    front.start = __builtin_bswap64(front.start);
    return front;
  };
  // The heap has the greatest on top, so "less" is "comes later".
  auto comes_later = [](const Front& a, const Front& b) {
    if (a.start != b.start) return a.start > b.start;
    int order = a.text.compare(b.text);
    return order != 0 ? order > 0 : a.at.list > b.at.list;
  };

  std::vector<Front> heap;
  for (std::uint32_t list = 0; list < ends.size(); ++list)
    if (begins[list] < ends[list])
      heap.push_back(front_at({list, begins[list]}));
  std::make_heap(heap.begin(), heap.end(), comes_later);

  std::vector<ListPlace> places;
  while (!heap.empty()) {
    const std::string_view text = heap.front().text;
    places.clear();
    while (!heap.empty() && heap.front().text == text) {
      std::pop_heap(heap.begin(), heap.end(), comes_later);
      ListPlace at = heap.back().at;
      heap.pop_back();
      places.push_back(at);
      if (++at.place < ends[at.list]) {
        heap.push_back(front_at(at));
        std::push_heap(heap.begin(), heap.end(), comes_later);
      }
    }
    visit(text, places);
  }
}

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_SORTED_MERGE_H_
