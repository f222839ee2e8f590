// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/explain.h"

#include <algorithm>
#include <optional>
#include <string>

#include "dossier/error.h"
#include "indexer/entities/recogniser.h"
#include "indexer/text/tokenizer.h"
#include "searcher/query/value_resolver.h"

namespace dossier::internal {
namespace {

// What the recogniser finds in the article by the tables of the index. Entities
// that no table has lie under values by its rules, and under which is not
// stored.
Recognition recognise(const Snapshot& snapshot, const StoredRecord& record) {
  Tokenizer tokenizer;
  TokenizedText title, text;
  tokenizer.tokenize(record.title, title);
  tokenizer.tokenize(record.text, text);
  RecogniserInput input{record.title, &title, record.text, &text,
                        record.language};
  input.day = parse_first_day(record.date).value_or(kNoDay);
  Recognition found;
  Recogniser(snapshot.gazetteer, snapshot.corrections).recognise(input, found);
  return found;
}

// Tells which entities of an article lie under a value.
class Descent {
 public:
  Descent(const Gazetteer& gazetteer, const Recognition& found, Facet facet,
          std::string_view id)
      : gazetteer_(gazetteer), found_(found), facet_(facet), id_(id) {}

  bool leads_from(const EntityMentions& entity) const {
    const Facet facet = *facet_by_name(entity.facet);
    if (facet == facet_ && entity.id == id_) return true;
    const auto known = gazetteer_.find(facet, entity.id);
    if (!known) return leads_from_unlisted(facet, entity.id);
    if (facet == facet_) return is_above(*known);
    if (facet_ != Facet::Class || facet != Facet::System) return false;
    const auto above = gazetteer_.ancestors(*known);
    return is_class_of(*known) ||
           std::any_of(above.begin(), above.end(),
                       [this](EntityNumber n) { return is_class_of(n); });
  }

 private:
  bool leads_from_unlisted(Facet facet, const std::string& id) const {
    const auto entity = std::find_if(
        found_.entities.begin(), found_.entities.end(),
        [&](const FoundEntity& e) { return e.facet == facet && e.id == id; });
    if (entity == found_.entities.end()) return false;
    if (facet == facet_)
      return std::find(entity->ancestors.begin(), entity->ancestors.end(),
                       id_) != entity->ancestors.end();
    return facet_ == Facet::Class && is_class(entity->system_class);
  }
  bool is_above(EntityNumber entity) const {
    const auto above = gazetteer_.ancestors(entity);
    return std::any_of(above.begin(), above.end(), [&](EntityNumber n) {
      return gazetteer_.entity(n).id == id_;
    });
  }
  bool is_class_of(EntityNumber system) const {
    return is_class(gazetteer_.entity(system).kind);
  }
  // True for the class that is explained, and those under it.
  bool is_class(std::string_view id) const {
    const auto number = gazetteer_.find(Facet::Class, id);
    return number && (id == id_ || is_above(*number));
  }

  const Gazetteer& gazetteer_;
  const Recognition& found_;
  Facet facet_;
  std::string_view id_;
};

std::vector<EntityMentions> sources_of(const Annotation& annotation,
                                       const Descent& descent) {
  std::vector<EntityMentions> sources;
  std::copy_if(annotation.entities.begin(), annotation.entities.end(),
               std::back_inserter(sources),
               [&](const EntityMentions& e) { return descent.leads_from(e); });
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
  const Recognition found = recognise(snapshot, record);
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
    const Descent descent(*snapshot.gazetteer, found, facet, value.id);
    explanations.push_back({std::string(field_of(facet).name),
                            std::string(value.id), std::string(value.label),
                            sources_of(annotation, descent)});
  }
  return explanations;
}

}  // namespace dossier::internal
