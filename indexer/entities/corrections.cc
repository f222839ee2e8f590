// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/corrections.h"

#include <algorithm>
#include <optional>
#include <set>

#include "indexer/text/tokenizer.h"

namespace dossier::internal {
namespace {

using Kind = Correction::Kind;

constexpr std::uint32_t kNowhere = 0xffffffff;
constexpr std::size_t kMentionsForFocus = 3;

// As words are compared: "Al-Tayeb" is "al tayeb".
std::string folded_words(std::string_view text) {
  Tokenizer tokenizer;
  TokenizedText tokens;
  tokenizer.tokenize(text, tokens);
  std::string out;
  for (const Token& token : tokens.tokens) {
    if (!out.empty()) out += ' ';
    out += tokens.term(token);
  }
  return out;
}

}  // namespace

Corrections::Corrections(std::vector<Correction> lines)
    : lines_(std::move(lines)) {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    Correction& c = lines_[i];
    switch (c.kind) {
      case Kind::Block:
        blocks_[c.value].push_back(i);
        break;
      case Kind::Split:
        splits_[c.value].push_back(i);
        if (!c.label.empty()) given_.try_emplace(c.other, c.label);
        break;
      case Kind::Merge:
        merges_[c.value] = c.other;
        if (!c.label.empty()) given_.try_emplace(c.other, c.label);
        break;
      case Kind::Alias:
        if (!c.label.empty()) given_.try_emplace(c.value, c.label);
        break;
      case Kind::Rename:
        labels_[c.value] = c.label;  // the last one counts
        break;
    }
  }
}

std::string_view Corrections::label(Facet facet, std::string_view id) const {
  if (labels_.empty()) return {};
  const auto at = labels_.find({facet, std::string(id)});
  return at == labels_.end() ? std::string_view() : at->second;
}

std::optional<EntityValue> Corrections::merged_into(
    const EntityValue& value) const {
  auto next = merges_.find(value);
  if (next == merges_.end()) return std::nullopt;
  auto last = next;
  while ((next = merges_.find(last->second)) != merges_.end()) last = next;
  return last->second;
}

// One article's.
class Corrections::Application {
 public:
  Application(const Corrections& corrections, std::string_view title,
              std::string_view text, const Gazetteer& gazetteer,
              Recognition& found)
      : corrections_(corrections),
        title_(title),
        text_(text),
        gazetteer_(gazetteer),
        found_(found) {}

  void run() {
    if (!concerns_article()) return;
    for (const FoundEntity& e : found_.entities) {
      named_.insert({e.facet, e.id});
      for (const std::string& id : e.ancestors) named_.insert({e.facet, id});
    }
    before_ = std::move(found_.entities);
    found_.entities.clear();
    std::vector<FoundMention> mentions;
    mentions.swap(found_.mentions);
    for (FoundMention& m : mentions) {
      m.entity = target(m);
      if (m.entity != kNowhere) found_.mentions.push_back(m);
    }
    finish();
  }

 private:
  bool concerns(const EntityValue& v) const {
    return corrections_.splits_.contains(v) ||
           corrections_.blocks_.contains(v) ||
           corrections_.merges_.contains(v) || corrections_.labels_.contains(v);
  }
  bool concerns_article() const {
    for (const FoundEntity& e : found_.entities) {
      if (concerns({e.facet, e.id})) return true;
      for (const std::string& id : e.ancestors)
        if (concerns({e.facet, id})) return true;
    }
    return false;
  }

  bool is_spelled(const FoundMention& m, const std::string& spelling) const {
    const std::string_view field = m.in_title ? title_ : text_;
    return folded_words(field.substr(m.start, m.end - m.start)) ==
           folded_words(spelling);
  }

  // The entity, in the new numbers, that a mention stands for.
  std::uint32_t target(const FoundMention& m) {
    const FoundEntity& from = before_[m.entity];
    EntityValue value{from.facet, from.id};
    if (const auto splits = corrections_.splits_.find(value);
        splits != corrections_.splits_.end())
      for (const std::size_t i : splits->second) {
        const Correction& c = corrections_.lines_[i];
        if (c.condition.id.empty() ? is_spelled(m, c.spelling)
                                   : named_.contains(c.condition)) {
          value = c.other;
          break;
        }
      }
    if (const auto blocks = corrections_.blocks_.find(value);
        blocks != corrections_.blocks_.end())
      for (const std::size_t i : blocks->second) {
        const std::string& spelling = corrections_.lines_[i].spelling;
        if (!spelling.empty() && is_spelled(m, spelling)) return kNowhere;
      }
    const auto end = follow(value);
    return end ? number_of(*end, from) : kNowhere;
  }

  // Where the merges of a value lead; nothing if a step is blocked.
  std::optional<EntityValue> follow(EntityValue value) const {
    while (true) {
      if (is_blocked(value)) return std::nullopt;
      const auto next = corrections_.merges_.find(value);
      if (next == corrections_.merges_.end()) return value;
      value = next->second;
    }
  }

  bool is_blocked(const EntityValue& value) const {
    const auto blocks = corrections_.blocks_.find(value);
    return blocks != corrections_.blocks_.end() &&
           std::any_of(blocks->second.begin(), blocks->second.end(),
                       [&](std::size_t i) {
                         return corrections_.lines_[i].spelling.empty();
                       });
  }

  std::uint32_t number_of(const EntityValue& value, const FoundEntity& from) {
    const auto [at, fresh] = numbers_.try_emplace(
        value, static_cast<std::uint32_t>(found_.entities.size()));
    if (fresh) found_.entities.push_back(make(value, from));
    FoundEntity& entity = found_.entities[at->second];
    entity.focus |= from.focus;
    if (entity.role.empty()) {
      entity.role = from.role;
      entity.country = from.country;
    }
    return at->second;
  }

  FoundEntity make(const EntityValue& value, const FoundEntity& from) const {
    FoundEntity entity{value.facet, value.id, value.id, false, {}};
    std::vector<std::string> ancestors;
    if (value.facet == from.facet && value.id == from.id) {
      entity.label = from.label;
      ancestors = from.ancestors;
    } else if (const auto known = gazetteer_.find(value.facet, value.id)) {
      entity.label = gazetteer_.entity(*known).label;
      for (const EntityNumber n : gazetteer_.ancestors(*known))
        ancestors.emplace_back(gazetteer_.entity(n).id);
    } else if (const auto given = corrections_.given_.find(value);
               given != corrections_.given_.end()) {
      entity.label = given->second;
    }
    const std::string_view label = corrections_.label(value.facet, value.id);
    if (!label.empty()) entity.label = label;
    for (const std::string& id : ancestors) add_ancestor(entity, id);
    return entity;
  }

  void add_ancestor(FoundEntity& entity, const std::string& id) const {
    const auto end = follow({entity.facet, id});
    if (!end || end->id == entity.id) return;
    if (std::find(entity.ancestors.begin(), entity.ancestors.end(), end->id) ==
        entity.ancestors.end())
      entity.ancestors.push_back(end->id);
  }

  void finish() {
    std::vector<std::size_t> mentions(found_.entities.size());
    for (const FoundMention& m : found_.mentions) ++mentions[m.entity];
    for (std::size_t i = 0; i < mentions.size(); ++i)
      found_.entities[i].focus |= mentions[i] >= kMentionsForFocus;
  }

  const Corrections& corrections_;
  std::string_view title_, text_;
  const Gazetteer& gazetteer_;
  Recognition& found_;
  std::vector<FoundEntity> before_;
  std::set<EntityValue> named_;
  std::map<EntityValue, std::uint32_t> numbers_;
};

void Corrections::apply(std::string_view title, std::string_view text,
                        const Gazetteer& gazetteer, Recognition& found) const {
  if (!lines_.empty()) Application(*this, title, text, gazetteer, found).run();
}

std::vector<TableSource> Corrections::alias_tables(
    const Gazetteer& builtin) const {
  std::string entities = "id\tfacet\tlabel\tclass\n";
  std::string aliases = "id\talias\tlanguage\tkind\tflags\n";
  std::set<EntityValue> made;
  bool any = false;
  for (const Correction& c : lines_) {
    if (c.kind != Kind::Alias) continue;
    any = true;
    const Facet facet = c.value.facet;
    aliases += c.value.id + "\t" + c.spelling + "\tund\tname\t\n";
    if (builtin.find(facet, c.value.id) || !made.insert(c.value).second)
      continue;
    std::string_view decided = label(facet, c.value.id);
    if (const auto at = given_.find(c.value);
        decided.empty() && at != given_.end())
      decided = at->second;
    entities += c.value.id + "\t" + std::string(field_of(facet).name) + "\t" +
                (decided.empty() ? c.spelling : std::string(decided)) + "\t\n";
  }
  if (!any) return {};
  std::vector<TableSource> tables;
  if (!made.empty())
    tables.push_back({"entities-corrections.tsv", std::move(entities)});
  tables.push_back({"aliases-corrections.tsv", std::move(aliases)});
  return tables;
}

}  // namespace dossier::internal
