// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/lexer.h"

#include <algorithm>
#include <utility>

#include "dossier/error.h"
#include "indexer/store/fields.h"
#include "searcher/query/field_hint.h"
#include "searcher/query/mend.h"
#include "searcher/query/near_notation.h"
#include "searcher/query/unsupported.h"
#include "searcher/query/word_notation.h"

namespace dossier::internal {
namespace {

// What stands behind the name of a field, here or elsewhere.
constexpr std::string_view kFieldSigns = ":=<>";

std::string field_names() {
  std::string names;
  for (const FacetField& facet : kFacets)
    names += std::string(facet.name) + ", ";
  return names + "title, lead, body, date and query";
}

[[noreturn]] void throw_unknown_field(const std::string& name) {
  const std::string nearest = nearest_field(name);
  throw Error(
      ErrorCode::BadQuery,
      "query: there is no field '" + name + "'" +
          (nearest.empty() ? "" : "; did you mean '" + nearest + ":'?") +
          " (fields are " + field_names() +
          "); put the words in quotes to search for them");
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Words that are read by themselves.
bool has_notation(std::string_view word) {
  return has_jokers(word) || similarity_mark(word);
}

// Operators as they are, and as other query languages write them.
Operator operator_of(std::string_view word) {
  if (word == "AND" || word == "&&") return Operator::And;
  const bool is_bars = word.find_first_not_of('|') == std::string_view::npos;
  if (word == "OR" || (!word.empty() && is_bars)) return Operator::Or;
  if (word == "NOT" || word == "ANDNOT") return Operator::Not;
  if (is_near(word)) return Operator::Near;
  return Operator::None;
}

// The name before a colon in small letters; nothing if it cannot be one.
std::optional<std::string> field_name_of(std::string_view written) {
  if (written.empty() ||
      !std::all_of(written.begin(), written.end(), is_letter))
    return std::nullopt;
  std::string name(written);
  for (char& c : name) c = static_cast<char>(c | 0x20);
  return name;
}

bool is_field(std::string_view name) {
  return name == "title" || name == "lead" || name == "body" ||
         name == "date" || name == "query" || facet_by_name(name);
}

}  // namespace

bool is_query_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
         c == '\v';
}

Lexer::Lexer(std::string_view text, std::vector<Repair>& repairs)
    : text_(mend_characters(text, repairs)), repairs_(repairs) {}

void Lexer::repair(std::string kind, std::string from, std::string to) {
  repairs_.push_back({std::move(kind), std::move(from), std::move(to)});
}

void Lexer::skip_space() {
  while (!at_end() && is_query_space(text_[at_])) ++at_;
}

bool Lexer::take(char c) {
  if (!is_at(c)) return false;
  ++at_;
  return true;
}

Operator Lexer::next_operator() const {
  const std::string_view word = bare(at_);
  if (word == "AROUND" && at_ + word.size() < text_.size() &&
      text_[at_ + word.size()] == '(') {
    if (around_number(at_ + word.size()) > 0) return Operator::Near;
    throw Error(ErrorCode::BadQuery,
                "query: 'AROUND(' is followed by no number; write NEAR/5");
  }
  return operator_of(word);
}

// The length of a number in parentheses, which is what AROUND has behind it in
// the language of web searches: "AROUND(5)"; "NEAR(5)" is meant so, too. 0 if
// there is none.
std::size_t Lexer::around_number(std::size_t at) const {
  const std::string_view rest = std::string_view(text_).substr(at);
  const std::size_t end = rest.find(')');
  const bool is_number = rest.starts_with('(') && end != std::string::npos &&
                         is_digits(rest.substr(1, end - 1));
  return is_number ? end + 1 : 0;
}

bool Lexer::take(Operator wanted) {
  skip_space();
  if (next_operator() != wanted) return false;
  const std::string written(take_bare());
  if (written == "&&") repair("operator", written, "AND");
  if (written.starts_with('|')) repair("operator", written, "OR");
  if (written == "ANDNOT") repair("operator", written, "AND NOT");
  return true;
}

std::optional<std::uint32_t> Lexer::take_near() {
  skip_space();
  if (next_operator() != Operator::Near) return std::nullopt;
  std::string_view written = take_bare();
  if (const std::size_t size = around_number(at_);
      size > 0 && (written == "AROUND" || written == "NEAR")) {
    written = std::string_view(text_).substr(at_ - written.size(),
                                             written.size() + size);
    at_ += size;
  }
  if (written == "NEAR") {
    skip_space();
    if (bare(at_) == "/") throw_unread_distance("NEAR /");
    return kDefaultDistance;
  }
  const std::size_t digits = written.find_first_of("0123456789");
  const std::string_view number =
      written.substr(digits, written.find_last_of("0123456789") + 1 - digits);
  const std::uint32_t distance = distance_of(number, written);
  if (distance == 0)
    throw Error(ErrorCode::BadQuery,
                "query: '" + std::string(written) +
                    "' allows no distance; words next to each other are "
                    "NEAR/1, or a \"phrase\"");
  if (!written.starts_with("NEAR/"))
    repair("operator", std::string(written), "NEAR/" + std::string(number));
  return distance;
}

std::optional<std::uint32_t> Lexer::take_slop(bool of_several) {
  const std::size_t mark = text_.find_first_not_of(" ", at_);
  if (mark == std::string::npos || text_[mark] != '~') return std::nullopt;
  const std::string_view written = bare(mark);
  if (mark > at_) {
    if (!of_several || !is_digits(written.substr(1))) return std::nullopt;
    repair("operator", " " + std::string(written), std::string(written));
  }
  at_ = mark + written.size();
  return distance_of(written.substr(1), written);
}

bool Lexer::take_equals() {
  if (!has_sign('=')) return false;
  const char next = text_[++at_];
  if (next != '"' && !is_word_byte(next))
    throw Error(ErrorCode::BadQuery,
                "query: '=" + std::string(1, next) +
                    "' cannot be read; = stands right before the word or the "
                    "quoted words that are meant as written");
  return true;
}

bool Lexer::take_minus() {
  if (take('-')) return true;
  if (!has_sign('!')) return false;
  repair("operator", "!", "-");
  ++at_;
  return true;
}

bool Lexer::skip_marks() {
  if (const std::size_t dashes = lone_dashes(at_)) {
    at_ += dashes;
    return true;
  }
  if (!has_sign('+')) return false;
  repair("operator", "+", "");
  ++at_;
  return true;
}

bool Lexer::has_sign(char sign) const {
  if (!is_at(sign)) return false;
  const std::size_t next = text_.find_first_not_of("+-!=", at_ + 1);
  return next != std::string::npos &&
         (text_[next] == '"' || text_[next] == '(' ||
          is_word_byte(text_[next]));
}

std::string_view Lexer::bare(std::size_t from) const {
  std::size_t end = from;
  while (end < text_.size() && !is_query_space(text_[end]) &&
         text_[end] != '"' && text_[end] != '(' && text_[end] != ')')
    ++end;
  return std::string_view(text_).substr(from, end - from);
}

// The number of dashes at `at` that stand alone, as punctuation and not as
// "without".
std::size_t Lexer::lone_dashes(std::size_t at) const {
  std::size_t end = at;
  while (end < text_.size() && text_[end] == '-') ++end;
  const bool alone =
      end == text_.size() || is_query_space(text_[end]) || text_[end] == ')';
  return alone ? end - at : 0;
}

std::string_view Lexer::take_bare() {
  const std::string_view raw = bare(at_);
  at_ += raw.size();
  return raw;
}

std::string_view Lexer::take_quoted() {
  const std::size_t begin = at_ + 1;
  const std::size_t end = text_.find('"', begin);
  if (end == std::string::npos) {
    repair("unbalanced-quote", "\"", "");
    at_ = text_.size();
    return std::string_view(text_).substr(begin);
  }
  at_ = end + 1;
  return std::string_view(text_).substr(begin, end - begin);
}

std::string_view Lexer::take_words() {
  const std::size_t begin = at_;
  std::size_t end = at_;
  while (true) {
    const std::string_view raw = take_bare();
    end = at_;
    skip_space();
    const std::string_view next = bare(at_);
    if (has_notation(raw) || next.empty() || has_notation(next) ||
        next_operator() != Operator::None ||
        (next.front() == '-' && lone_dashes(at_) == 0) || has_sign('!') ||
        has_sign('+') || has_sign('=') ||
        next.find_first_of(kFieldSigns) != std::string_view::npos)
      break;
  }
  return std::string_view(text_).substr(begin, end - begin);
}

// Where the sign of a field called `name` stands in what comes next, and how it
// is mended: "country=syria". Nothing if none stands there.
std::optional<std::size_t> Lexer::field_sign() {
  const std::string_view raw = bare(at_);
  const std::size_t sign = raw.find_first_of(kFieldSigns);
  if (sign == std::string_view::npos) return std::nullopt;
  const auto name = field_name_of(raw.substr(0, sign));
  if (!name) return std::nullopt;
  if (raw[sign] == ':') return sign;
  if (!is_field(*name) || ends_at(at_ + sign + 1)) return std::nullopt;
  const std::string typed = *name + raw[sign];
  if (raw[sign] != '=')
    throw Error(ErrorCode::BadQuery,
                "query: '" + typed +
                    "' cannot be read; write FIELD:VALUE, and days as "
                    "date:2012.., date:..2012 or date:2012..2013");
  repair("operator", typed, *name + ":");
  return sign;
}

bool Lexer::ends_at(std::size_t at) const {
  return at == text_.size() || is_query_space(text_[at]);
}

std::optional<std::string> Lexer::take_field() {
  const auto sign = field_sign();
  if (!sign) return std::nullopt;
  const auto name = field_name_of(bare(at_).substr(0, *sign));
  const std::size_t after = at_ + *sign + 1;
  const bool at_its_end = ends_at(after);
  if (!is_field(*name)) {
    if (at_its_end) return std::nullopt;  // "Syria: jets arrive"
    throw_unknown_field(*name);
  }
  at_ = after;
  skip_space();
  if (at_end() || is_at('(') || is_at(')') || next_operator() != Operator::None)
    throw Error(
        ErrorCode::BadQuery,
        "query: nothing follows '" + *name +
            ":'; write one value or "
            "word right behind it, and the field again before the next");
  if (at_its_end) {
    const std::string value(next_value());
    repair("field-space", *name + ": " + value, *name + ":" + value);
  }
  return name;
}

std::optional<Facet> Lexer::take_facet() {
  const std::string_view raw = bare(at_);
  const std::size_t colon = raw.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto name = field_name_of(raw.substr(0, colon));
  const auto facet = name ? facet_by_name(*name) : std::nullopt;
  if (facet) at_ += colon + 1;
  return facet;
}

std::optional<std::string> Lexer::next_field() const {
  const std::string_view raw = bare(at_);
  const std::size_t colon = raw.find(':');
  if (colon == std::string_view::npos || ends_at(at_ + colon + 1))
    return std::nullopt;
  const auto name = field_name_of(raw.substr(0, colon));
  if (name && !is_field(*name)) throw_unknown_field(*name);
  return name;
}

// The phrase or word that comes next, as it is written.
std::string_view Lexer::next_value() const {
  if (!is_at('"')) return bare(at_);
  const std::size_t end = text_.find('"', at_ + 1);
  return text().substr(at_, end == std::string::npos ? end : end + 1 - at_);
}

void Lexer::refuse_suffix() const {
  if (is_at('~') || is_at('^')) throw_unsupported_suffix(bare(at_));
}

}  // namespace dossier::internal
