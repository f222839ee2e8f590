// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/word_notation.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "dossier/error.h"
#include "indexer/text/utf8.h"
#include "searcher/query/lexer.h"

namespace dossier::internal {
namespace {

[[noreturn]] void refuse(std::string_view word, const std::string& why) {
  throw Error(ErrorCode::BadQuery, "query: '" + std::string(word) + "' " + why);
}

bool is_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || c == '.'; });
}

std::size_t count_letters(std::string_view pattern) {
  const auto jokers = std::count_if(pattern.begin(), pattern.end(), [](char c) {
    return c == '*' || c == '?';
  });
  return count_code_points(pattern) - static_cast<std::size_t>(jokers);
}

}  // namespace

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool has_word(std::string_view written) {
  return std::any_of(written.begin(), written.end(), is_word_byte);
}

// A question mark in front of a word, as in "?slip?", may be punctuation.
bool has_jokers(std::string_view word) {
  bool is_behind_letter = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '*') return true;
    if (is_behind_letter && word[i] == '?' && i + 1 < word.size() &&
        is_word_byte(word[i + 1]))
      return true;
    // Of several words each is looked at by itself.
    is_behind_letter =
        !is_query_space(word[i]) && (is_behind_letter || is_word_byte(word[i]));
  }
  return false;
}

std::string folded_pattern(std::string_view word, Tokenizer& tokenizer) {
  std::string pattern;
  TokenizedText tokens;
  for (std::size_t at = 0; at < word.size();) {
    if (word[at] == '*' || word[at] == '?') {
      if (word[at] == '?' || !pattern.ends_with('*')) pattern += word[at];
      ++at;
      continue;
    }
    const std::size_t end = std::min(word.find_first_of("*?", at), word.size());
    tokenizer.tokenize(word.substr(at, end - at), tokens);
    if (tokens.tokens.size() > 1)
      refuse(word,
             "is not one word and a star; write the other words before it");
    if (!tokens.tokens.empty()) pattern += tokens.term(tokens.tokens[0]);
    at = end;
  }
  // Punctuation, as it turns out: nothing is left of the letters beside it.
  while (pattern.ends_with('?')) pattern.pop_back();
  pattern.erase(0, std::min(pattern.find_first_not_of('?'), pattern.size()));
  if (count_letters(pattern) < kMinPatternLetters)
    refuse(word, "is too short; give " + std::to_string(kMinPatternLetters) +
                     " letters or more beside the star");
  return pattern;
}

std::string as_written(std::string_view valid) {
  std::string out;
  for (std::size_t at = 0; at < valid.size();) {
    const auto [letter, size] = decode_utf8(valid, at);
    if (!u_isUWhiteSpace(static_cast<UChar32>(letter)))
      out += valid.substr(at, size);
    else if (!out.ends_with(' '))
      out += ' ';
    at += size;
  }
  return to_nfc(out);
}

std::optional<std::size_t> similarity_mark(std::string_view word) {
  const std::size_t mark = word.rfind('~');
  if (mark == std::string_view::npos || mark == 0 ||
      !is_word_byte(word[mark - 1]) || !is_number(word.substr(mark + 1)))
    return std::nullopt;
  return mark;
}

std::uint32_t edits_of(std::string_view suffix, std::string_view folded,
                       std::string_view written) {
  const std::string word(written.substr(0, written.size() - suffix.size()));
  const std::size_t letters = count_code_points(folded);
  if (letters < kMinPatternLetters)
    refuse(written, "is too short; give " + std::to_string(kMinPatternLetters) +
                        " letters or more before the ~");
  const bool is_long = letters >= kMinLettersForTwoEdits;
  const std::string_view number = suffix.substr(1);
  if (number.empty()) return is_long ? 2 : 1;
  if (number != "1" && number != "2")
    refuse(written,
           "says how many letters may differ, which is 1 or 2; write " + word +
               "~1 or " + word + "~2");
  if (number == "2" && !is_long)
    refuse(written,
           "is too short for two letters to differ; write " + word + "~1");
  return number == "2" ? 2 : 1;
}

}  // namespace dossier::internal
