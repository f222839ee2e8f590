// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facet_lists.h"

#include <algorithm>
#include <functional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "searcher/collation.h"
#include "searcher/count_scan.h"
#include "searcher/over_representation.h"
#include "searcher/query/value_resolver.h"
#include "searcher/value_filter.h"

namespace dossier::internal {
namespace {

// The places of a facet's values are those among its own, ordered by id, which
// spares looking at strings: most counts of a narrow search are 1.
using Places = std::vector<std::size_t>;

struct CountedMore {
  std::span<const std::uint32_t> counts;
  bool operator()(std::size_t a, std::size_t b) const {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  }
};

// The `limit` highest counts above 0 that are wanted, highest first. Asks only
// about those that may be among them.
template <typename IsWanted>
Places most_counted(std::span<const std::uint32_t> counts,
                    const CountScan& scan, std::size_t limit,
                    IsWanted is_wanted) {
  const CountedMore more{counts};
  Places best;  // once full, a heap with the least in front
  if (limit == 0) return best;
  std::uint32_t floor = 0;  // of equal counts the first is kept
  auto offer = [&](std::size_t place) {
    if (counts[place] <= floor || !is_wanted(place)) return;
    if (best.size() == limit) {
      std::pop_heap(best.begin(), best.end(), more);
      best.back() = place;
      std::push_heap(best.begin(), best.end(), more);
    } else {
      best.push_back(place);
      if (best.size() < limit) return;
      std::make_heap(best.begin(), best.end(), more);
    }
    floor = counts[best.front()];
  };
  // Most counts are too low, and a block of such is passed over at once.
  for (std::size_t block = 0; block < scan.highest.size(); ++block) {
    if (scan.highest[block] <= floor) continue;
    const std::size_t begin = block * CountScan::kBlock;
    const std::size_t end = std::min(begin + CountScan::kBlock, counts.size());
    for (std::size_t place = begin; place < end; ++place) offer(place);
  }
  std::sort(best.begin(), best.end(), more);
  return best;
}

// The first `limit` places with a count, by the order `first`.
template <typename First>
Places first_places(Places places, std::size_t limit, First first) {
  const auto end = places.begin() +
                   static_cast<std::ptrdiff_t>(std::min(limit, places.size()));
  std::partial_sort(places.begin(), end, places.end(), first);
  places.erase(end, places.end());
  return places;
}

// Adds the selected ones that are not among the shown.
void add_selected(const Places& selected, std::span<const std::uint32_t> counts,
                  Places& shown) {
  if (selected.empty()) return;
  std::vector<char> is_shown(counts.size());
  for (std::size_t place : shown) is_shown[place] = 1;
  const auto old_size = static_cast<std::ptrdiff_t>(shown.size());
  for (std::size_t place : selected)
    if (!is_shown[place]) shown.push_back(place);
  std::sort(shown.begin() + old_size, shown.end(), CountedMore{counts});
}

// Sorts by keys that are freed thereafter: by name they are longer than all
// else that is known of a value.
template <typename Key, typename Before>
Places places_by_key(std::vector<std::pair<Key, std::size_t>> keyed,
                     std::size_t limit, Before before) {
  const auto end = keyed.begin() +
                   static_cast<std::ptrdiff_t>(std::min(limit, keyed.size()));
  if (end == keyed.end())
    std::sort(keyed.begin(), end, before);
  else
    std::partial_sort(keyed.begin(), end, keyed.end(), before);
  Places places;
  for (auto at = keyed.begin(); at != end; ++at) places.push_back(at->second);
  return places;
}

// Lists the values of one facet.
class FacetList {
 public:
  // `find`: what the values shown are found by.
  FacetList(const Snapshot& snapshot, Facet facet, const FacetTotals& totals,
            const FacetTotals* background, const std::string& find)
      : values_(*snapshot.values), filter_(snapshot, facet, find) {
    ValueNumber last;
    std::tie(first_, last) = values_.values_of_facet(facet);
    counts_ = std::span(totals.by_value).subspan(first_, last - first_);
    if (!totals.in_parts.empty() && is_entity_facet(facet))
      in_parts_ = std::span(totals.in_parts).subspan(first_, last - first_);
    counted_ = totals.counted[static_cast<std::size_t>(facet)];
    if (!background) return;
    background_ =
        std::span(background->by_value).subspan(first_, last - first_);
    articles_ = background->counted[static_cast<std::size_t>(facet)];
  }

  // Hands the values to `take`, and fills in what it is told beside them. With
  // `zeros`, values that the base does not have are listed too. False if no
  // more are wanted.
  template <typename Take>
  bool list(const FacetRequest& request, const std::string& locale, bool zeros,
            std::span<const ValueNumber> selected, FacetCounts& out,
            Take take) const {
    const bool by_share = request.order == FacetOrder::Share;
    const CountScan scan(counts_);
    Places shown = first_of(request, scan, locale);
    if (zeros) add_zeros(request.limit, shown);
    Places chosen;  // ascending, as the selection is
    for (ValueNumber value : selected)
      if (has_name(value - first_)) chosen.push_back(value - first_);
    add_selected(chosen, counts_, shown);

    out.distinct = scan.distinct;
    out.other = scan.sum;
    for (const std::size_t place : shown) out.other -= counts_[place];
    for (const std::size_t place : shown) {
      const FacetValue value = values_.value(number(place));
      const bool more =
          take({std::string(value.id), std::string(value.label), counts_[place],
                std::binary_search(chosen.begin(), chosen.end(), place),
                by_share ? std::optional<std::uint64_t>(background_[place])
                         : std::nullopt,
                in_parts_of(place)});
      if (!more) return false;
    }
    return true;
  }

 private:
  Places first_of(const FacetRequest& request, const CountScan& scan,
                  const std::string& locale) const {
    switch (request.order) {
      case FacetOrder::Name:
        return by_name(request.limit, locale);
      case FacetOrder::Share:
        return by_share(request.limit);
      case FacetOrder::Count:
        break;
    }
    return most_counted(counts_, scan, request.limit,
                        [this](std::size_t place) { return has_name(place); });
  }

  // Those with articles elsewhere in the index, the most frequent first.
  void add_zeros(std::size_t limit, Places& shown) const {
    Places places;
    for (std::size_t place = 0; place < counts_.size(); ++place)
      if (counts_[place] == 0 && background_[place] != 0 && has_name(place))
        places.push_back(place);
    places = first_places(std::move(places), limit - shown.size(),
                          CountedMore{background_});
    shown.insert(shown.end(), places.begin(), places.end());
  }

  Places counted_places() const {
    Places places;
    for (std::size_t place = 0; place < counts_.size(); ++place)
      if (counts_[place] != 0 && has_name(place)) places.push_back(place);
    return places;
  }

  Places by_name(std::size_t limit, const std::string& locale) const {
    const Collation collation(locale);
    std::vector<std::pair<std::string, std::size_t>> keyed;
    for (const std::size_t place : counted_places()) {
      const FacetValue value = values_.value(number(place));
      keyed.emplace_back(
          collation.key(value.label.empty() ? value.id : value.label), place);
    }
    return places_by_key(std::move(keyed), limit, std::less<>());
  }

  Places by_share(std::size_t limit) const {
    std::vector<std::pair<double, std::size_t>> keyed;
    for (const std::size_t place : counted_places())
      keyed.emplace_back(over_representation(counts_[place], counted_,
                                             background_[place], articles_),
                         place);
    return places_by_key(std::move(keyed), limit,
                         [&](const auto& a, const auto& b) {
                           if (a.first != b.first) return a.first > b.first;
                           return CountedMore{counts_}(a.second, b.second);
                         });
  }

  std::optional<PartCounts> in_parts_of(std::size_t place) const {
    if (in_parts_.empty()) return std::nullopt;
    const auto [title, lead, body] = in_parts_[place];
    return PartCounts{title, lead, body};
  }

  ValueNumber number(std::size_t place) const {
    return static_cast<ValueNumber>(first_ + place);
  }
  bool has_name(std::size_t place) const {
    return filter_.takes(number(place));
  }

  const ValueMap& values_;
  ValueFilter filter_;
  ValueNumber first_ = 0;
  std::span<const std::uint32_t> counts_, background_;
  std::span<const CountsInParts> in_parts_;   // if asked for
  std::uint64_t counted_ = 0, articles_ = 0;  // in the base, in the index
};

}  // namespace

bool has_order_by_share(const std::vector<FacetRequest>& facets) {
  return std::any_of(facets.begin(), facets.end(), [](const FacetRequest& f) {
    return f.order == FacetOrder::Share;
  });
}

bool needs_background(const SearchRequest& request) {
  return request.facet_zeros || has_order_by_share(request.facets);
}

std::vector<FacetCounts> list_facets(const SearchRequest& request,
                                     const Snapshot& snapshot,
                                     const FacetTotals& totals,
                                     const FacetTotals* background,
                                     const std::vector<SelectedFacet>& selected,
                                     const Deadline& deadline,
                                     const TakeFacetValue& take) {
  constexpr std::size_t kChecked = 1024;  // values between looks at the clock
  std::size_t taken = 0;
  bool wants_more = true;
  std::vector<FacetCounts> lists;
  for (const FacetRequest& wanted : request.facets) {
    const Facet facet = require_facet(wanted.facet);
    const auto f = static_cast<std::size_t>(facet);
    FacetCounts& list = lists.emplace_back();
    list.facet = wanted.facet;
    list.counted = totals.counted[f];
    list.missing = totals.counted[f] - totals.with_value[f];
    std::span<const ValueNumber> chosen;
    for (const SelectedFacet& selection : selected)
      if (selection.facet == facet) chosen = selection.values;
    const auto take_value = [&](FacetCount&& value) {
      if (++taken % kChecked == 0) deadline.check();
      if (take) return wants_more = wants_more && take(list, value);
      list.values.push_back(std::move(value));
      return true;
    };
    FacetList(snapshot, facet, totals, background, request.facet_find)
        .list(wanted, request.locale, request.facet_zeros, chosen, list,
              take_value);
  }
  return lists;
}

}  // namespace dossier::internal
