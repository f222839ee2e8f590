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
#include "searcher/counts_of_facet.h"
#include "searcher/over_representation.h"
#include "searcher/query/value_resolver.h"
#include "searcher/value_filter.h"

namespace dossier::internal {
namespace {

using Values = std::vector<CountedValue>;

// Sorts by keys that are freed thereafter: by name they are longer than all
// else that is known of a value.
template <typename Key, typename Before>
Values first_by_key(std::vector<std::pair<Key, CountedValue>> keyed,
                    std::size_t limit, Before before) {
  const auto end = keyed.begin() +
                   static_cast<std::ptrdiff_t>(std::min(limit, keyed.size()));
  if (end == keyed.end())
    std::sort(keyed.begin(), end, before);
  else
    std::partial_sort(keyed.begin(), end, keyed.end(), before);
  Values values;
  for (auto at = keyed.begin(); at != end; ++at) values.push_back(at->second);
  return values;
}

// Lists the values of one facet.
class FacetList {
 public:
  // `find`: what the values shown are found by.
  FacetList(const Snapshot& snapshot, Facet facet, const FacetTotals& totals,
            const FacetTotals* background, const std::string& find)
      : values_(*snapshot.values),
        filter_(snapshot, facet, find),
        range_(values_.values_of_facet(facet)),
        by_value_(totals.by_value),
        counts_(by_value_, range_.first, range_.second),
        counted_(totals.counted[static_cast<std::size_t>(facet)]),
        background_(background ? &background->by_value : nullptr) {
    if (is_entity_facet(facet)) in_parts_ = totals.in_parts;
    if (background)
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
    Values shown = first_of(request, locale);
    if (zeros) add_zeros(request.limit, shown);
    add_selected(selected, shown);

    out.distinct = counts_.distinct();
    out.other = counts_.sum();
    for (const CountedValue& each : shown) out.other -= each.count;
    for (const auto& [number, count] : shown) {
      const FacetValue value = values_.value(number);
      const bool more =
          take({std::string(value.id), std::string(value.label), count,
                std::binary_search(selected.begin(), selected.end(), number),
                by_share ? std::optional<std::uint64_t>((*background_)[number])
                         : std::nullopt,
                in_parts_of(number)});
      if (!more) return false;
    }
    return true;
  }

 private:
  Values first_of(const FacetRequest& request,
                  const std::string& locale) const {
    switch (request.order) {
      case FacetOrder::Name:
        return by_name(request.limit, locale);
      case FacetOrder::Share:
        return by_share(request.limit);
      case FacetOrder::Count:
        break;
    }
    if (filter_.takes_all()) return counts_.highest(request.limit, {});
    return counts_.highest(request.limit, [this](ValueNumber value) {
      return filter_.takes(value);
    });
  }

  // Those with articles elsewhere in the index, the most frequent first.
  void add_zeros(std::size_t limit, Values& shown) const {
    const CountsOfFacet everywhere(*background_, range_.first, range_.second);
    const Values more = everywhere.highest(
        limit == kAll ? kAll : limit - shown.size(), [this](ValueNumber value) {
          return by_value_[value] == 0 && filter_.takes(value);
        });
    for (const CountedValue& each : more) shown.push_back({each.value, 0});
  }

  // Adds the selected ones that are not among the shown.
  void add_selected(std::span<const ValueNumber> selected,
                    Values& shown) const {
    if (selected.empty()) return;
    std::vector<ValueNumber> there;
    for (const CountedValue& each : shown) there.push_back(each.value);
    std::sort(there.begin(), there.end());
    const auto old_size = static_cast<std::ptrdiff_t>(shown.size());
    for (const ValueNumber value : selected)
      if (filter_.takes(value) &&
          !std::binary_search(there.begin(), there.end(), value))
        shown.push_back({value, by_value_[value]});
    std::sort(shown.begin() + old_size, shown.end(), counted_more);
  }

  // What is found, with what `key` gives for each.
  template <typename Key, typename MakeKey>
  std::vector<std::pair<Key, CountedValue>> keyed(MakeKey key) const {
    std::vector<std::pair<Key, CountedValue>> keyed;
    counts_.for_each([&](const CountedValue& each) {
      if (filter_.takes(each.value)) keyed.emplace_back(key(each), each);
    });
    return keyed;
  }

  Values by_name(std::size_t limit, const std::string& locale) const {
    const Collation collation(locale);
    const auto key = [&](const CountedValue& each) {
      const FacetValue value = values_.value(each.value);
      return collation.key(value.label.empty() ? value.id : value.label);
    };
    return first_by_key(keyed<std::string>(key), limit,
                        [](const auto& a, const auto& b) {
                          return std::tie(a.first, a.second.value) <
                                 std::tie(b.first, b.second.value);
                        });
  }

  Values by_share(std::size_t limit) const {
    const auto key = [&](const CountedValue& each) {
      return over_representation(each.count, counted_,
                                 (*background_)[each.value], articles_);
    };
    return first_by_key(keyed<double>(key), limit,
                        [](const auto& a, const auto& b) {
                          if (a.first != b.first) return a.first > b.first;
                          return counted_more(a.second, b.second);
                        });
  }

  std::optional<PartCounts> in_parts_of(ValueNumber value) const {
    if (in_parts_.empty()) return std::nullopt;
    const auto [title, lead, body] = in_parts_[value];
    return PartCounts{title, lead, body};
  }

  const ValueMap& values_;
  ValueFilter filter_;
  std::pair<ValueNumber, ValueNumber> range_;
  const ValueCounts& by_value_;
  CountsOfFacet counts_;
  std::uint64_t counted_;
  const ValueCounts* background_;            // if needed
  std::uint64_t articles_ = 0;               // in the index
  std::span<const CountsInParts> in_parts_;  // by value, if asked for
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
