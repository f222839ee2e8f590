// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/unsupported.h"

#include <algorithm>
#include <array>
#include <string>

#include "dossier/error.h"
#include "searcher/query/word_notation.h"

namespace dossier::internal {
namespace {

[[noreturn]] void refuse(std::string_view piece, const std::string& why) {
  throw Error(ErrorCode::BadQuery,
              "query: '" + std::string(piece) + "' " + why);
}

// "war^2.5", "war^"
bool has_weight(std::string_view word) {
  const std::size_t mark = word.rfind('^');
  if (mark == std::string_view::npos) return false;
  return std::all_of(word.begin() + static_cast<std::ptrdiff_t>(mark) + 1,
                     word.end(),
                     [](char c) { return is_digit(c) || c == '.'; });
}

// "/je.*s/"; a path has no such marks.
bool is_regular_expression(std::string_view word) {
  return word.size() > 2 && word.starts_with('/') && word.ends_with('/') &&
         word.find_first_of("*+?[{|\\") != std::string_view::npos;
}

// "pre/5" and its like: near and in this order.
bool is_ordered_nearness(std::string_view word) {
  static constexpr std::array<std::string_view, 3> kNames = {"pre", "onear",
                                                             "adj"};
  const std::size_t slash = word.find('/');
  if (slash == std::string_view::npos || !is_digits(word.substr(slash + 1)))
    return false;
  std::string name(word.substr(0, slash));
  for (char& c : name) c = static_cast<char>(c | 0x20);
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// "PRE5" and "ADJ5", which are written so as well.
bool is_ordered_operator(std::string_view word) {
  for (const std::string_view name : {"PRE", "ONEAR", "ADJ"})
    if (word.starts_with(name) && is_digits(word.substr(name.size())))
      return true;
  return false;
}

// "AND-mali": the operator is no word of its own. "NOT-FOR-PROFIT" is one.
bool has_operator_and_minus(std::string_view word) {
  for (const std::string_view name : {"AND-", "OR-", "NOT-"})
    if (word.starts_with(name))
      return word.size() == name.size() ||
             (word[name.size()] >= 'a' && word[name.size()] <= 'z');
  return false;
}

// "~jets", "jets~~" and "jets~-1"; "~100" is about so many, and "2012~2013" a
// range.
void refuse_tilde(std::string_view word) {
  const std::size_t mark = word.find('~');
  if (mark == std::string_view::npos) return;
  const std::string_view rest = word.substr(mark + 1);
  const bool before = (mark == 0 || word[mark - 1] == '=') && !rest.empty() &&
                      is_word_byte(rest.front()) && !is_digit(rest.front());
  const bool behind = mark > 0 && is_word_byte(word[mark - 1]) &&
                      (rest.starts_with('~') || rest.starts_with('-'));
  if (before || behind)
    refuse(word,
           "has a ~ that cannot be read; words spelled nearly so are WORD~, "
           "WORD~1 or WORD~2");
}

}  // namespace

void refuse_unsupported_in_word(std::string_view word) {
  if (has_weight(word)) throw_unsupported_suffix(word);
  if (is_regular_expression(word))
    refuse(word,
           "is a regular expression, which is not supported; * stands for any "
           "letters and ? for one");
  if (is_ordered_nearness(word) || is_ordered_operator(word))
    refuse(word,
           "asks for words near each other in this order; write them as "
           "\"first second\"~5, with at most so many words between");
  if (word.find('|') != std::string_view::npos ||
      word.find("&&") != std::string_view::npos)
    refuse(word, "has an operator without spaces; write OR or AND there");
  if (word.find("!=") != std::string_view::npos)
    refuse(word,
           "excludes nothing here; write -FIELD:VALUE, or put it in quotes to "
           "search for it");
  if (has_operator_and_minus(word))
    refuse(word,
           "has an operator without a space behind it; write AND -WORD or OR "
           "-WORD, or put it in quotes to search for it");
  if (word == "XOR")
    refuse(word,
           "is no operator here; write (A -B) OR (B -A), or put it in quotes "
           "to search for it");
  refuse_tilde(word);
}

void throw_unsupported_suffix(std::string_view suffix) {
  if (suffix.starts_with('~'))
    refuse(
        suffix,
        "stands behind parentheses, a value or words meant as written; write "
        "WORD NEAR/5 WORD, or ~5 behind a phrase");
  refuse(suffix,
         "gives a weight, which is not supported; leave out what begins with "
         "^");
}

}  // namespace dossier::internal
