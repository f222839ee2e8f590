// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Phrases and prefixes: what the Evaluator finds in token streams.
#include <algorithm>
#include <map>
#include <set>
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
  if (const List kept = kept_matches(node)) {
    const auto [begin, end] = kept->places(range);
    const auto docs = kept->docs().subspan(begin, end - begin);
    DocSet set;
    set.docs.assign(docs.begin(), docs.end());
    set.scores = phrase_scores(node, docs);
    return set;
  }
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
  if (const List kept = kept_matches(node)) {
    find_common(candidates.docs, *kept, common_);
    candidates.keep(common_.candidates);
  } else {
    keep_phrase(node, candidates);
  }
  candidates.scores[part] = phrase_scores(node, candidates.docs);
}

// Drops the candidates whose stream has not the phrase.
void Evaluator::keep_phrase(const PlanNode& node, Candidates& candidates) {
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
  keep_if(candidates, kBlock, [&](std::size_t i) {
    fetch_ahead(candidates.docs, i);
    return contains_phrase(segment_.token_stream(candidates.docs[i]), code,
                           where);
  });
}

// What the words of a phrase give to documents that have it.
std::vector<float> Evaluator::phrase_scores(const PlanNode& node,
                                            std::span<const DocNumber> docs) {
  std::vector<float> scores(docs.size());
  std::vector<char> found(docs.size());
  for (const TermGroup& group : node.groups)
    for (const std::string& term : group.terms)
      add_scores(term, group.weight, docs, scores, found);
  return scores;
}

// Whether the words of the prefix are all that their terms stand for in this
// segment. Each occurrence of a word counts once in a term, and in a title
// twice. So the terms' frequencies, less one for each title that has the term,
// come to at least the occurrences of all words that they stand for. If that
// is no more than the occurrences of the words of the prefix, there are no
// others.
bool Evaluator::stand_for_prefix_alone(const PlanNode& node) {
  if (node.title_only || !postings_.has_stored_frequencies()) return false;
  const auto [known, is_new] = stands_alone_.emplace(&node, false);
  if (!is_new) return known->second;
  std::uint64_t of_words = 0, of_terms = 0;
  std::set<std::string_view> seen;
  for (const ExpandedWord& expanded : node.words) {
    if (const auto word = segment_.find_word(expanded.word))
      of_words += segment_.word_frequency(*word);
    for (const std::string& term : expanded.terms) {
      if (!seen.insert(term).second) continue;
      const List postings = list(term);
      if (!postings) continue;
      of_terms += postings->total_frequency() -
                  postings_.document_frequency(title_term_of(term));
    }
  }
  known->second = of_terms == of_words;
  return known->second;
}

// The documents with a stem of an expanded word, if their stream has such a
// word itself ("deliveri" also stands for "delivery", which does not begin
// with "deliveries").
DocSet Evaluator::prefix(const PlanNode& node, DocRange range) {
  if (const List kept = kept_matches(node)) {
    DocSet set;
    const auto [begin, end] = kept->places(range);
    const auto docs = kept->docs().subspan(begin, end - begin);
    set.docs.assign(docs.begin(), docs.end());
    return set;
  }
  const bool sure = stand_for_prefix_alone(node);
  std::map<std::string, std::vector<std::string>> codes_of_term;
  for (const ExpandedWord& expanded : node.words) {
    auto word = segment_.find_word(expanded.word);
    if (!word) continue;
    for (const std::string& term : expanded.terms)
      codes_of_term[term].push_back(encode_phrase(&*word, 1));
  }
  DocSet set = DocSet::make_dense(range);
  for (const auto& [term, codes] : codes_of_term) {
    const List postings = list(term);
    if (!postings) continue;
    if (sure) {
      postings->add_to(set.bits.words(), range);
    } else {
      const auto [begin, end] = postings->places(range);
      add_verified(postings->docs().subspan(begin, end - begin), codes,
                   node.title_only, set);
    }
  }
  return set;
}

void Evaluator::add_verified(std::span<const DocNumber> docs,
                             const std::vector<std::string>& codes,
                             bool title_only, DocSet& set) const {
  const StreamPart where = title_only ? StreamPart::Title : StreamPart::Any;
  for (std::size_t i = 0; i < docs.size(); ++i) {
    if (i % kBlock == 0) deadline_.check();
    fetch_ahead(docs, i);
    const DocNumber place = docs[i] - set.first;
    if (set.bits.test(place)) continue;
    const std::string_view stream = segment_.token_stream(docs[i]);
    for (const std::string& code : codes)
      if (contains_phrase(stream, code, where)) {
        set.bits.set(place);
        break;
      }
  }
}

// Streams lie far apart: by the time that one is read it should be there.
void Evaluator::fetch_ahead(std::span<const DocNumber> docs,
                            std::size_t i) const {
  constexpr std::size_t kAhead = 4, kLine = 64, kLines = 6;
  if (i + kAhead >= docs.size()) return;
  const char* stream = segment_.token_stream(docs[i + kAhead]).data();
  for (std::size_t line = 0; line < kLines; ++line)
    __builtin_prefetch(stream + line * kLine);
}

}  // namespace dossier::internal
