// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/term_reader.h"

#include <algorithm>
#include <utility>

#include "dossier/error.h"
#include "indexer/text/stop_words.h"
#include "indexer/text/utf8.h"
#include "searcher/query/lexer.h"
#include "searcher/query/unsupported.h"

namespace dossier::internal {
namespace {

QueryNode word_node(QueryKind kind, std::string word, bool title_only) {
  QueryNode node;
  node.kind = kind;
  node.word = std::move(word);
  node.title_only = title_only;
  return node;
}

// "F-16s" asks for what "F-16" asks for; articles have both terms.
const std::string& without_plural(const Designation& designation) {
  return designation.term == designation.base + "s" ? designation.base
                                                    : designation.term;
}

// Gives every row the designation both ways, as one word and as two.
void add_designation(const std::string& joined,
                     std::vector<std::vector<std::string>>& rows) {
  auto digit = std::find_if(joined.begin(), joined.end(),
                            [](char c) { return c >= '0' && c <= '9'; });
  std::size_t count = rows.size();
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<std::string> one_word = rows[i];
    one_word.push_back(joined);
    rows[i].emplace_back(joined.begin(), digit);
    rows[i].emplace_back(digit, joined.end());
    rows.push_back(std::move(one_word));
  }
}

// Joined terms are for the whole article; in a title, a designation is found
// as a phrase in any of its spellings.
QueryNode designation_node(const std::string& joined, bool title_only) {
  if (!title_only) return word_node(QueryKind::Designation, joined, false);
  QueryNode node;
  node.kind = QueryKind::Phrase;
  node.title_only = true;
  node.spellings.emplace_back();
  add_designation(joined, node.spellings);
  return node;
}

// Tokens that belong to one written word, such as "air-launched" or an
// unspaced Chinese sentence: up to the next white space.
std::uint32_t end_of_compound(std::string_view raw, const TokenizedText& tokens,
                              std::uint32_t begin, std::uint32_t limit) {
  std::uint32_t end = begin + 1;
  while (end < limit) {
    std::string_view between =
        raw.substr(tokens.tokens[end - 1].end,
                   tokens.tokens[end].start - tokens.tokens[end - 1].end);
    if (std::any_of(between.begin(), between.end(), is_query_space)) break;
    ++end;
  }
  return end;
}

bool has_word(std::string_view written) {
  return std::any_of(written.begin(), written.end(), is_word_byte);
}

// A word without the question marks before and behind it. REQUIRES has_word.
std::string_view without_question(std::string_view word) {
  std::size_t begin = 0, end = word.size();
  while (!is_word_byte(word[begin])) ++begin;
  while (!is_word_byte(word[end - 1])) --end;
  if (word.substr(0, begin).find('?') == std::string_view::npos) begin = 0;
  if (!word.substr(end).starts_with('?')) end = word.size();
  return word.substr(begin, end - begin);
}

}  // namespace

TermReader::TermReader(std::string_view query, const ParserContext& context,
                       StopWords stop_words, std::vector<Repair>& repairs)
    : context_(context), repairs_(repairs) {
  if (stop_words == StopWords::LeaveOut) choose_stop_language(query);
}

void TermReader::repair(std::string kind, std::string from, std::string to) {
  repairs_.push_back({std::move(kind), std::move(from), std::move(to)});
}

bool TermReader::plain_words(std::string_view raw,
                             std::vector<QueryNode>& out) {
  left_out_ = false;
  may_leave_out_ = true;
  words(raw, false, out);
  may_leave_out_ = false;
  return left_out_;
}

QueryNode TermReader::required_word(std::string_view raw, bool title_only) {
  std::vector<QueryNode> nodes;
  words(raw, title_only, nodes);
  return make_group(QueryKind::And, std::move(nodes));
}

void TermReader::words(std::string_view raw, bool title_only,
                       std::vector<QueryNode>& out) {
  read_notation(raw);
  if (raw.ends_with('*') && has_word(raw)) {
    out.push_back(prefix(raw.substr(0, raw.size() - 1), title_only));
    return;
  }
  TokenizedText tokens;
  tokenizer_.tokenize(raw, tokens);
  std::vector<Designation> designations =
      find_designations(raw, tokens, context_.spaced_prefix, true);
  auto designation = designations.begin();
  for (std::uint32_t i = 0; i < tokens.tokens.size();) {
    if (designation != designations.end() && designation->first_token == i) {
      count_word();
      out.push_back(designation_node(without_plural(*designation), title_only));
      i += designation->token_count;
      ++designation;
      continue;
    }
    std::uint32_t limit = designation == designations.end()
                              ? static_cast<std::uint32_t>(tokens.tokens.size())
                              : designation->first_token;
    std::uint32_t end = end_of_compound(raw, tokens, i, limit);
    compound(tokens, i, end, title_only, out);
    i = end;
  }
}

// Looks at each written word of `raw` as it is typed.
void TermReader::read_notation(std::string_view raw) {
  while (!raw.empty()) {
    const auto space = std::find_if(raw.begin(), raw.end(), is_query_space);
    const auto size = static_cast<std::size_t>(space - raw.begin());
    const std::string_view word = raw.substr(0, size);
    read_marks(word);
    raw.remove_prefix(std::min(size + 1, raw.size()));
  }
}

// Marks of other query languages in one written word.
void TermReader::read_marks(std::string_view word) {
  if (!has_word(word)) {
    if (word.find('*') != std::string_view::npos)
      repair("star", std::string(word), "");
    return;
  }
  refuse_unsupported_in_word(word);
  const std::string_view stated = without_question(word);
  if (stated.size() != word.size())
    repair("question-mark", std::string(word), std::string(stated));
}

void TermReader::compound(const TokenizedText& tokens, std::uint32_t begin,
                          std::uint32_t end, bool title_only,
                          std::vector<QueryNode>& out) {
  // Under --match any every word counts for itself; else the words of a
  // compound stand together.
  if (end - begin > 1 && context_.match == MatchMode::All) {
    QueryNode node;
    node.kind = QueryKind::Phrase;
    node.title_only = title_only;
    node.spellings.emplace_back();
    for (std::uint32_t i = begin; i < end; ++i) {
      count_word();
      node.spellings[0].emplace_back(tokens.term(tokens.tokens[i]));
    }
    out.push_back(std::move(node));
    return;
  }
  for (std::uint32_t i = begin; i < end; ++i) {
    std::string word(tokens.term(tokens.tokens[i]));
    if (may_leave_out_ && is_stop_word(word, stop_language_)) {
      leave_out(word);
      continue;
    }
    count_word();
    out.push_back(word_node(QueryKind::Word, std::move(word), title_only));
  }
}

// One repair names all the stop words that were left out.
void TermReader::leave_out(const std::string& word) {
  left_out_ = true;
  for (Repair& earlier : repairs_)
    if (earlier.kind == "stop-words") {
      earlier.from += " " + word;
      return;
    }
  repair("stop-words", word, "");
}

QueryNode TermReader::prefix(std::string_view raw, bool title_only) {
  TokenizedText tokens;
  tokenizer_.tokenize(raw, tokens);
  if (tokens.tokens.size() != 1)
    throw Error(ErrorCode::BadQuery,
                "query: '" + std::string(raw) +
                    "*' is not one word and a star; write the other words "
                    "before it");
  std::string word(tokens.term(tokens.tokens[0]));
  if (count_code_points(word) < kMinPrefixLetters)
    throw Error(ErrorCode::BadQuery, "query: '" + std::string(raw) +
                                         "*' is too short; give " +
                                         std::to_string(kMinPrefixLetters) +
                                         " letters or more before the star");
  count_word();
  return word_node(QueryKind::Prefix, std::move(word), title_only);
}

QueryNode TermReader::phrase(std::string_view raw, bool title_only) {
  refuse_unsupported_in_phrase(raw);
  TokenizedText tokens;
  tokenizer_.tokenize(raw, tokens);
  QueryNode node;
  if (tokens.tokens.empty()) {
    repair("empty-phrase", "\"" + std::string(raw) + "\"", "");
    return node;
  }
  std::vector<Designation> designations =
      find_designations(raw, tokens, context_.spaced_prefix, true);
  if (designations.size() > kMaxSpelledDesignations)
    designations.resize(kMaxSpelledDesignations);
  node.kind = QueryKind::Phrase;
  node.title_only = title_only;
  node.spellings.emplace_back();
  auto designation = designations.begin();
  for (std::uint32_t i = 0; i < tokens.tokens.size();) {
    count_word();
    if (designation == designations.end() || designation->first_token != i) {
      for (auto& spelling : node.spellings)
        spelling.emplace_back(tokens.term(tokens.tokens[i]));
      ++i;
      continue;
    }
    add_designation(without_plural(*designation), node.spellings);
    i += designation->token_count;
    ++designation;
  }
  return node;
}

// Under --match any the planner keeps the rarest words of a longer query.
void TermReader::count_word() {
  if (++words_ > kMaxQueryWords && context_.match == MatchMode::All)
    throw Error(ErrorCode::BadQuery, "query: more than " +
                                         std::to_string(kMaxQueryWords) +
                                         " words; leave some out");
}

// Stop words are those of the likeliest language, unless at least two more
// words of the query are stop words of another: one alone may well be a word
// that matters ("war", which is German for "was").
void TermReader::choose_stop_language(std::string_view query) {
  TokenizedText tokens;
  tokenizer_.tokenize(query, tokens);
  std::erase_if(tokens.tokens, [query](const Token& token) {
    std::string_view written =
        query.substr(token.start, token.end - token.start);
    return written == "AND" || written == "OR" || written == "NOT";
  });
  std::size_t most = 0;
  for (const std::string& language : context_.languages) {
    auto count = static_cast<std::size_t>(std::count_if(
        tokens.tokens.begin(), tokens.tokens.end(), [&](const Token& token) {
          return is_stop_word(tokens.term(token), language);
        }));
    if (!stop_language_.empty() && count < most + 2) continue;
    most = count;
    stop_language_ = language;
  }
}

}  // namespace dossier::internal
