// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/found.h"

#include <algorithm>
#include <tuple>

#include "indexer/entities/person_id.h"

namespace dossier::internal {
namespace {

// What a mention weighs, by where it stands; and how much makes a focus.
constexpr int kWeightInTitle = 3;
constexpr int kWeightInLead = 3;
constexpr int kWeightInBody = 1;
constexpr int kWeightForFocus = 3;

}  // namespace

void Found::begin(const CompiledForm& form, const ArticleView& article,
                  Recognition& out) {
  form_ = &form;
  article_ = &article;
  out_ = &out;
  out.clear();
  sights_.clear();
  taken_.assign(article.size(), false);
  by_entity_.clear();
  by_id_.clear();
}

void Found::add(std::uint32_t entity, std::size_t first, std::size_t count,
                Rule rule) {
  if (entity < form_->entity_count())
    mention(index_of(entity), first, count, rule);
}

void Found::add(Facet facet, std::string_view id, std::string_view label,
                std::uint32_t parent, std::size_t first, std::size_t count,
                Rule rule) {
  std::string key(id);
  key += static_cast<char>('0' + static_cast<int>(facet));
  const auto [at, fresh] = by_id_.try_emplace(
      std::move(key), static_cast<std::uint32_t>(out_->entities.size()));
  if (fresh) {
    FoundEntity entity{facet, std::string(id), std::string(label), false, {}};
    if (parent != kNoEntity) entity.ancestors = ancestor_ids(parent, true);
    out_->entities.push_back(std::move(entity));
    sights_.emplace_back();
    sights_.back().is_new = true;
  } else if (sights_[at->second].is_new && is_person_facet(facet) &&
             is_better_spelling(label, out_->entities[at->second].label)) {
    out_->entities[at->second].label = label;
  }
  mention(at->second, first, count, rule);
}

void Found::set_office(std::string_view role, std::string_view country) {
  FoundEntity& entity = out_->entities[last_];
  if (!entity.role.empty()) return;
  entity.role = role;
  entity.country = country;
}

std::uint32_t Found::index_of(std::uint32_t entity) {
  const auto [at, fresh] = by_entity_.try_emplace(
      entity, static_cast<std::uint32_t>(out_->entities.size()));
  if (!fresh) return at->second;
  const EntityRecord& record = form_->entity(entity);
  std::string key(form_->text(record.id));
  key += static_cast<char>('0' + record.facet);
  const auto [known, fresh_id] = by_id_.try_emplace(std::move(key), at->second);
  if (!fresh_id) return at->second = known->second;
  out_->entities.push_back(
      {static_cast<Facet>(record.facet % kEntityFacetCount),
       std::string(form_->text(record.id)),
       std::string(form_->text(record.label)), false,
       ancestor_ids(entity, false)});
  sights_.emplace_back();
  return at->second;
}

std::vector<std::string> Found::ancestor_ids(std::uint32_t entity,
                                             bool itself) const {
  std::vector<std::string> ids;
  const EntityRecord& record = form_->entity(entity);
  if (itself) ids.emplace_back(form_->text(record.id));
  for (const std::uint32_t above : form_->ancestors(record))
    ids.emplace_back(form_->text(form_->entity(above).id));
  return ids;
}

void Found::mention(std::uint32_t index, std::size_t first, std::size_t count,
                    Rule rule) {
  last_ = index;
  std::fill_n(taken_.begin() + static_cast<std::ptrdiff_t>(first), count, true);
  const Spot& from = (*article_)[first];
  const Spot& to = (*article_)[first + count - 1];
  out_->mentions.push_back(
      {index, from.in_title, from.piece.start, to.piece.end, rule});
  Sight& sight = sights_[index];
  // A dateline ("MOSCOW, May 28 -") says where, and not about whom.
  if (rule == Rule::Dateline || from.boilerplate)
    sight.weight += kWeightInBody;
  else
    sight.weight += from.in_title  ? kWeightInTitle
                    : from.in_lead ? kWeightInLead
                                   : kWeightInBody;
  sight.in_body |= !from.boilerplate;
}

void Found::finish() {
  // What is named in boilerplate alone is no entity of the article.
  std::vector<std::uint32_t> renumbered(out_->entities.size(), kNoEntity);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out_->entities.size(); ++i) {
    if (!sights_[i].in_body) continue;
    renumbered[i] = static_cast<std::uint32_t>(kept);
    FoundEntity& entity = out_->entities[i];
    entity.focus = sights_[i].weight >= kWeightForFocus;
    if (kept != i) out_->entities[kept] = std::move(entity);
    ++kept;
  }
  out_->entities.resize(kept);
  auto& mentions = out_->mentions;
  for (FoundMention& m : mentions) m.entity = renumbered[m.entity];
  std::erase_if(mentions,
                [](const FoundMention& m) { return m.entity == kNoEntity; });
  const auto place = [](const FoundMention& m) {
    return std::tuple(!m.in_title, m.start, m.entity, m.end);
  };
  std::sort(mentions.begin(), mentions.end(),
            [&](const FoundMention& a, const FoundMention& b) {
              return place(a) < place(b);
            });
  const auto same = [&](const FoundMention& a, const FoundMention& b) {
    return place(a) == place(b);
  };
  mentions.erase(std::unique(mentions.begin(), mentions.end(), same),
                 mentions.end());
}

}  // namespace dossier::internal
