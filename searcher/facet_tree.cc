// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facet_tree.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "dossier/error.h"
#include "searcher/counts_of_facet.h"
#include "searcher/query/value_resolver.h"
#include "searcher/world_regions.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kNoParent = static_cast<std::size_t>(-1);

// A node by its place among all, with its parent's.
struct Placed {
  FacetTreeNode node;
  std::size_t parent = kNoParent;
};

class TreeCounter {
 public:
  TreeCounter(Facet facet, CountUnit unit, const PlanNode& plan,
              const SearchContext& context)
      : facet_(facet),
        unit_(unit),
        plan_(plan),
        context_(context),
        values_(*context.snapshot.values) {}

  FacetTree count(std::size_t limit) {
    const MatchResult result = count_values();
    const auto f = static_cast<std::size_t>(facet_);
    FacetTree tree;
    tree.facet = field_of(facet_).name;
    tree.counted = result.facets.counted[f];
    tree.missing = tree.counted - result.facets.with_value[f];
    if (facet_ == Facet::System) add_values(Facet::Class, result.facets);
    add_values(facet_, result.facets);
    if (facet_ == Facet::Country)
      put_under_regions();
    else
      put_under_ancestors();
    tree.roots = children_of(kNoParent, limit, tree.distinct);
    return tree;
  }

 private:
  MatchResult count_values() const {
    MatchRequest request;
    request.plan = &plan_;
    request.hits = 0;
    request.count_stories = unit_ == CountUnit::Story;
    request.facets[static_cast<std::size_t>(facet_)] = true;
    if (facet_ == Facet::System)
      request.facets[static_cast<std::size_t>(Facet::Class)] = true;
    return match(request, context_);
  }

  void add_values(Facet facet, const FacetTotals& totals) {
    const auto [first, last] = values_.values_of_facet(facet);
    CountsOfFacet(totals.by_value, first, last)
        .for_each([&](const CountedValue& counted) {
          const FacetValue entity = values_.value(counted.value);
          places_[{facet, std::string(entity.id)}] = placed_.size();
          placed_.push_back(
              {{std::string(field_of(facet).name), std::string(entity.id),
                std::string(entity.label), counted.count}});
        });
  }

  std::optional<std::size_t> place_of(Facet facet, std::string_view id) const {
    const auto found = places_.find({facet, std::string(id)});
    if (found == places_.end()) return std::nullopt;
    return found->second;
  }

  // The nearest thing that the tables have an entity under and that has a
  // count: of a system its type or family, else its class.
  void put_under_ancestors() {
    const Gazetteer& gazetteer = *context_.snapshot.gazetteer;
    for (const auto& [key, place] : places_) {
      const auto& [facet, id] = key;
      const auto number = gazetteer.find(facet, id);
      if (!number) continue;
      std::optional<std::size_t> parent;
      for (const EntityNumber above : gazetteer.ancestors(*number))
        if (!parent) parent = place_of(facet, gazetteer.entity(above).id);
      if (!parent && facet == Facet::System)
        parent = place_of(Facet::Class, gazetteer.entity(*number).kind);
      placed_[place].parent = parent.value_or(kNoParent);
    }
  }

  void put_under_regions() {
    std::map<std::string, std::vector<ValueNumber>> countries;  // by region
    std::map<std::string, std::size_t> places;
    const std::size_t count = placed_.size();
    for (std::size_t i = 0; i < count; ++i) {
      const std::string id = placed_[i].node.id;
      std::size_t child = i;
      for (WorldRegion& region : regions_of_country(id)) {
        const auto [place, is_new] =
            places.try_emplace(region.id, placed_.size());
        if (is_new)
          placed_.push_back(
              {{"region", region.id, std::move(region.label), 0}});
        placed_[child].parent = place->second;
        child = place->second;
        countries[region.id].push_back(*values_.find(Facet::Country, id));
      }
    }
    for (const auto& [region, place] : places)
      placed_[place].node.count = count_any(countries[region]);
  }

  // Articles with any of the countries, or stories with such an article.
  std::uint64_t count_any(std::vector<ValueNumber> countries) const {
    std::sort(countries.begin(), countries.end());
    const PlanNode plan = Planner::both(
        plan_,
        Planner::values(Facet::Country, std::move(countries), context_.in));
    MatchRequest request;
    request.plan = &plan;
    request.hits = 0;
    request.count_stories = unit_ == CountUnit::Story;
    const MatchResult result = match(request, context_);
    return request.count_stories ? result.stories : result.total;
  }

  std::vector<FacetTreeNode> children_of(std::size_t parent, std::size_t limit,
                                         std::size_t& distinct) {
    std::vector<std::size_t> children;
    for (std::size_t i = 0; i < placed_.size(); ++i)
      if (placed_[i].parent == parent) children.push_back(i);
    distinct = children.size();
    std::sort(children.begin(), children.end(),
              [this](std::size_t a, std::size_t b) {
                const FacetTreeNode& x = placed_[a].node;
                const FacetTreeNode& y = placed_[b].node;
                return x.count != y.count ? x.count > y.count : x.id < y.id;
              });
    children.resize(std::min(children.size(), limit));
    std::vector<FacetTreeNode> nodes;
    for (const std::size_t child : children) {
      FacetTreeNode node = placed_[child].node;
      node.children = children_of(child, limit, node.distinct);
      nodes.push_back(std::move(node));
    }
    return nodes;
  }

  Facet facet_;
  CountUnit unit_;
  const PlanNode& plan_;
  const SearchContext& context_;
  const ValueMap& values_;
  std::vector<Placed> placed_;
  std::map<std::pair<Facet, std::string>, std::size_t> places_;
};

}  // namespace

FacetTree count_tree(const SearchRequest& request, PlanNode plan,
                     const std::vector<SelectedFacet>& selected,
                     const SearchContext& context) {
  const FacetRequest& wanted = request.facet_tree.value();
  const Facet facet = require_facet(wanted.facet);
  if (facet != Facet::System && facet != Facet::Country &&
      facet != Facet::Class)
    throw Error(ErrorCode::BadQuery, "there is no tree of facet '" +
                                         wanted.facet +
                                         "'; system, class and country have "
                                         "one");
  const PlanNode narrowed = Planner::with_selections(std::move(plan), selected);
  return TreeCounter(facet, request.count, narrowed, context)
      .count(wanted.limit);
}

}  // namespace dossier::internal
