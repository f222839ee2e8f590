// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggestions.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "dossier/error.h"
#include "indexer/text/tokenizer.h"
#include "indexer/text/utf8.h"
#include "searcher/match/vocabulary.h"
#include "searcher/query/value_resolver.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kFewestLetters = 4;  // of a word that is corrected
// Of a better spelling: what stands once is as likely a slip itself.
constexpr std::uint64_t kFewestOccurrences = 2;
constexpr std::size_t kShortWord = 5;      // letters; one of them may differ
constexpr std::size_t kMostWords = 8;      // of a query that are looked at
constexpr std::size_t kMostSpellings = 2;  // of a word that are tried
constexpr std::size_t kMostNameWords = 5;  // of an entity's name

// The words that articles must or may have, once each.
void collect_words(const QueryNode& node, std::vector<std::string>& words) {
  auto add = [&](const std::string& word) {
    const bool known =
        std::find(words.begin(), words.end(), word) != words.end();
    const bool has_digit =
        word.find_first_of("0123456789") != std::string::npos;
    if (!known && !has_digit && !is_pattern(word) &&
        words.size() < kMostWords && count_code_points(word) >= kFewestLetters)
      words.push_back(word);
  };
  if (node.kind == QueryKind::Not) return;
  if (node.kind == QueryKind::Word || node.kind == QueryKind::Similar)
    add(node.word);
  if (node.kind == QueryKind::Phrase)
    for (const std::string& word : node.spellings.front()) add(word);
  for (const QueryNode& child : node.children) collect_words(child, words);
}

// A word with what may take its place.
struct Misspelling {
  std::string word;
  bool is_unknown;  // no article has it
  std::vector<std::string> better;
};

std::optional<Misspelling> better_spellings(const Snapshot& snapshot,
                                            const std::string& word) {
  const std::uint32_t edits = count_code_points(word) <= kShortWord ? 1 : 2;
  const std::uint64_t own = occurrences(snapshot, word);
  std::vector<FoundWord> found = similar_words(snapshot, word, edits);
  std::erase_if(found, [&](const FoundWord& other) {
    return other.word == word ||
           other.occurrences < std::max(own * kMuchMore, kFewestOccurrences);
  });
  if (found.empty()) return std::nullopt;
  // An edit more has to be made good by so many times as many occurrences.
  auto worth = [](const FoundWord& other) {
    return other.occurrences * (other.edits == 1 ? kMuchMore : 1);
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const FoundWord& a, const FoundWord& b) {
                     return worth(a) > worth(b);
                   });
  Misspelling out{word, own == 0, {}};
  for (std::size_t i = 0; i < std::min(found.size(), kMostSpellings); ++i)
    out.better.push_back(std::move(found[i].word));
  return out;
}

// The query with a word replaced wherever it stands, all else as typed.
std::string replace_word(const std::string& query, std::string_view word,
                         std::string_view better) {
  TokenizedText tokens;
  Tokenizer().tokenize(query, tokens);
  std::string out;
  std::size_t done = 0;
  for (const Token& token : tokens.tokens) {
    if (tokens.term(token) != word) continue;
    out.append(query, done, token.start - done).append(better);
    done = token.end;
  }
  return out.append(query, done);
}

// All unknown words corrected at once, then each word by itself.
std::vector<std::string> respellings(const Snapshot& snapshot,
                                     const std::string& query,
                                     const QueryNode& root) {
  std::vector<std::string> words, out;
  collect_words(root, words);
  std::string all = query;
  for (const std::string& word : words) {
    const auto misspelling = better_spellings(snapshot, word);
    if (!misspelling) continue;
    for (const std::string& better : misspelling->better)
      out.push_back(replace_word(query, word, better));
    if (misspelling->is_unknown)
      all = replace_word(all, word, misspelling->better.front());
  }
  if (all != query) out.insert(out.begin(), std::move(all));
  return out;
}

// The words of a query that has nothing else; empty for any other.
std::string plain_words(const QueryNode& root) {
  std::string text;
  std::size_t words = 0;
  auto add = [&](const QueryNode& node) {
    if (node.kind == QueryKind::Phrase && !has_gaps(node)) {
      for (const std::string& word : node.spellings.front()) {
        text += (text.empty() ? "" : " ") + word;
        ++words;
      }
      return true;
    }
    if (node.kind != QueryKind::Word && node.kind != QueryKind::Designation)
      return false;
    text += (text.empty() ? "" : " ") + node.word;
    ++words;
    return true;
  };
  bool is_plain = true;
  if (root.kind == QueryKind::And) {
    for (const QueryNode& child : root.children) is_plain &= add(child);
  } else {
    is_plain = add(root);
  }
  return is_plain && words <= kMostNameWords ? text : std::string();
}

// The entities that go by the query's words, as selections.
std::vector<std::string> named_entities(const Snapshot& snapshot,
                                        const QueryNode& root) {
  std::vector<std::string> out;
  const std::string name = plain_words(root);
  if (name.empty()) return out;
  for (const Facet facet : {Facet::Country, Facet::System, Facet::Official}) {
    std::vector<Repair> ignored;
    try {
      for (ValueNumber number : resolve_value(snapshot, facet, name, ignored)) {
        const FacetValue value = snapshot.values->value(number);
        QueryNode node = make_value(
            facet, std::string(value.label.empty() ? value.id : value.label));
        node.selection = true;
        out.push_back(to_query_text(node));
      }
    } catch (const Error& error) {
      if (error.code() != ErrorCode::BadQuery) throw;  // names nothing
    }
  }
  return out;
}

}  // namespace

std::vector<Suggestion> suggest(const Snapshot& snapshot,
                                const std::string& query, const QueryNode& root,
                                std::uint64_t total,
                                const CountArticles& count) {
  std::vector<std::string> queries = respellings(snapshot, query, root);
  for (std::string& entity : named_entities(snapshot, root))
    queries.push_back(std::move(entity));
  std::vector<Suggestion> out;
  for (std::string& text : queries) {
    const bool known =
        text == query ||
        std::any_of(out.begin(), out.end(), [&](const Suggestion& earlier) {
          return earlier.query == text;
        });
    if (known) continue;
    const auto articles = count(text);
    if (articles && *articles >= std::max<std::uint64_t>(total * kMuchMore, 1))
      out.push_back({std::move(text), *articles});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Suggestion& a, const Suggestion& b) {
                     return a.articles > b.articles;
                   });
  if (out.size() > kMostSuggestions) out.resize(kMostSuggestions);
  return out;
}

}  // namespace dossier::internal
