// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/unsupported.h"

#include <algorithm>
#include <array>
#include <string>

#include "dossier/error.h"

namespace dossier::internal {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

[[noreturn]] void refuse(std::string_view piece, const std::string& why) {
  throw Error(ErrorCode::BadQuery,
              "query: '" + std::string(piece) + "' " + why);
}

// "war^2.5"
bool has_weight(std::string_view word) {
  const std::size_t mark = word.rfind('^');
  if (mark == std::string_view::npos || mark + 1 == word.size()) return false;
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
  if (slash == std::string_view::npos || slash + 1 == word.size()) return false;
  const std::string_view distance = word.substr(slash + 1);
  if (!std::all_of(distance.begin(), distance.end(), is_digit)) return false;
  std::string name(word.substr(0, slash));
  for (char& c : name) c = static_cast<char>(c | 0x20);
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

}  // namespace

void refuse_unsupported_in_word(std::string_view word) {
  if (has_weight(word)) throw_unsupported_suffix(word);
  if (is_regular_expression(word))
    refuse(word,
           "is a regular expression, which is not supported; * stands for any "
           "letters and ? for one");
  if (is_ordered_nearness(word))
    refuse(word,
           "asks for words near each other in this order; write them as "
           "\"first second\"~5, with at most so many words between");
  if (word.find("||") != std::string_view::npos ||
      word.find("&&") != std::string_view::npos)
    refuse(word, "has an operator without spaces; write OR or AND there");
}

void throw_unsupported_suffix(std::string_view suffix) {
  if (suffix.starts_with('~'))
    refuse(suffix,
           "stands behind parentheses; write WORD NEAR/5 WORD, or ~5 behind a "
           "phrase");
  refuse(suffix,
         "gives a weight, which is not supported; leave out what begins with "
         "^");
}

}  // namespace dossier::internal
