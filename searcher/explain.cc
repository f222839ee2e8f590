// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/explain.h"

#include <algorithm>
#include <optional>
#include <string>

#include "dossier/error.h"
#include "searcher/query/value_resolver.h"

namespace dossier::internal {
namespace {

// Tells which entities lie under a value.
class Descent {
 public:
  Descent(const Gazetteer& gazetteer, Facet facet, std::string_view id)
      : gazetteer_(gazetteer), facet_(facet), id_(id) {}

  bool leads_from(const EntityMentions& entity) const {
    const Facet facet = *facet_by_name(entity.facet);
    if (facet == facet_ && entity.id == id_) return true;
    const auto known = gazetteer_.find(facet, entity.id);
    if (!known) return false;
    if (facet == facet_) return is_above(*known);
    if (facet_ != Facet::Class || facet != Facet::System) return false;
    const auto above = gazetteer_.ancestors(*known);
    return is_class_of(*known) ||
           std::any_of(above.begin(), above.end(),
                       [this](EntityNumber n) { return is_class_of(n); });
  }

  // An entity that no table has lies under a value of its own facet; which one
  // is not stored. The ids of variants begin with that of what they vary.
  bool may_lead_from(const EntityMentions& entity) const {
    const Facet facet = *facet_by_name(entity.facet);
    return facet == (facet_ == Facet::Class ? Facet::System : facet_) &&
           !gazetteer_.find(facet, entity.id);
  }
  bool is_variant(const EntityMentions& entity) const {
    return may_lead_from(entity) && entity.id.starts_with(id_);
  }

 private:
  bool is_above(EntityNumber entity) const {
    const auto above = gazetteer_.ancestors(entity);
    return std::any_of(above.begin(), above.end(), [&](EntityNumber n) {
      return gazetteer_.entity(n).id == id_;
    });
  }
  bool is_class_of(EntityNumber system) const {
    const auto its_class =
        gazetteer_.find(Facet::Class, gazetteer_.entity(system).kind);
    return its_class &&
           (gazetteer_.entity(*its_class).id == id_ || is_above(*its_class));
  }

  const Gazetteer& gazetteer_;
  Facet facet_;
  std::string_view id_;
};

template <class Wanted>
std::vector<EntityMentions> those(const Annotation& annotation, Wanted wanted) {
  std::vector<EntityMentions> chosen;
  std::copy_if(annotation.entities.begin(), annotation.entities.end(),
               std::back_inserter(chosen), wanted);
  return chosen;
}

std::vector<EntityMentions> sources_of(const Annotation& annotation,
                                       const Descent& descent) {
  using E = const EntityMentions&;
  auto sources = those(annotation, [&](E e) { return descent.leads_from(e); });
  if (sources.empty())
    sources = those(annotation, [&](E e) { return descent.is_variant(e); });
  if (sources.empty())
    sources = those(annotation, [&](E e) { return descent.may_lead_from(e); });
  return sources;
}

}  // namespace

std::vector<Explanation> explain(const Snapshot& snapshot,
                                 const StoredRecord& record,
                                 const Annotation& annotation,
                                 const FacetSelection& wanted) {
  const Facet facet = require_facet(wanted.facet);
  if (!is_entity_facet(facet))
    throw Error(ErrorCode::BadQuery,
                "values of " + wanted.facet +
                    " are not named in texts; only those of country, system, "
                    "official, person and class are");
  std::vector<Repair> repairs;
  std::vector<Explanation> explanations;
  for (const ValueNumber number :
       resolve_value(snapshot, facet, wanted.value, repairs)) {
    const FacetValue value = snapshot.values->value(number);
    const bool has = std::any_of(record.entities.begin(), record.entities.end(),
                                 [&](const StoredEntity& e) {
                                   return e.facet == facet && e.id == value.id;
                                 });
    if (!has) continue;
    const Descent descent(*snapshot.gazetteer, facet, value.id);
    explanations.push_back({std::string(field_of(facet).name),
                            std::string(value.id), std::string(value.label),
                            sources_of(annotation, descent)});
  }
  return explanations;
}

}  // namespace dossier::internal
