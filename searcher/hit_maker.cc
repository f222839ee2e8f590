// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/hit_maker.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace dossier::internal {
namespace {

// What of the query can be seen in a text. Weights are those of the ranking.
class TermCollector {
 public:
  explicit TermCollector(const PlanNode& plan) {
    for (const TermGroup* group : ranking_groups(plan))
      weights_[group->text] = group->weight;
  }

  void collect(const QueryNode& node) {
    switch (node.kind) {
      case QueryKind::Word:
        terms_.forms.push_back({node.word, weight(node.word)});
        break;
      case QueryKind::Designation:
        terms_.designations.push_back({node.word, weight(node.word)});
        break;
      case QueryKind::AsWritten:
      case QueryKind::Phrase: {
        if (has_gaps(node)) {
          for (const std::string& word : node.spellings.back())
            if (!is_pattern(word)) terms_.words.push_back({word, weight(word)});
          break;
        }
        double sum = 0;
        for (const std::string& word : node.spellings.front())
          sum += weight(word);
        terms_.phrases.push_back({node.spellings, sum});
        break;
      }
      case QueryKind::Prefix:
        terms_.prefixes.push_back({node.word, 1});
        break;
      case QueryKind::Pattern:
      case QueryKind::Similar:
        break;  // their words are in the plan
      case QueryKind::And:
      case QueryKind::Or:
      case QueryKind::Near:
        for (const QueryNode& child : node.children) collect(child);
        break;
      // What excludes articles, and what no word shows.
      case QueryKind::Not:
      case QueryKind::Value:
      case QueryKind::Days:
      case QueryKind::Everything:
        break;
    }
  }

  // The words that patterns, similar words and other scripts stand for.
  void collect_words(const PlanNode& node) {
    if (node.kind == PlanKind::Not) return;
    for (const ExpandedWord& expanded : node.words)
      terms_.words.push_back({expanded.word, 1});
    for (const std::string& word : node.group.other_words)
      terms_.forms.push_back({word, static_cast<double>(node.group.weight)});
    for (const PlanNode& child : node.children) collect_words(child);
  }

  HighlightTerms take() { return std::move(terms_); }

 private:
  double weight(const std::string& word) const {
    auto found = weights_.find(word);
    return found == weights_.end() ? 1 : found->second;
  }

  std::map<std::string, double> weights_;
  HighlightTerms terms_;
};

HighlightTerms terms_of(const QueryNode& query, const PlanNode& plan) {
  TermCollector collector(plan);
  collector.collect(query);
  collector.collect_words(plan);
  return collector.take();
}

// "…" where text stands before or behind what the snippet was cut from.
void mark_cuts(bool before, bool behind, Snippet& snippet) {
  constexpr std::string_view kCut = "…";
  std::string& text = snippet.text;
  if (text.empty()) return;
  if (behind && !text.ends_with(kCut)) text.append(" ").append(kCut);
  if (!before || text.starts_with(kCut)) return;
  text.insert(0, std::string(kCut) + " ");
  for (auto& [start, end] : snippet.highlights) {
    start += 2;
    end += 2;
  }
}

// The facet values that the plan asks for, beside the selections.
void add_values(const PlanNode& plan, std::vector<SelectedFacet>& values) {
  if (plan.kind == PlanKind::Not) return;
  if (plan.kind == PlanKind::Values && is_entity_facet(plan.facet))
    values.push_back({plan.facet, plan.values});
  for (const PlanNode& child : plan.children) add_values(child, values);
}

// Where the article mentions each of its entities.
std::vector<PartSet> parts_of_entities(const StoredRecord& record) {
  std::vector<PartSet> parts(record.entities.size());
  for (const StoredMention& mention : record.mentions) {
    const bool in_lead = mention.start < record.lead_size;
    parts[mention.entity].add(PartSet::of(mention.in_title ? ArticlePart::Title
                                          : in_lead        ? ArticlePart::Lead
                                                    : ArticlePart::Body));
  }
  return parts;
}

}  // namespace

HitMaker::HitMaker(const Snapshot& snapshot, const QueryNode& query,
                   const PlanNode& plan,
                   const std::vector<SelectedFacet>& selected,
                   const SearchRequest& request)
    : snapshot_(snapshot),
      records_(request.records),
      snippets_(request.snippets),
      where_(request.where),
      in_(request.in),
      shown_(selected),
      maker_(
          terms_of(query, plan),
          [&snapshot](std::string_view prefix) {
            return snapshot.gazetteer->is_spaced_prefix(prefix);
          },
          request.snippet_length) {
  if (in_ != ArticlePart::Whole)
    plain_.emplace(HighlightTerms(), SpacedPrefix(), request.snippet_length);
  add_values(plan, shown_);
}

bool HitMaker::is_selected(const StoredEntity& entity) const {
  auto is_shown = [this](Facet facet, std::string_view id) {
    auto value = snapshot_.values->find(facet, id);
    if (!value) return false;
    for (const SelectedFacet& shown : shown_)
      if (shown.facet == facet &&
          std::find(shown.values.begin(), shown.values.end(), *value) !=
              shown.values.end())
        return true;
    return false;
  };
  if (is_shown(entity.facet, entity.id)) return true;
  // The selection may be an ancestor: MiG-29 shows where MiG-29M2 stands.
  const Gazetteer& gazetteer = *snapshot_.gazetteer;
  auto number = gazetteer.find(entity.facet, entity.id);
  if (!number) return false;
  for (EntityNumber ancestor : gazetteer.ancestors(*number))
    if (is_shown(entity.facet, gazetteer.entity(ancestor).id)) return true;
  return false;
}

std::vector<MentionPlace> HitMaker::places(const StoredRecord& record,
                                           bool in_title) const {
  std::vector<MentionPlace> places;
  if (shown_.empty()) return places;
  std::vector<char> selected(record.entities.size());
  for (std::size_t i = 0; i < selected.size(); ++i)
    selected[i] = is_selected(record.entities[i]);
  for (const StoredMention& mention : record.mentions)
    if (mention.in_title == in_title && selected[mention.entity])
      places.push_back({mention.start, mention.end, mention.entity});
  return places;
}

void HitMaker::add_snippets(const StoredRecord& record, Hit& hit) {
  const bool title = PartSet::of(in_).has(ArticlePart::Title);
  hit.title_highlights =
      title ? maker_.whole(record.title, record.language, places(record, true))
            : plain_->whole(record.title, record.language);
  if (in_ == ArticlePart::Title) {
    hit.snippet = plain_->cut(record.text, record.language);
    return;
  }
  // Lead and body are shown as if they were all of the text.
  std::string_view text = record.text;
  std::uint32_t first = 0;
  if (in_ == ArticlePart::Lead) text = text.substr(0, record.lead_size);
  if (in_ == ArticlePart::Body) first = record.lead_size;
  std::vector<MentionPlace> mentions = places(record, false);
  std::erase_if(mentions, [&](const MentionPlace& place) {
    return place.start < first || place.end > text.size();
  });
  for (MentionPlace& place : mentions) {
    place.start -= first;
    place.end -= first;
  }
  hit.snippet = maker_.cut(text.substr(first), record.language, mentions);
  mark_cuts(first > 0, text.size() < record.text.size(), hit.snippet);
}

Hit HitMaker::make(const MatchedDoc& match) {
  const Segment& segment = *snapshot_.segments[match.segment];
  Hit hit;
  hit.rank = 0;
  hit.score = static_cast<double>(match.score);
  if (records_)
    add_record(segment.record(match.doc), hit);
  else
    hit.id = segment.id(match.doc);
  return hit;
}

void HitMaker::add_record(StoredRecord record, Hit& hit) {
  if (snippets_) add_snippets(record, hit);
  const std::vector<PartSet> parts =
      where_ ? parts_of_entities(record) : std::vector<PartSet>();
  for (std::size_t i = 0; i < record.entities.size(); ++i) {
    StoredEntity& entity = record.entities[i];
    if (entity.direct) {
      hit.entities.push_back({std::string(field_of(entity.facet).name),
                              std::move(entity.id), std::move(entity.label)});
      if (!entity.role.empty())
        hit.entities.back().office =
            Office{std::move(entity.role), std::move(entity.country)};
      if (where_)
        for (const ArticlePart part : kParts)
          if (parts[i].has(part)) hit.entities.back().in.push_back(part);
    }
  }
  hit.id = std::move(record.id);
  hit.title = std::move(record.title);
  hit.date = std::move(record.date);
  hit.source = std::move(record.source);
  hit.url = std::move(record.url);
  hit.language = std::move(record.language);
}

}  // namespace dossier::internal
