// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/entity_offers.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "searcher/query/query_names.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kMostOfName = 3;
constexpr std::size_t kMostOffers = 6;
// A surname that more people have tells nothing.
constexpr std::size_t kMostNamesakes = 20;

// The parts of a query that all have to hold.
const std::vector<QueryNode> parts_of(const QueryNode& root) {
  if (root.kind == QueryKind::And) return root.children;
  return {root};
}

// The words of a name as the query has them.
class NameInQuery {
 public:
  NameInQuery(const QueryName& name, const ParserContext& context) {
    const std::string query = name.quoted ? '"' + name.words + '"' : name.words;
    ParsedQuery parsed = parse_query(query, context);
    node = std::move(parsed.root);
    for (const QueryNode& part :
         node.kind == QueryKind::Or ? node.children : parts_of(node))
      words_.insert(to_query_text(part));
  }

  // What the query requires beside the name; nothing if the name is no part of
  // it (stop words that were left out). The words are alternatives of each
  // other with any of the words, and an OR with one of them is no requirement.
  std::optional<QueryNode> rest_of(const QueryNode& root) const {
    std::vector<QueryNode> rest;
    bool found = false;
    for (const QueryNode& part : parts_of(root)) {
      const bool is_mine =
          has(part) || (part.kind == QueryKind::Or &&
                        std::any_of(part.children.begin(), part.children.end(),
                                    [this](const auto& c) { return has(c); }));
      if (is_mine)
        found = true;
      else
        rest.push_back(part);
    }
    if (!found) return std::nullopt;
    return make_group(QueryKind::And, std::move(rest));
  }

  QueryNode node;

 private:
  bool has(const QueryNode& part) const {
    return words_.contains(to_query_text(part));
  }

  std::set<std::string> words_;
};

bool is_selected(ValueNumber value,
                 const std::vector<SelectedFacet>& selected) {
  return std::any_of(selected.begin(), selected.end(), [&](const auto& facet) {
    return std::binary_search(facet.values.begin(), facet.values.end(), value);
  });
}

EntityOffer offer_of(ValueNumber value, const QueryName& name,
                     const ValueMap& values) {
  const FacetValue entity = values.value(value);
  return {name.words,
          std::string(field_of(entity.facet).name),
          std::string(entity.id),
          std::string(entity.label),
          0,
          0};
}

std::vector<EntityOffer> offers_of(const QueryName& name, const QueryNode& root,
                                   const OfferContext& context) {
  const NameInQuery words(name, context.parsing);
  const auto rest = words.rest_of(root);
  if (!rest || name.values.size() > kMostNamesakes) return {};
  const PlanNode conditions = context.narrowed_plan(*rest);
  const PlanNode others = Planner::negate(context.plan(words.node));
  std::vector<EntityOffer> offers;
  for (const ValueNumber value : name.values) {
    if (is_selected(value, context.selected)) continue;
    EntityOffer offer = offer_of(value, name, *context.snapshot.values);
    const Facet facet = context.snapshot.values->value(value).facet;
    const PlanNode with_value = Planner::both(
        conditions, Planner::values(facet, {value}, context.parsing.in));
    offer.articles = context.count(with_value);
    if (offer.articles == 0) continue;
    offer.without_words = context.count(Planner::both(with_value, others));
    offers.push_back(std::move(offer));
  }
  std::stable_sort(
      offers.begin(), offers.end(),
      [](const auto& a, const auto& b) { return a.articles > b.articles; });
  offers.erase(offers.begin() + static_cast<std::ptrdiff_t>(
                                    std::min(offers.size(), kMostOfName)),
               offers.end());
  return offers;
}

}  // namespace

std::vector<EntityOffer> make_offers(const std::string& query,
                                     const QueryNode& root,
                                     const OfferContext& context) {
  std::vector<EntityOffer> offers;
  std::set<std::pair<std::string, std::string>> seen;
  for (const QueryName& name : find_names(context.snapshot, query))
    for (EntityOffer& offer : offers_of(name, root, context)) {
      if (offers.size() == kMostOffers) return offers;
      if (seen.emplace(offer.facet, offer.id).second)
        offers.push_back(std::move(offer));
    }
  return offers;
}

}  // namespace dossier::internal
