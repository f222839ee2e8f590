// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/term_reader.h"

#include <algorithm>
#include <utility>

#include "dossier/error.h"
#include "indexer/text/stop_words.h"
#include "indexer/text/utf8.h"
#include "searcher/query/lexer.h"
#include "searcher/query/unsupported.h"
#include "searcher/query/word_notation.h"

namespace dossier::internal {
namespace {

QueryNode word_node(QueryKind kind, std::string word, ArticlePart part) {
  QueryNode node;
  node.kind = kind;
  node.word = std::move(word);
  node.part = part;
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

// A word without the question marks before and behind it. REQUIRES has_word.
std::string_view without_question(std::string_view word) {
  std::size_t begin = 0, end = word.size();
  while (!is_word_byte(word[begin])) ++begin;
  while (!is_word_byte(word[end - 1])) --end;
  if (word.substr(0, begin).find('?') == std::string_view::npos) begin = 0;
  if (!word.substr(end).starts_with('?')) end = word.size();
  return word.substr(begin, end - begin);
}

// Where the next written word with jokers begins and ends; twice the end of the
// text if there is none.
std::pair<std::size_t, std::size_t> next_with_jokers(std::string_view text,
                                                     std::size_t at) {
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && !is_query_space(text[end])) ++end;
    if (has_jokers(text.substr(at, end - at))) return {at, end};
    at = std::min(end + 1, text.size());
  }
  return {text.size(), text.size()};
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

bool TermReader::plain_words(std::string_view raw, Kept kept,
                             std::vector<QueryNode>& out) {
  left_out_ = false;
  kept_ = kept;
  may_leave_out_ = true;
  words(raw, ArticlePart::Whole, out);
  may_leave_out_ = false;
  return left_out_;
}

QueryNode TermReader::required_word(std::string_view raw, ArticlePart part) {
  std::vector<QueryNode> nodes;
  words(raw, part, nodes);
  return make_group(QueryKind::And, std::move(nodes));
}

void TermReader::words(std::string_view raw, ArticlePart part,
                       std::vector<QueryNode>& out) {
  read_notation(raw);
  if (has_word(raw) && has_jokers(raw)) {
    out.push_back(pattern(without_question(raw), part));
    return;
  }
  if (const auto mark = similarity_mark(raw)) {
    out.push_back(similar(raw, *mark, part));
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
      out.push_back(word_node(QueryKind::Designation,
                              without_plural(*designation), part));
      i += designation->token_count;
      ++designation;
      continue;
    }
    std::uint32_t limit = designation == designations.end()
                              ? static_cast<std::uint32_t>(tokens.tokens.size())
                              : designation->first_token;
    std::uint32_t end = end_of_compound(raw, tokens, i, limit);
    compound(tokens, i, end, part, out);
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
                          std::uint32_t end, ArticlePart part,
                          std::vector<QueryNode>& out) {
  // Under --match any every word counts for itself; else the words of a
  // compound stand together.
  if (end - begin > 1 && context_.match == MatchMode::All) {
    QueryNode node;
    node.kind = QueryKind::Phrase;
    node.part = part;
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
    const bool is_kept = (kept_.first && i == 0) ||
                         (kept_.last && i + 1 == tokens.tokens.size());
    if (may_leave_out_ && !is_kept && is_stop_word(word, stop_language_)) {
      leave_out(word);
      continue;
    }
    count_word();
    out.push_back(word_node(QueryKind::Word, std::move(word), part));
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

// REQUIRES that nothing but punctuation stands around the jokers' word.
QueryNode TermReader::pattern(std::string_view raw, ArticlePart part) {
  std::string word = folded_pattern(raw, tokenizer_);
  count_word();
  const std::size_t joker = word.find_first_of("*?");
  if (joker == std::string::npos)
    return word_node(QueryKind::Word, std::move(word), part);
  if (joker + 1 != word.size() || !word.ends_with('*'))
    return word_node(QueryKind::Pattern, std::move(word), part);
  word.pop_back();
  return word_node(QueryKind::Prefix, std::move(word), part);
}

QueryNode TermReader::similar(std::string_view raw, std::size_t mark,
                              ArticlePart part) {
  TokenizedText tokens;
  tokenizer_.tokenize(raw.substr(0, mark), tokens);
  if (tokens.tokens.size() != 1)
    throw Error(ErrorCode::BadQuery,
                "query: '" + std::string(raw) +
                    "' is not one word; only one can be looked for in similar "
                    "spellings");
  std::string word(tokens.term(tokens.tokens[0]));
  const std::uint32_t edits = edits_of(raw.substr(mark), word, raw);
  count_word();
  QueryNode node = word_node(QueryKind::Similar, std::move(word), part);
  node.edits = edits;
  return node;
}

QueryNode TermReader::phrase(std::string_view raw, ArticlePart part) {
  std::vector<std::vector<std::string>> spellings(1);
  std::size_t designations = 0;
  for (std::size_t at = 0; at < raw.size();) {
    // Words without jokers are read together, up to the next with one.
    const auto [begin, end] = next_with_jokers(raw, at);
    add_row(raw.substr(at, begin - at), designations, spellings);
    if (begin < end) add_gap(raw.substr(begin, end - begin), spellings);
    at = end;
  }
  QueryNode node = phrase_of(std::move(spellings), part);
  if (node.kind == QueryKind::Everything)
    repair("empty-phrase", "\"" + std::string(raw) + "\"", "");
  return node;
}

QueryNode TermReader::as_written(std::string_view raw, ArticlePart part) {
  const bool has_star = raw.find('*') != std::string_view::npos;
  if (has_word(raw) && (has_star || similarity_mark(raw)))
    throw Error(ErrorCode::BadQuery,
                "query: '=" + std::string(raw) +
                    "' is looked for as written, where * and ~ stand for "
                    "nothing; leave them out, or the =");
  TokenizedText tokens;
  tokenizer_.tokenize(raw, tokens);
  QueryNode node;
  if (tokens.tokens.empty()) {
    repair("empty-phrase", "=\"" + std::string(raw) + "\"", "");
    return node;
  }
  node.kind = QueryKind::AsWritten;
  node.part = part;
  node.spellings.emplace_back();
  for (const Token& token : tokens.tokens) {
    count_word();
    node.spellings[0].emplace_back(tokens.term(token));
  }
  const std::uint32_t begin = tokens.tokens.front().start;
  node.written =
      internal::as_written(raw.substr(begin, tokens.tokens.back().end - begin));
  return node;
}

// Adds words without stars, and counts the designations among them.
void TermReader::add_row(std::string_view raw, std::size_t& count,
                         std::vector<std::vector<std::string>>& spellings) {
  TokenizedText tokens;
  tokenizer_.tokenize(raw, tokens);
  std::vector<Designation> designations =
      find_designations(raw, tokens, context_.spaced_prefix, true);
  const std::size_t left = kMaxSpelledDesignations - count;
  if (designations.size() > left) designations.resize(left);
  count += designations.size();
  auto designation = designations.begin();
  for (std::uint32_t i = 0; i < tokens.tokens.size();) {
    count_word();
    if (designation == designations.end() || designation->first_token != i) {
      for (auto& spelling : spellings)
        spelling.emplace_back(tokens.term(tokens.tokens[i]));
      ++i;
      continue;
    }
    add_designation(without_plural(*designation), spellings);
    i += designation->token_count;
    ++designation;
  }
}

void TermReader::add_gap(std::string_view raw,
                         std::vector<std::vector<std::string>>& spellings) {
  const std::string word =
      has_word(raw) ? folded_pattern(raw, tokenizer_) : "*";
  count_word();
  for (auto& spelling : spellings) spelling.push_back(word);
}

// A star at either end stands beside the phrase, where it restricts nothing.
QueryNode TermReader::phrase_of(std::vector<std::vector<std::string>> spellings,
                                ArticlePart part) {
  for (auto& row : spellings) {
    const std::size_t size = row.size();
    while (!row.empty() && row.back() == "*") row.pop_back();
    const auto is_star = [](const std::string& word) { return word == "*"; };
    row.erase(row.begin(), std::find_if_not(row.begin(), row.end(), is_star));
    if (&row == &spellings.front() && !row.empty() && row.size() < size)
      repair("star", "*", "");
  }
  if (spellings.front().empty()) return {};
  const std::string& first = spellings.front().front();
  if (spellings.front().size() == 1 && is_pattern(first))
    return pattern(first, part);
  QueryNode node;
  node.kind = QueryKind::Phrase;
  node.part = part;
  node.spellings = std::move(spellings);
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
    return written == "AND" || written == "OR" || written == "NOT" ||
           written == "NEAR";
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
