// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/plan.h"

#include <algorithm>
#include <map>
#include <utility>

#include "dossier/error.h"
#include "searcher/match/bm25.h"
#include "searcher/query/parser.h"
#include "searcher/query/value_resolver.h"

namespace dossier::internal {
namespace {

PlanNode make(PlanKind kind) {
  PlanNode node;
  node.kind = kind;
  return node;
}

// A word that stands in an OR more than once weighs so many times more.
void merge_repeated(PlanNode& node) {
  std::map<std::string, std::size_t> first_place;
  std::vector<PlanNode> once;
  for (PlanNode& child : node.children) {
    if (child.kind == PlanKind::Terms && !child.group.title_only) {
      auto [place, is_new] = first_place.emplace(child.group.text, once.size());
      if (!is_new) {
        TermGroup& group = once[place->second].group;
        group.weight = group.weight / static_cast<float>(group.repeated) *
                       static_cast<float>(group.repeated + 1);
        ++group.repeated;
        continue;
      }
    }
    once.push_back(std::move(child));
  }
  node.children = std::move(once);
}

// Of other words postings only give candidates.
bool has_postings_of(const QueryNode& word) {
  return word.part == ArticlePart::Whole ||
         (word.part == ArticlePart::Title && word.kind == QueryKind::Word);
}

void collect_groups(const PlanNode& node,
                    std::vector<const TermGroup*>& groups) {
  if (node.kind == PlanKind::Not) return;
  if (node.kind == PlanKind::Terms) groups.push_back(&node.group);
  for (const TermGroup& group : node.groups) groups.push_back(&group);
  for (const PlanNode& child : node.children) collect_groups(child, groups);
}

}  // namespace

Planner::Planner(const Snapshot& snapshot, PostingReaders& readers,
                 std::vector<Repair>& repairs, const PlanOptions& options)
    : snapshot_(snapshot),
      readers_(readers),
      repairs_(repairs),
      options_(options) {
  for (const auto& [language, articles] : snapshot.languages)
    stemmers_.emplace_back(language, Stemmer(language));
}

Planner::~Planner() = default;

PlanNode Planner::values(Facet facet, std::vector<ValueNumber> values,
                         ArticlePart part) {
  PlanNode node = make(PlanKind::Values);
  node.part = part;
  node.facet = facet;
  node.values = std::move(values);
  return node;
}

PlanNode Planner::days(DayRange days) {
  PlanNode node = make(PlanKind::Days);
  node.days = days;
  return node;
}

PlanNode Planner::since(std::uint64_t revision) {
  PlanNode node = make(PlanKind::Since);
  node.revision = revision;
  return node;
}

PlanNode Planner::negate(PlanNode child) {
  PlanNode node = make(PlanKind::Not);
  node.children.push_back(std::move(child));
  return node;
}

PlanNode Planner::article(std::string id) {
  PlanNode node = make(PlanKind::Article);
  node.article = std::move(id);
  return node;
}

PlanNode Planner::both(PlanNode a, PlanNode b) {
  if (a.kind == PlanKind::Everything) return b;
  if (a.kind == PlanKind::And) {
    a.children.push_back(std::move(b));
    return a;
  }
  PlanNode node = make(PlanKind::And);
  node.children.push_back(std::move(a));
  node.children.push_back(std::move(b));
  return node;
}

PlanNode Planner::with_selections(PlanNode plan,
                                  const std::vector<SelectedFacet>& selected) {
  for (const SelectedFacet& facet : selected)
    plan = both(std::move(plan), values(facet.facet, facet.values, facet.part));
  return plan;
}

// A word or designation anywhere, or a word in the title.
PlanNode Planner::word(const QueryNode& query) {
  const bool designation = query.kind == QueryKind::Designation;
  PlanNode node = make(PlanKind::Terms);
  node.group =
      group(query.word, designation,
            query.part == ArticlePart::Title && has_postings_of(query));
  if (options_.across_scripts && !designation) add_other_scripts(node.group);
  return node;
}

PlanNode Planner::plan(const QueryNode& query) {
  switch (query.kind) {
    case QueryKind::Everything:
      return make(PlanKind::Everything);
    case QueryKind::Word:
    case QueryKind::Designation:
      return has_postings_of(query) ? word(query) : word_in_part(query);
    case QueryKind::Phrase:
      return phrase(query);
    case QueryKind::Prefix:
      return expansion(query.word + "*",
                       words_with_prefix(snapshot_, query.word), query.part);
    case QueryKind::Pattern:
      return expansion(query.word, words_like(snapshot_, query.word),
                       query.part);
    case QueryKind::Similar:
      return similar(query);
    case QueryKind::AsWritten: {
      PlanNode node = make(PlanKind::AsWritten);
      node.written = query.written;
      node.children.push_back(phrase(query));
      return node;
    }
    case QueryKind::Near:
      return near(query);
    case QueryKind::Value:
      return values(
          query.facet,
          resolve_value(snapshot_, query.facet, query.value, repairs_),
          query.part);
    case QueryKind::Days:
      return days(query.days);
    case QueryKind::And:
    case QueryKind::Or:
    case QueryKind::Not:
      break;
  }
  PlanNode node = make(query.kind == QueryKind::And  ? PlanKind::And
                       : query.kind == QueryKind::Or ? PlanKind::Or
                                                     : PlanKind::Not);
  for (const QueryNode& child : query.children)
    node.children.push_back(plan(child));
  if (node.kind == PlanKind::Or) {
    merge_repeated(node);
    keep_rarest(node);
  }
  return node;
}

// A long query under --match any, such as a whole paragraph, keeps the
// kMaxQueryWords rarest of its words, of equally rare ones the earlier. Words
// that no article has cost nothing and do not count.
void Planner::keep_rarest(PlanNode& node) {
  std::vector<std::pair<std::uint64_t, std::size_t>> words;  // count, place
  for (std::size_t i = 0; i < node.children.size(); ++i)
    if (std::uint64_t count = node.children[i].group.document_frequency)
      words.emplace_back(count, i);
  if (words.size() <= kMaxQueryWords) return;
  auto last_kept = words.begin() + kMaxQueryWords - 1;
  std::nth_element(words.begin(), last_kept, words.end());
  std::string dropped;
  std::size_t place = 0;
  std::erase_if(node.children, [&](const PlanNode& child) {
    const TermGroup& group = child.group;
    if (std::pair(group.document_frequency, place++) <= *last_kept ||
        group.document_frequency == 0)
      return false;
    dropped += (dropped.empty() ? "" : " ") + group.text;
    return true;
  });
  repairs_.push_back({"words", dropped, ""});
}

std::uint64_t Planner::frequency(const std::string& term) {
  std::uint64_t sum = 0;
  for (auto& reader : readers_) sum += reader->document_frequency(term);
  return sum;
}

std::vector<std::string> Planner::stems(const std::string& word, bool title) {
  std::vector<std::string> terms;
  for (auto& [language, stemmer] : stemmers_) {
    std::string_view stem = stemmer.stem(word);
    terms.push_back(title ? title_term(language, stem)
                          : stem_term(language, stem));
  }
  return terms;
}

TermGroup Planner::group(const std::string& word, bool designation,
                         bool title_only) {
  TermGroup group;
  group.text = word;
  group.title_only = title_only;
  std::vector<std::string> terms =
      designation ? std::vector<std::string>{joined_term(word)}
                  : stems(word, false);
  for (std::string& term : terms) {
    std::uint64_t count = frequency(term);
    if (!count) continue;
    group.document_frequency += count;
    group.frequencies.push_back(count);
    group.terms.push_back(std::move(term));
  }
  if (title_only) {
    for (std::string& term : stems(word, true))
      if (frequency(term)) group.title_terms.push_back(std::move(term));
  }
  group.weight = static_cast<float>(bm25_weight(
      group.document_frequency, snapshot_.ranking_documents, options_.k1));
  terms_ += group.terms.size();
  return group;
}

PlanNode Planner::phrase(const QueryNode& query) {
  PlanNode spellings = make(PlanKind::Or);
  for (const std::vector<std::string>& words : query.spellings) {
    if (has_gaps(query)) {
      spellings.children.push_back(
          phrase_with_gaps(words, query.slop, query.part));
      continue;
    }
    PlanNode node = make(PlanKind::Phrase);
    node.part = query.part;
    for (const std::string& word : words)
      node.groups.push_back(group(word, false, false));
    spellings.children.push_back(std::move(node));
  }
  if (spellings.children.size() == 1)
    return std::move(spellings.children.front());
  return spellings;
}

std::vector<const TermGroup*> ranking_groups(const PlanNode& plan) {
  std::vector<const TermGroup*> groups;
  collect_groups(plan, groups);
  return groups;
}

}  // namespace dossier::internal
