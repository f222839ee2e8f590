// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_names.h"

#include <algorithm>
#include <unordered_map>

#include "dossier/search.h"
#include "indexer/text/tokenizer.h"
#include "searcher/query/lexer.h"
#include "searcher/query/value_resolver.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kLongestName = 6;  // in words

// Words beside each other, or a phrase.
struct Run {
  std::string text;
  bool quoted;
};

// Reads the plain words and phrases of a query that are neither excluded nor
// in parentheses.
class RunReader {
 public:
  explicit RunReader(std::string_view query) : lexer_(query, repairs_) {}

  std::vector<Run> read() {
    while (true) {
      lexer_.skip_space();
      if (lexer_.at_end()) return std::move(runs_);
      if (!pass_marks()) pass_term();
    }
  }

 private:
  // What stands between terms.
  bool pass_marks() {
    if (lexer_.skip_marks() || lexer_.take(Operator::And) ||
        lexer_.take(Operator::Or))
      return true;
    if (lexer_.take_minus() || lexer_.take(Operator::Not)) {
      negative_ = !negative_;
      return true;
    }
    if (lexer_.take('(')) {
      ++depth_;
    } else if (lexer_.take(')')) {
      depth_ -= depth_ > 0;
    } else {
      return false;
    }
    negative_ = false;
    return true;
  }

  void pass_term() {
    const bool counts = !negative_ && depth_ == 0;
    negative_ = false;
    if (lexer_.is_at('"')) {
      const std::string_view phrase = lexer_.take_quoted();
      if (counts) runs_.push_back({std::string(phrase), true});
    } else if (lexer_.take_field()) {
      if (lexer_.is_at('"'))
        lexer_.take_quoted();
      else
        lexer_.take_bare();
    } else if (counts) {
      runs_.push_back({std::string(lexer_.take_words()), false});
    } else {
      lexer_.take_bare();
    }
  }

  std::vector<Repair> repairs_;
  Lexer lexer_;
  std::vector<Run> runs_;
  int depth_ = 0;
  bool negative_ = false;
};

// Part of a run that may be a name: tokens [first, end).
struct Candidate {
  std::size_t run, first, end;
  std::string words;   // as typed
  std::string folded;  // joined by spaces
  std::vector<ValueNumber> values = {};
};

void add_candidates(const Run& run, std::size_t number, Tokenizer& tokenizer,
                    TokenizedText& tokens, std::vector<Candidate>& out) {
  tokenizer.tokenize(run.text, tokens);
  std::size_t count = tokens.tokens.size();
  if (!run.quoted && run.text.ends_with('*') && count > 0) --count;  // a prefix
  for (std::size_t first = 0; first < count; ++first) {
    std::string folded;
    const std::size_t most = std::min(count, first + kLongestName);
    for (std::size_t end = first + 1; end <= most; ++end) {
      folded += (folded.empty() ? "" : " ");
      folded += tokens.term(tokens.tokens[end - 1]);
      const bool is_whole = first == 0 && end == count;
      if (run.quoted && !is_whole) continue;
      const std::size_t begin = tokens.tokens[first].start;
      out.push_back({number, first, end,
                     run.text.substr(begin, tokens.tokens[end - 1].end - begin),
                     folded});
    }
  }
}

// People whom no table has are called by their surnames too.
void add_surnames(const Snapshot& snapshot, std::vector<Candidate>& names) {
  std::unordered_map<std::string_view, Candidate*> by_word;
  for (Candidate& name : names)
    if (name.end - name.first == 1 && name.values.empty())
      by_word.emplace(name.folded, &name);
  if (by_word.empty()) return;
  for (const Facet facet : {Facet::Official, Facet::Person}) {
    const auto [first, last] = snapshot.values->values_of_facet(facet);
    for (ValueNumber value = first; value < last; ++value) {
      const std::string_view label = snapshot.values->folded_label(value);
      const auto found = by_word.find(label.substr(label.rfind(' ') + 1));
      if (found != by_word.end()) found->second->values.push_back(value);
    }
  }
}

void sort_out(std::vector<ValueNumber>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

std::vector<QueryName> find_names(const Snapshot& snapshot,
                                  std::string_view query) {
  const std::vector<Run> runs = RunReader(query).read();
  Tokenizer tokenizer;
  TokenizedText tokens;
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < runs.size(); ++i)
    add_candidates(runs[i], i, tokenizer, tokens, candidates);
  for (Candidate& name : candidates)
    for (const Facet facet :
         {Facet::Country, Facet::System, Facet::Official, Facet::Person})
      add_named_values(snapshot, facet, name.words, name.values);
  add_surnames(snapshot, candidates);

  // They come by their first word, the shorter ones first.
  std::vector<QueryName> names;
  std::size_t run = 0, free = 0;  // the first word that no name has yet
  for (auto next = candidates.begin(); next != candidates.end();) {
    auto longest = candidates.end();
    const auto begin = next;
    for (; next != candidates.end() && next->run == begin->run &&
           next->first == begin->first;
         ++next)
      if (!next->values.empty()) longest = next;
    if (begin->run != run) free = 0;
    run = begin->run;
    if (longest == candidates.end() || begin->first < free) continue;
    free = longest->end;
    sort_out(longest->values);
    names.push_back({std::move(longest->words), runs[run].quoted,
                     std::move(longest->values)});
  }
  return names;
}

}  // namespace dossier::internal
