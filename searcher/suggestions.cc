// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggestions.h"

#include <algorithm>
#include <array>
#include <compare>
#include <string_view>
#include <utility>

#include "dossier/error.h"
#include "indexer/text/stemmer.h"
#include "indexer/text/tokenizer.h"
#include "indexer/text/utf8.h"
#include "searcher/match/vocabulary.h"
#include "searcher/query/value_resolver.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kFewestLetters = 4;  // of a word that is corrected
// Of a better spelling: what stands once is as likely a slip itself.
constexpr std::uint64_t kFewestOccurrences = 2;
constexpr std::uint64_t kOften = 10;       // too often for a slip
constexpr std::size_t kShortWord = 5;      // letters
constexpr std::size_t kMostWords = 8;      // of a query that are looked at
constexpr std::size_t kMostSpellings = 3;  // of a word that are tried
// Of the words so many edits away, the most frequent that are looked up among
// the names; the others count as none.
constexpr std::size_t kMostLookedUp = 50;
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

// How likely something was meant, before it is known how much it finds: fewer
// edits first, of these names, of these the same letters in another order.
struct Likelihood {
  std::uint32_t edits = 0;
  bool is_no_name = false;
  bool has_other_letters = false;

  friend auto operator<=>(const Likelihood&, const Likelihood&) = default;
};

struct Spelling {
  std::string word;
  std::uint64_t occurrences;
  Likelihood likelihood;
};

// A word with what may take its place.
struct Misspelling {
  std::string word;
  bool is_unknown;  // no article has it
  std::vector<Spelling> better;
};

// Whether the tables have an entity that goes by this word alone: a country,
// its people ("belgian"), a system, an official's surname.
bool is_name(const Snapshot& snapshot, std::string_view word) {
  for (const Facet facet : {Facet::Country, Facet::System, Facet::Official})
    if (!snapshot.gazetteer->find_by_name(facet, word).empty()) return true;
  return false;
}

bool has_same_letters(std::string_view a, std::string_view b) {
  std::string in_a(a), in_b(b);
  std::sort(in_a.begin(), in_a.end());
  std::sort(in_b.begin(), in_b.end());
  return in_a == in_b;
}

// Two of so few letters make most words another; what is left is taken if it
// is a name, or the same letters in another order.
bool is_too_far(const Spelling& spelling, std::string_view word) {
  return spelling.likelihood.edits == 2 &&
         count_code_points(word) <= kShortWord &&
         spelling.likelihood.is_no_name &&
         spelling.likelihood.has_other_letters;
}

// Words near `word` that articles have much oftener, the most likely first. One
// that several articles have is a word, and another two edits away a different
// one.
std::vector<Spelling> near_words(const Snapshot& snapshot,
                                 const std::string& word, std::uint64_t own) {
  const bool near = own >= kOften || count_code_points(word) < kShortWord;
  const std::uint32_t most = near ? 1 : 2;
  std::vector<Spelling> spellings;
  std::array<std::size_t, 3> looked_up{};  // by edits
  // Of equal edits the most frequent come first.
  for (FoundWord& found : similar_words(snapshot, word, most)) {
    if (found.word == word ||
        found.occurrences < std::max(own * kMuchMore, kFewestOccurrences))
      continue;
    const bool named = ++looked_up[found.edits] <= kMostLookedUp &&
                       is_name(snapshot, found.word);
    const Likelihood likelihood{found.edits, !named,
                                !has_same_letters(found.word, word)};
    Spelling spelling{std::move(found.word), found.occurrences, likelihood};
    if (!is_too_far(spelling, word)) spellings.push_back(std::move(spelling));
  }
  std::stable_sort(spellings.begin(), spellings.end(),
                   [](const Spelling& a, const Spelling& b) {
                     return a.likelihood < b.likelihood;
                   });
  return spellings;
}

// The most likely ones, and the most frequent of the others: rare words, slips
// themselves, may be nearer. Of several forms of a word the first.
std::vector<Spelling> best_of(const Snapshot& snapshot,
                              std::vector<Spelling> near) {
  Stemmer stemmer(
      snapshot.languages.empty() ? "" : snapshot.languages.front().first);
  std::vector<Spelling> best;
  std::vector<std::string> stems;
  const auto take_up_to = [&](std::size_t most) {
    for (const Spelling& spelling : near) {
      if (best.size() == most) return;
      std::string stem(stemmer.stem(spelling.word));
      if (std::find(stems.begin(), stems.end(), stem) != stems.end()) continue;
      stems.push_back(std::move(stem));
      best.push_back(spelling);
    }
  };
  take_up_to(kMostSpellings - 1);
  std::stable_sort(near.begin(), near.end(),
                   [](const Spelling& a, const Spelling& b) {
                     return a.occurrences > b.occurrences;
                   });
  take_up_to(kMostSpellings);
  return best;
}

std::optional<Misspelling> better_spellings(const Snapshot& snapshot,
                                            const std::string& word) {
  const std::uint64_t own = occurrences(snapshot, word);
  if (own >= kFewestOccurrences && is_name(snapshot, word)) return std::nullopt;
  std::vector<Spelling> near = near_words(snapshot, word, own);
  if (near.empty()) return std::nullopt;
  return Misspelling{word, own == 0, best_of(snapshot, std::move(near))};
}

// Another query, not yet counted.
struct Candidate {
  std::string query;
  Likelihood likelihood;
};

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
std::vector<Candidate> respellings(const Snapshot& snapshot,
                                   const std::string& query,
                                   const QueryNode& root) {
  std::vector<std::string> words;
  std::vector<Candidate> out;
  collect_words(root, words);
  std::string all = query;
  for (const std::string& word : words) {
    const auto misspelling = better_spellings(snapshot, word);
    if (!misspelling) continue;
    for (const Spelling& better : misspelling->better)
      out.push_back(
          {replace_word(query, word, better.word), better.likelihood});
    if (misspelling->is_unknown)
      all = replace_word(all, word, misspelling->better.front().word);
  }
  if (all != query) out.insert(out.begin(), {std::move(all), Likelihood{}});
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
std::vector<Candidate> named_entities(const Snapshot& snapshot,
                                      const QueryNode& root) {
  std::vector<Candidate> out;
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
        out.push_back({to_query_text(node), Likelihood{1, false, true}});
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
  std::vector<Candidate> candidates = respellings(snapshot, query, root);
  for (Candidate& entity : named_entities(snapshot, root))
    candidates.push_back(std::move(entity));
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) {
                     return a.likelihood < b.likelihood;
                   });
  struct Counted {
    Likelihood likelihood;
    Suggestion suggestion;
  };
  std::vector<Counted> counted;
  for (Candidate& candidate : candidates) {
    std::string& text = candidate.query;
    const bool known =
        text == query ||
        std::any_of(counted.begin(), counted.end(), [&](const Counted& c) {
          return c.suggestion.query == text;
        });
    if (known) continue;
    const auto articles = count(text);
    if (articles && *articles >= std::max<std::uint64_t>(total * kMuchMore, 1))
      counted.push_back({candidate.likelihood, {std::move(text), *articles}});
  }
  std::stable_sort(counted.begin(), counted.end(),
                   [](const Counted& a, const Counted& b) {
                     if (a.likelihood != b.likelihood)
                       return a.likelihood < b.likelihood;
                     return a.suggestion.articles > b.suggestion.articles;
                   });
  std::vector<Suggestion> out;
  for (Counted& best : counted)
    if (out.size() < kMostSuggestions)
      out.push_back(std::move(best.suggestion));
  return out;
}

}  // namespace dossier::internal
