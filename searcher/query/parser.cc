// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A hand-written recursive descent over three levels:
//
//   query    = sequence { "OR" sequence }
//   sequence = term { [ "AND" ] term }
//   term     = [ "NOT" | "-" ] ( "(" query ")" | [ field ":" ] item )
//   item     = word | word "*" | '"' words '"'
//
// Words that stand beside each other are read together, because a designation
// may be written with a space ("MiG 29").
#include "searcher/query/parser.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "dossier/error.h"
#include "indexer/text/fold.h"
#include "indexer/text/stop_words.h"
#include "indexer/text/tokenizer.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::string_view kFieldNames =
    "country, system, official, person, source, language, year, title and "
    "date";

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
         c == '\v';
}

// Quotation marks of other alphabets and keyboards that stand for ".
// Apostrophes are not among them.
constexpr std::array<std::string_view, 8> kOtherQuotes = {"“", "”", "„",  "‟",
                                                          "«", "»", "「", "」"};

// True for a dash of another kind that is typed where "-" excludes a word: at
// the beginning of a term, with a letter behind it.
bool stands_for_minus(std::string_view text, std::size_t at, std::size_t size,
                      std::string_view before) {
  const char32_t c = decode_utf8(text, at).value;
  const bool is_dash = (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
  if (!is_dash || at + size == text.size()) return false;
  if (!before.empty() && before.back() != ' ' && before.back() != '(')
    return false;
  return u_isalpha(static_cast<UChar32>(decode_utf8(text, at + size).value));
}

std::string mend_characters(std::string_view text,
                            std::vector<Repair>& repairs) {
  std::size_t replaced = 0;
  std::string clean = clean_utf8(text, &replaced);
  if (replaced) repairs.push_back({"invalid-utf8", "", "�"});
  std::string out;
  for (std::size_t at = 0; at < clean.size();) {
    auto [code_point, size] = decode_utf8(clean, at);
    auto c = static_cast<UChar32>(code_point);
    std::string_view character = std::string_view(clean).substr(at, size);
    bool is_quote = std::find(kOtherQuotes.begin(), kOtherQuotes.end(),
                              character) != kOtherQuotes.end();
    if (is_quote) {
      out += '"';
      std::string from(character);
      bool known = std::any_of(
          repairs.begin(), repairs.end(), [&](const Repair& repair) {
            return repair.kind == "smart-quotes" && repair.from == from;
          });
      if (!known) repairs.push_back({"smart-quotes", from, "\""});
    } else if (stands_for_minus(clean, at, size, out)) {
      out += '-';
      repairs.push_back({"dash", std::string(character), "-"});
    } else if (u_isUWhiteSpace(c)) {
      out += ' ';  // no-break space, ideographic space, ...
    } else if (!u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL)) {
      // Bidi controls come along when text is copied, and would hide a field's
      // name or belong to a value.
      out += character;
    }
    at += size;
  }
  return out;
}

QueryNode group(QueryKind kind, std::vector<QueryNode> children) {
  if (children.size() == 1) return std::move(children.front());
  QueryNode node;
  if (children.empty()) return node;
  node.kind = kind;
  for (QueryNode& child : children) {
    // Flat groups read better and evaluate faster.
    if (child.kind == kind) {
      for (QueryNode& grandchild : child.children)
        node.children.push_back(std::move(grandchild));
    } else {
      node.children.push_back(std::move(child));
    }
  }
  return node;
}

QueryNode negate(QueryNode node) {
  if (node.kind == QueryKind::Not) {
    QueryNode child = std::move(node.children.front());
    return child;
  }
  QueryNode out;
  out.kind = QueryKind::Not;
  out.children.push_back(std::move(node));
  return out;
}

QueryNode word_node(QueryKind kind, std::string word, bool title_only) {
  QueryNode node;
  node.kind = kind;
  node.word = std::move(word);
  node.title_only = title_only;
  return node;
}

// What can stand beside something else as an alternative under --match any;
// the rest is always required.
bool ranks(const QueryNode& node) {
  switch (node.kind) {
    case QueryKind::Word:
    case QueryKind::Designation:
    case QueryKind::Phrase:
    case QueryKind::Prefix:
      return true;
    case QueryKind::And:
    case QueryKind::Or:
      return std::any_of(node.children.begin(), node.children.end(), ranks);
    default:
      return false;
  }
}

enum class StopWords { LeaveOut, Keep };

class Parser {
 public:
  Parser(std::string text, const ParserContext& context, StopWords stop_words,
         std::vector<Repair>& repairs)
      : text_(std::move(text)), context_(context), repairs_(repairs) {
    if (stop_words == StopWords::LeaveOut) choose_stop_language();
  }

  QueryNode parse() { return query(0); }

 private:
  void repair(std::string kind, std::string from, std::string to) {
    repairs_.push_back({std::move(kind), std::move(from), std::move(to)});
  }

  static void erase_empty(std::vector<QueryNode>& nodes) {
    std::erase_if(nodes, [](const QueryNode& node) {
      return node.kind == QueryKind::Everything;
    });
  }

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  // The bare run of characters from `from` to white space, quote or
  // parenthesis.
  std::string_view bare(std::size_t from) const {
    std::size_t end = from;
    while (end < text_.size() && !is_space(text_[end]) && text_[end] != '"' &&
           text_[end] != '(' && text_[end] != ')')
      ++end;
    return std::string_view(text_).substr(from, end - from);
  }

  // The number of dashes at `at` that stand alone, as punctuation and not as
  // "without".
  std::size_t lone_dashes(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && text_[end] == '-') ++end;
    bool alone =
        end == text_.size() || is_space(text_[end]) || text_[end] == ')';
    return alone ? end - at : 0;
  }

  [[noreturn]] static void throw_too_deep() {
    throw Error(ErrorCode::BadQuery,
                "query: parentheses and negations nest deeper than " +
                    std::to_string(kMaxQueryDepth) +
                    "; write it with fewer of them");
  }

  bool take_operator(std::string_view name) {
    skip_space();
    if (bare(at_) != name) return false;
    at_ += name.size();
    return true;
  }

  QueryNode query(int depth) {
    if (depth > kMaxQueryDepth) throw_too_deep();
    std::vector<QueryNode> alternatives;
    bool pending_or = false;
    while (true) {
      QueryNode part = sequence(depth);
      bool empty = part.kind == QueryKind::Everything && !sequence_had_stops_;
      if (empty && pending_or) repair("operator", "OR", "");
      if (part.kind != QueryKind::Everything)
        alternatives.push_back(std::move(part));
      if (!take_operator("OR")) break;
      if (empty && !pending_or) repair("operator", "OR", "");
      pending_or = !empty;
    }
    return group(QueryKind::Or, std::move(alternatives));
  }

  QueryNode sequence(int depth) {
    std::vector<QueryNode> terms;
    sequence_had_stops_ = false;
    bool had_stops = false;
    bool pending_and = false;
    while (true) {
      skip_space();
      if (at_ == text_.size()) break;
      if (text_[at_] == ')') {
        if (depth > 0) break;
        ++at_;
        repair("unbalanced-parenthesis", ")", "");
        continue;
      }
      if (bare(at_) == "OR") break;
      if (take_operator("AND")) {
        if ((terms.empty() && !had_stops) || pending_and)
          repair("operator", "AND", "");
        pending_and = !terms.empty();
        // Under --match any, AND binds the words it stands between.
        if (pending_and) bind_next_ = true;
        continue;
      }
      std::size_t before = terms.size();
      if (!term(depth, terms)) had_stops |= stop_words_left_out_;
      if (bind_next_ && before > 0 && terms.size() > before) {
        bind(terms, before);
      }
      bind_next_ = false;
      pending_and = false;
    }
    if (pending_and) repair("operator", "AND", "");
    sequence_had_stops_ = had_stops;
    return combine(std::move(terms));
  }

  // Joins terms[before - 1] and terms[before] by AND, whatever the mode.
  static void bind(std::vector<QueryNode>& terms, std::size_t before) {
    std::vector<QueryNode> both;
    both.push_back(std::move(terms[before - 1]));
    both.push_back(std::move(terms[before]));
    terms[before - 1] = group(QueryKind::And, std::move(both));
    terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(before));
  }

  QueryNode combine(std::vector<QueryNode> terms) const {
    erase_empty(terms);
    if (context_.match == MatchMode::All)
      return group(QueryKind::And, std::move(terms));
    std::vector<QueryNode> alternatives, required;
    for (QueryNode& node : terms)
      (ranks(node) ? alternatives : required).push_back(std::move(node));
    if (!alternatives.empty())
      required.insert(required.begin(),
                      group(QueryKind::Or, std::move(alternatives)));
    return group(QueryKind::And, std::move(required));
  }

  // Reads one term, or a run of plain words, into `out`. False if that gave
  // nothing.
  bool term(int depth, std::vector<QueryNode>& out) {
    stop_words_left_out_ = false;
    std::size_t before = out.size();
    bool negative = false;
    int negations = 0;
    while (true) {
      skip_space();
      if (std::size_t dashes = lone_dashes(at_)) {
        at_ += dashes;
        continue;
      }
      if (at_ < text_.size() && text_[at_] == '-') {
        ++at_;
        negative = !negative;
      } else if (take_operator("NOT")) {
        negative = !negative;
      } else {
        break;
      }
      if (++negations + depth > kMaxQueryDepth) throw_too_deep();
    }
    std::string_view next = bare(at_);
    if (at_ == text_.size() || text_[at_] == ')' || next == "AND" ||
        next == "OR") {
      if (negations) repair("operator", "NOT", "");
      return false;
    }
    QueryNode node;
    if (text_[at_] == '(') {
      node = parenthesis(depth);
    } else if (text_[at_] == '"') {
      node = phrase(quoted(), false);
    } else if (auto field = field_name()) {
      node = field_term(*field, depth);
    } else if (negative) {
      std::string_view raw = bare(at_);
      at_ += raw.size();
      std::vector<QueryNode> nodes;
      words(raw, false, false, nodes);
      node = group(QueryKind::And, std::move(nodes));
    } else {
      words(word_run(), false, true, out);
      return out.size() > before;
    }
    if (node.kind == QueryKind::Everything) return false;
    out.push_back(negative ? negate(std::move(node)) : std::move(node));
    return true;
  }

  QueryNode parenthesis(int depth) {
    ++at_;
    bool saved_bind = std::exchange(bind_next_, false);
    QueryNode node = query(depth + 1);
    bind_next_ = saved_bind;
    if (at_ < text_.size() && text_[at_] == ')')
      ++at_;
    else
      repair("unbalanced-parenthesis", "(", "");
    return node;
  }

  std::string_view quoted() {
    std::size_t begin = at_ + 1;
    std::size_t end = text_.find('"', begin);
    if (end == std::string::npos) {
      repair("unbalanced-quote", "\"", "");
      at_ = text_.size();
      return std::string_view(text_).substr(begin);
    }
    at_ = end + 1;
    return std::string_view(text_).substr(begin, end - begin);
  }

  // "name:" before something, with a name of letters. Moves past it.
  std::optional<std::string> field_name() {
    std::string_view raw = bare(at_);
    std::size_t colon = raw.find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    std::size_t after = at_ + colon + 1;
    if (after == text_.size() || is_space(text_[after])) return std::nullopt;
    std::string name;
    for (char c : raw.substr(0, colon)) {
      bool upper = c >= 'A' && c <= 'Z';
      if (!upper && !(c >= 'a' && c <= 'z')) return std::nullopt;
      name += upper ? static_cast<char>(c + 32) : c;
    }
    if (name != "title" && name != "date" && !facet_by_name(name))
      throw Error(ErrorCode::BadQuery,
                  "query: there is no field '" + name + "' (fields are " +
                      std::string(kFieldNames) +
                      "); put the words in quotes to search for them");
    at_ = after;
    return name;
  }

  QueryNode field_term(const std::string& name, int depth) {
    bool is_quoted = text_[at_] == '"';
    std::string_view raw;
    if (is_quoted) {
      raw = quoted();
    } else {
      raw = bare(at_);
      at_ += raw.size();
    }
    if (raw.empty())
      throw Error(ErrorCode::BadQuery,
                  "query: nothing follows '" + name + ":'");
    if (name == "title") {
      if (is_quoted) return phrase(raw, true);
      std::vector<QueryNode> nodes;
      words(raw, true, false, nodes);
      return group(QueryKind::And, std::move(nodes));
    }
    if (name == "date") return days(raw);
    QueryNode node;
    node.kind = QueryKind::Value;
    node.facet = *facet_by_name(name);
    node.value = std::string(raw);
    node.selection = depth == 0;
    return node;
  }

  static QueryNode days(std::string_view raw) {
    std::size_t dots = raw.find("..");
    std::string_view from = raw.substr(0, dots);
    std::string_view to =
        dots == std::string_view::npos ? from : raw.substr(dots + 2);
    auto first = parse_day_range(from), last = parse_day_range(to);
    if ((!first && !from.empty()) || (!last && !to.empty()) ||
        (from.empty() && to.empty()))
      throw Error(ErrorCode::BadQuery,
                  "query: cannot read the date '" + std::string(raw) +
                      "'; write 2012, 2012-03, 2012-03-14 or 2012..2013");
    if (first && last && first->first > last->last)
      throw Error(ErrorCode::BadQuery,
                  "query: the days '" + std::string(raw) + "' run backwards");
    QueryNode node;
    node.kind = QueryKind::Days;
    node.days = {first ? first->first : kFirstDay,
                 last ? last->last : kLastDay};
    return node;
  }

  // The longest run of plain words from here on: what words() reads together.
  std::string_view word_run() {
    std::size_t begin = at_;
    std::size_t end = at_;
    while (true) {
      std::string_view raw = bare(at_);
      at_ += raw.size();
      end = at_;
      bool prefix = raw.ends_with('*');
      skip_space();
      std::string_view next = bare(at_);
      if (prefix || next.empty() || next == "AND" || next == "OR" ||
          next == "NOT" || next.ends_with('*') ||
          (next.front() == '-' && !lone_dashes(at_)) ||
          next.find(':') != std::string_view::npos)
        break;
    }
    return std::string_view(text_).substr(begin, end - begin);
  }

  // Adds the nodes of one or more plain words. Stop words are left out if
  // `may_leave_out`.
  void words(std::string_view raw, bool title_only, bool may_leave_out,
             std::vector<QueryNode>& out) {
    if (raw.ends_with('*')) {
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
        out.push_back(
            designation_node(without_plural(*designation), title_only));
        i += designation->token_count;
        ++designation;
        continue;
      }
      std::uint32_t limit =
          designation == designations.end()
              ? static_cast<std::uint32_t>(tokens.tokens.size())
              : designation->first_token;
      std::uint32_t end = end_of_compound(raw, tokens, i, limit);
      compound(tokens, i, end, title_only, may_leave_out, out);
      i = end;
    }
  }

  // "F-16s" asks for what "F-16" asks for; articles have both terms.
  static const std::string& without_plural(const Designation& designation) {
    return designation.term == designation.base + "s" ? designation.base
                                                      : designation.term;
  }

  // Joined terms are for the whole article; in a title, a designation is found
  // as a phrase in any of its spellings.
  static QueryNode designation_node(const std::string& joined,
                                    bool title_only) {
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
  static std::uint32_t end_of_compound(std::string_view raw,
                                       const TokenizedText& tokens,
                                       std::uint32_t begin,
                                       std::uint32_t limit) {
    std::uint32_t end = begin + 1;
    while (end < limit) {
      std::string_view between =
          raw.substr(tokens.tokens[end - 1].end,
                     tokens.tokens[end].start - tokens.tokens[end - 1].end);
      if (std::any_of(between.begin(), between.end(), is_space)) break;
      ++end;
    }
    return end;
  }

  void compound(const TokenizedText& tokens, std::uint32_t begin,
                std::uint32_t end, bool title_only, bool may_leave_out,
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
      if (may_leave_out && is_stop_word(word, stop_language_)) {
        leave_out(word);
        continue;
      }
      count_word();
      out.push_back(word_node(QueryKind::Word, std::move(word), title_only));
    }
  }

  // One repair names all the stop words that were left out.
  void leave_out(const std::string& word) {
    stop_words_left_out_ = true;
    for (Repair& earlier : repairs_)
      if (earlier.kind == "stop-words") {
        earlier.from += " " + word;
        return;
      }
    repair("stop-words", word, "");
  }

  QueryNode prefix(std::string_view raw, bool title_only) {
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

  // The words as they stand. Each designation may be spelled as one word or as
  // letters and number, so a phrase with k of them has 2^k spellings (for the
  // first three; more keep the spelling given).
  QueryNode phrase(std::string_view raw, bool title_only) {
    TokenizedText tokens;
    tokenizer_.tokenize(raw, tokens);
    QueryNode node;
    if (tokens.tokens.empty()) {
      repair("empty-phrase", "\"" + std::string(raw) + "\"", "");
      return node;
    }
    std::vector<Designation> designations =
        find_designations(raw, tokens, context_.spaced_prefix, true);
    if (designations.size() > 3) designations.resize(3);
    node.kind = QueryKind::Phrase;
    node.title_only = title_only;
    node.spellings.emplace_back();
    auto designation = designations.begin();
    for (std::uint32_t i = 0; i < tokens.tokens.size();) {
      if (designation == designations.end() || designation->first_token != i) {
        for (auto& spelling : node.spellings)
          spelling.emplace_back(tokens.term(tokens.tokens[i]));
        ++i;
        count_word();
        continue;
      }
      count_word();
      add_designation(without_plural(*designation), node.spellings);
      i += designation->token_count;
      ++designation;
    }
    return node;
  }

  static void add_designation(const std::string& joined,
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

  // Under --match any the planner keeps the rarest words of a longer query.
  void count_word() {
    if (++words_ > kMaxQueryWords && context_.match == MatchMode::All)
      throw Error(ErrorCode::BadQuery, "query: more than " +
                                           std::to_string(kMaxQueryWords) +
                                           " words; leave some out");
  }

  // Stop words are those of the likeliest language, unless at least two more
  // words of the query are stop words of another: one alone may well be a word
  // that matters ("war", which is German for "was").
  void choose_stop_language() {
    TokenizedText tokens;
    tokenizer_.tokenize(text_, tokens);
    std::erase_if(tokens.tokens, [this](const Token& token) {
      std::string_view written =
          std::string_view(text_).substr(token.start, token.end - token.start);
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

  std::string text_;
  const ParserContext& context_;
  std::vector<Repair>& repairs_;
  Tokenizer tokenizer_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
  std::string stop_language_;  // empty: all words are kept
  bool stop_words_left_out_ = false;
  bool sequence_had_stops_ = false;
  bool bind_next_ = false;
};

// Facet values that stand at the top level become selections.
void extract_selections(ParsedQuery& parsed) {
  auto take = [&](const QueryNode& node) {
    if (node.kind != QueryKind::Value || !node.selection) return false;
    parsed.selections.push_back(
        {std::string(field_of(node.facet).name), node.value});
    return true;
  };
  if (take(parsed.root)) {
    parsed.root = QueryNode();
    return;
  }
  if (parsed.root.kind != QueryKind::And) return;
  std::erase_if(parsed.root.children, take);
  parsed.root = group(QueryKind::And, std::move(parsed.root.children));
}

ParsedQuery parse(std::string_view text, const ParserContext& context,
                  StopWords stop_words) {
  ParsedQuery parsed;
  Parser parser(mend_characters(text, parsed.repairs), context, stop_words,
                parsed.repairs);
  parsed.root = parser.parse();
  return parsed;
}

}  // namespace

ParsedQuery parse_query(std::string_view text, const ParserContext& context) {
  if (text.size() > kMaxQueryBytes)
    throw Error(ErrorCode::BadQuery, "query: longer than " +
                                         std::to_string(kMaxQueryBytes) +
                                         " bytes; leave something out");
  ParsedQuery parsed = parse(text, context, StopWords::LeaveOut);
  // They are kept if there is nothing else to look for.
  bool left_out = std::any_of(
      parsed.repairs.begin(), parsed.repairs.end(),
      [](const Repair& repair) { return repair.kind == "stop-words"; });
  if (left_out && !ranks(parsed.root))
    parsed = parse(text, context, StopWords::Keep);
  extract_selections(parsed);
  return parsed;
}

}  // namespace dossier::internal
