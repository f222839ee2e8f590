// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Phrases and prefixes: what the Evaluator finds in token streams.
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "searcher/match/evaluator.h"

namespace dossier::internal {
namespace {

// Streams read between looks at the clock.
constexpr std::size_t kBlock = 4096;

// Words of a phrase that more than one document in this many has are not
// worth intersecting with: the token stream tells faster.
constexpr std::uint64_t kCommonShare = 8;

}  // namespace

DocSet Evaluator::phrase(const PlanNode& node, DocRange range) {
  // Candidates have the rarest word, and every other that is not common.
  std::vector<std::pair<std::uint32_t, const TermGroup*>> order;
  for (const TermGroup& group : node.groups)
    order.emplace_back(frequency(group), &group);
  std::stable_sort(
      order.begin(), order.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  DocSet set;
  if (order.front().first == 0) return set;
  Candidates candidates{terms(*order.front().second, range).docs, {{}}};
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (order[i].first * kCommonShare > segment_.size()) break;
    restrict_to_terms(*order[i].second, 0, candidates);
    candidates.scores[0].clear();
  }
  restrict_to_phrase(node, 0, candidates);
  set.docs = std::move(candidates.docs);
  set.scores = std::move(candidates.scores[0]);
  return set;
}

void Evaluator::restrict_to_phrase(const PlanNode& node, std::size_t part,
                                   Candidates& candidates) {
  std::vector<WordNumber> words;
  for (const TermGroup& group : node.groups) {
    auto word = segment_.find_word(group.text);
    if (!word) {
      candidates.clear();
      return;
    }
    words.push_back(*word);
  }
  const std::string code = encode_phrase(words.data(), words.size());
  const StreamPart where =
      node.title_only ? StreamPart::Title : StreamPart::Any;
  std::vector<char> found(candidates.docs.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i % kBlock == 0) deadline_.check();
    found[i] =
        contains_phrase(segment_.token_stream(candidates.docs[i]), code, where);
  }
  candidates.keep_where(found);

  std::vector<float>& row = candidates.scores[part];
  row.assign(candidates.docs.size(), 0);
  found.assign(candidates.docs.size(), 0);
  for (const TermGroup& group : node.groups)
    for (const std::string& term : group.terms)
      add_scores(term, group.weight, candidates.docs, row, found);
}

// The documents with a stem of an expanded word, if their stream has such a
// word itself ("deliveri" also stands for "delivery", which does not begin
// with "deliveries").
DocSet Evaluator::prefix(const PlanNode& node, DocRange range) {
  std::map<std::string, std::vector<std::string>> codes_of_term;
  for (const ExpandedWord& expanded : node.words) {
    auto word = segment_.find_word(expanded.word);
    if (!word) continue;
    for (const std::string& term : expanded.terms)
      codes_of_term[term].push_back(encode_phrase(&*word, 1));
  }
  const StreamPart where =
      node.title_only ? StreamPart::Title : StreamPart::Any;
  DocSet set = DocSet::make_dense(range);
  for (const auto& [term, codes] : codes_of_term) {
    const List postings = list(term);
    if (!postings) continue;
    const auto [begin, end] = postings->places(range);
    for (std::size_t i = begin; i < end; ++i) {
      if (i % kBlock == 0) deadline_.check();
      const DocNumber doc = postings->docs()[i];
      if (set.bits.test(doc - range.first)) continue;
      const std::string_view stream = segment_.token_stream(doc);
      for (const std::string& code : codes)
        if (contains_phrase(stream, code, where)) {
          set.bits.set(doc - range.first);
          break;
        }
    }
  }
  return set;
}

}  // namespace dossier::internal
