// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/named_units.h"

#include <algorithm>

namespace dossier::internal {
namespace {

constexpr Facet kSingleFacets[] = {Facet::Source, Facet::Language, Facet::Year};

void sort_out(ValueSet& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

const std::vector<ValueSet>& NamedUnits::read(const MatchedDoc& article) {
  units_.clear();
  if (unit_ == PivotUnit::Article)
    read_whole(article);
  else
    read_places(article);
  for (ValueSet& unit : units_) sort_out(unit);
  return units_;
}

void NamedUnits::read_whole(const MatchedDoc& article) {
  const Segment& segment = *snapshot_.segments[article.segment];
  const auto to_global = snapshot_.values->of_segment(article.segment);
  ValueSet& all = units_.emplace_back();
  segment.entity_rows().for_each_in(in_, article.doc, [&](std::uint32_t local) {
    const ValueNumber value = to_global[local];
    const Facet facet = snapshot_.values->value(value).facet;
    if (wanted_[static_cast<std::size_t>(facet)]) all.push_back(value);
  });
  add_single_values(article, all);
}

void NamedUnits::add_single_values(const MatchedDoc& article,
                                   ValueSet& out) const {
  const Segment& segment = *snapshot_.segments[article.segment];
  const auto to_global = snapshot_.values->of_segment(article.segment);
  for (const Facet facet : kSingleFacets) {
    if (!wanted_[static_cast<std::size_t>(facet)]) continue;
    const ValueNumber local = segment.single_values(facet)[article.doc];
    if (local != kNoValue) out.push_back(to_global[local]);
  }
}

void NamedUnits::read_places(const MatchedDoc& article) {
  if (!records_ || segment_ != article.segment) {
    segment_ = article.segment;
    records_.emplace(snapshot_.segments[segment_]->record_file());
  }
  const StoredRecord record = records_->record(article.doc);
  if (record.mentions.empty()) return;
  cut(record, true);
  cut(record, false);
  for (ValueSet& unit : units_)
    if (!unit.empty()) add_single_values(article, unit);
}

// Adds the units of the title or of the text.
void NamedUnits::cut(const StoredRecord& record, bool in_title) {
  std::vector<const StoredMention*> mentions;
  for (const StoredMention& mention : record.mentions)
    if (mention.in_title == in_title &&
        PartSet::of(in_).has(part_of(mention, record)))
      mentions.push_back(&mention);
  if (mentions.empty()) return;
  std::sort(mentions.begin(), mentions.end(),
            [](const auto* a, const auto* b) { return a->start < b->start; });

  const std::string& text = in_title ? record.title : record.text;
  tokenizer_.tokenize(text, tokens_);
  pieces_.clear();
  append_pieces(text, tokens_, pieces_);
  const Gap end = unit_ == PivotUnit::Sentence ? Gap::Sentence : Gap::Paragraph;
  auto piece = pieces_.begin();
  units_.emplace_back();
  for (const StoredMention* mention : mentions) {
    bool ended = false;
    for (; piece != pieces_.end() && piece->start <= mention->start; ++piece)
      ended |= piece->gap >= end;
    if (ended) units_.emplace_back();
    const ValueSet& named = values_of(record.entities[mention->entity]);
    units_.back().insert(units_.back().end(), named.begin(), named.end());
  }
}

void NamedUnits::add(Facet facet, std::string_view id, ValueSet& out) const {
  if (!wanted_[static_cast<std::size_t>(facet)]) return;
  if (const auto value = snapshot_.values->find(facet, id))
    out.push_back(*value);
}

void NamedUnits::add_classes(std::string_view system_class,
                             ValueSet& out) const {
  const Gazetteer& gazetteer = *snapshot_.gazetteer;
  const auto number = gazetteer.find(Facet::Class, system_class);
  if (!number) return;
  add(Facet::Class, system_class, out);
  for (const EntityNumber above : gazetteer.ancestors(*number))
    add(Facet::Class, gazetteer.entity(above).id, out);
}

const ValueSet& NamedUnits::values_of(const StoredEntity& entity) {
  const auto [known, is_new] = known_.try_emplace({entity.facet, entity.id});
  ValueSet& values = known->second;
  if (!is_new) return values;
  add(entity.facet, entity.id, values);
  const Gazetteer& gazetteer = *snapshot_.gazetteer;
  const auto number = gazetteer.find(entity.facet, entity.id);
  if (!number) return values;
  if (entity.facet == Facet::System)
    add_classes(gazetteer.entity(*number).kind, values);
  for (const EntityNumber above : gazetteer.ancestors(*number)) {
    add(entity.facet, gazetteer.entity(above).id, values);
    if (entity.facet == Facet::System)
      add_classes(gazetteer.entity(above).kind, values);
  }
  return values;
}

}  // namespace dossier::internal
