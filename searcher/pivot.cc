// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pivot.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "searcher/facet_lists.h"
#include "searcher/named_units.h"
#include "searcher/pivot_counter.h"
#include "searcher/query/value_resolver.h"

namespace dossier::internal {
namespace {

FacetMask mask_of(std::initializer_list<Facet> facets) {
  FacetMask mask{};
  for (const Facet facet : facets) mask[static_cast<std::size_t>(facet)] = true;
  return mask;
}

std::vector<ValueNumber> numbers_of(const FacetCounts& list, Facet facet,
                                    const ValueMap& values) {
  std::vector<ValueNumber> numbers;
  for (const FacetCount& value : list.values)
    numbers.push_back(values.find(facet, value.id).value());
  return numbers;
}

PivotTriple::Value value_of(ValueNumber number, const ValueMap& values) {
  const FacetValue value = values.value(number);
  return {std::string(value.id), std::string(value.label)};
}

// A match with its story, if stories are counted and it is not alone in it.
struct StoryArticle {
  StoryNumber story;
  MatchedDoc match;
};

class PivotCounter {
 public:
  PivotCounter(const SearchRequest& request, PlanNode plan,
               const SearchContext& context)
      : request_(request.pivot.value()),
        locale_(request.locale),
        count_stories_(request.count == CountUnit::Story),
        plan_(std::move(plan)),
        context_(context),
        values_(*context.snapshot.values),
        rows_(require_facet(request_.rows.facet)),
        columns_(require_facet(request_.columns.facet)),
        third_(request_.third ? require_facet(request_.third->facet)
                              : columns_) {}

  Pivot count() {
    auto lists = list_edges();
    Pivot pivot{std::move(lists[0]), std::move(lists[1]), {}, request_.unit};
    if (request_.third) {
      pivot.third = std::move(lists[2]);
      count_triples(pivot);
      return pivot;
    }
    const auto rows = numbers_of(pivot.rows, rows_, values_);
    const auto columns = numbers_of(pivot.columns, columns_, values_);
    pivot.cells = request_.unit == PivotUnit::Article
                      ? count_in_articles(rows, columns)
                      : count_in_units(rows, columns);
    return pivot;
  }

 private:
  CountUnit count_unit() const {
    return count_stories_ ? CountUnit::Story : CountUnit::Article;
  }

  std::vector<FacetCounts> list_edges() const {
    SearchRequest listed;
    listed.facets = {request_.rows, request_.columns};
    if (request_.third) listed.facets.push_back(*request_.third);
    listed.locale = locale_;
    std::shared_ptr<const FacetTotals> background;
    if (needs_background(listed))
      background = context_.background.facets(context_.deadline, context_.in,
                                              count_unit());
    return list_facets(listed, context_.snapshot,
                       count_facets(plan_, {rows_, columns_, third_}),
                       background.get(), {}, context_.deadline);
  }

  MatchResult find(const PlanNode& plan, std::initializer_list<Facet> counted,
                   std::size_t hits) const {
    MatchRequest request;
    request.plan = &plan;
    request.hits = hits;
    request.facets = mask_of(counted);
    request.count_stories = count_stories_;
    return match(request, context_);
  }

  FacetTotals count_facets(const PlanNode& plan,
                           std::initializer_list<Facet> counted) const {
    return find(plan, counted, 0).facets;
  }

  // A search for the cells of each row costs less than a look at each match.
  std::vector<std::vector<std::uint64_t>> count_in_articles(
      const std::vector<ValueNumber>& rows,
      const std::vector<ValueNumber>& columns) const {
    std::vector<std::vector<std::uint64_t>> cells;
    for (const ValueNumber row : rows) {
      const PlanNode in_row =
          Planner::both(plan_, Planner::values(rows_, {row}, context_.in));
      const FacetTotals totals = count_facets(in_row, {columns_});
      auto& counts = cells.emplace_back();
      for (const ValueNumber column : columns)
        counts.push_back(totals.by_value[column]);
    }
    return cells;
  }

  std::vector<std::vector<std::uint64_t>> count_in_units(
      const std::vector<ValueNumber>& rows,
      const std::vector<ValueNumber>& columns) const {
    PairCounter counter(values_.size(), rows, columns);
    read_matches({rows_, columns_}, counter);
    return counter.take();
  }

  void count_triples(Pivot& pivot) const {
    TripleCounter counter(values_, {rows_, columns_, third_});
    read_matches({rows_, columns_, third_}, counter);
    pivot.distinct_triples = counter.distinct();
    for (const auto& [triple, count] : counter.best(request_.triples))
      pivot.triples.push_back({value_of(triple[0], values_),
                               value_of(triple[1], values_),
                               value_of(triple[2], values_), count});
  }

  // Has each match counted by what its units name; the matches of one story
  // together.
  template <typename Counter>
  void read_matches(std::initializer_list<Facet> wanted,
                    Counter& counter) const {
    constexpr std::size_t kChecked =
        256;  // articles between looks at the clock
    const std::vector<StoryArticle> matches = matches_by_story();
    NamedUnits units(context_.snapshot, request_.unit, mask_of(wanted),
                     context_.in);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      if (i % kChecked == 0) context_.deadline.check();
      counter.add(units.read(matches[i].match));
      const bool goes_on = matches[i].story != kNoStory &&
                           i + 1 < matches.size() &&
                           matches[i + 1].story == matches[i].story;
      if (!goes_on) counter.count_added();
    }
  }

  // As they are stored, but those of several articles by story, at the end.
  std::vector<StoryArticle> matches_by_story() const {
    const StoryMap* const stories =
        count_stories_ ? context_.snapshot.stories.get() : nullptr;
    std::vector<StoryArticle> all;
    for (const MatchedDoc& match : find(plan_, {}, kAll).hits)
      all.push_back(
          {stories ? stories->find({match.segment, match.doc}) : kNoStory,
           match});
    const auto order = [](const StoryArticle& a) {
      return std::tuple(a.story != kNoStory, a.story, a.match.segment,
                        a.match.doc);
    };
    std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
      return order(a) < order(b);
    });
    return all;
  }

  const PivotRequest& request_;
  const std::string& locale_;
  const bool count_stories_;
  const PlanNode plan_;
  const SearchContext& context_;
  const ValueMap& values_;
  const Facet rows_, columns_, third_;  // the third may be missing
};

}  // namespace

Pivot count_pivot(const SearchRequest& request, PlanNode plan,
                  const std::vector<SelectedFacet>& selected,
                  const SearchContext& context) {
  return PivotCounter(request,
                      Planner::with_selections(std::move(plan), selected),
                      context)
      .count();
}

}  // namespace dossier::internal
