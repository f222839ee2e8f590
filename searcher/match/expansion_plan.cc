// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans of what stands for several words of the vocabulary.
#include <algorithm>
#include <utility>

#include "searcher/match/bm25.h"
#include "searcher/match/other_scripts.h"
#include "searcher/match/plan.h"

namespace dossier::internal {

PlanNode Planner::similar(const QueryNode& query) {
  std::vector<FoundWord> words =
      similar_words(snapshot_, query.word, query.edits);
  const std::string text = query.word + "~" + std::to_string(query.edits);
  PlanNode node = expansion(text, std::move(words), query.part);
  std::string names;
  for (const ExpandedWord& word : node.words)
    names += (names.empty() ? "" : " ") + word.word;
  if (!names.empty()) repairs_.push_back({"similar-words", text, names});
  return node;
}

PlanNode Planner::expansion(const std::string& text,
                            std::vector<FoundWord> words, ArticlePart part) {
  PlanNode node;
  node.kind = PlanKind::Prefix;
  node.part = part;
  node.written = text;
  for (FoundWord& found : words) {
    if (node.words.size() == kMaxExpansions || terms_ >= kMaxTerms) break;
    ExpandedWord expanded{std::move(found.word), {}, {}};
    for (std::string& term : stems(expanded.word, part == ArticlePart::Title)) {
      const std::uint64_t documents = frequency(term);
      if (documents == 0) continue;
      expanded.frequencies.push_back(documents);
      expanded.terms.push_back(std::move(term));
    }
    terms_ += expanded.terms.size();
    node.words.push_back(std::move(expanded));
  }
  const bool is_similar = text.find('~') != std::string::npos;
  if (node.words.size() < words.size())
    repairs_.push_back(
        {"expansions", text,
         "the " + std::to_string(node.words.size()) +
             (is_similar ? " nearest of " : " most frequent of ") +
             std::to_string(words.size()) + " words"});
  return node;
}

// The words of other scripts are forms of the word, as if of one more language.
// An article that mixes scripts may have several of them; their scores add up.
void Planner::add_other_scripts(TermGroup& group) {
  group.other_words = spellings_in_other_scripts(snapshot_, group.text);
  if (group.other_words.empty()) return;
  std::string names;
  for (const std::string& word : group.other_words) {
    names += (names.empty() ? "" : " ") + word;
    const std::vector<std::string> terms = stems(word, false);
    const std::vector<std::string> title_terms = stems(word, true);
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const bool known = std::find(group.terms.begin(), group.terms.end(),
                                   terms[i]) != group.terms.end();
      const std::uint64_t count = known ? 0 : frequency(terms[i]);
      if (count == 0) continue;
      group.document_frequency += count;
      group.frequencies.push_back(count);
      group.terms.push_back(terms[i]);
      if (group.title_only && frequency(title_terms[i]))
        group.title_terms.push_back(title_terms[i]);
      ++terms_;
    }
  }
  group.document_frequency =
      std::min(group.document_frequency, snapshot_.ranking_documents);
  group.weight = static_cast<float>(bm25_weight(
      group.document_frequency, snapshot_.ranking_documents, options_.k1));
  repairs_.push_back({"other-scripts", group.text, names});
}

}  // namespace dossier::internal
