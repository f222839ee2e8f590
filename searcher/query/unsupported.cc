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

bool is_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || c == '.'; });
}

// "war~", "war~2", "war^2.5": where the suffix begins; npos if there is none.
std::size_t suffix_of(std::string_view word) {
  const std::size_t mark = word.find_last_of("~^");
  if (mark == std::string_view::npos || !is_number(word.substr(mark + 1)))
    return std::string_view::npos;
  const bool behind_word = mark > 0 && is_word_byte(word[mark - 1]);
  const bool has_number = mark + 1 < word.size();
  const bool is_suffix = word[mark] == '~' ? behind_word : has_number;
  return is_suffix ? mark : std::string_view::npos;
}

// A question mark that no sentence has: within a word. In front of one, as in
// "?slip?", it may be punctuation.
bool has_joker(std::string_view word) {
  bool is_behind_letter = false;
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    if (is_behind_letter && word[i] == '?' && is_word_byte(word[i + 1]))
      return true;
    is_behind_letter |= is_word_byte(word[i]);
  }
  return false;
}

// "w/5", "NEAR/3" and their like.
bool is_nearness(std::string_view word) {
  static constexpr std::array<std::string_view, 5> kNames = {"w", "pre", "near",
                                                             "onear", "adj"};
  const std::size_t slash = word.find('/');
  if (slash == std::string_view::npos || slash + 1 == word.size()) return false;
  const std::string_view distance = word.substr(slash + 1);
  if (!std::all_of(distance.begin(), distance.end(), is_digit)) return false;
  std::string name(word.substr(0, slash));
  for (char& c : name) c = static_cast<char>(c | 0x20);
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

[[noreturn]] void throw_nearness(std::string_view piece) {
  refuse(piece,
         "asks for words near each other, which is not supported; write a "
         "\"phrase\" or the words alone");
}

}  // namespace

bool is_word_byte(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

void refuse_unsupported_in_word(std::string_view word) {
  const std::size_t star = word.find('*');
  if (star != std::string_view::npos && star + 1 < word.size())
    refuse(word,
           "has a star that is not its last character; only the beginning of "
           "a word can stand for the whole, as in deliv*");
  if (has_joker(word))
    refuse(word,
           "has a question mark inside, which stands for no letter here; put "
           "the words in quotes, or write the beginning of a word and a star");
  if (const std::size_t mark = suffix_of(word);
      mark != std::string_view::npos) {
    if (word[mark] == '^') throw_unsupported_suffix(word);
    refuse(word,
           "asks for similar words, which is not supported; write the "
           "spellings with OR, or the beginning of the word and a star");
  }
  if (is_nearness(word)) throw_nearness(word);
  if (word.find("||") != std::string_view::npos ||
      word.find("&&") != std::string_view::npos)
    refuse(word, "has an operator without spaces; write OR or AND there");
}

void refuse_unsupported_in_phrase(std::string_view text) {
  if (text.find('*') != std::string_view::npos)
    refuse("\"" + std::string(text) + "\"",
           "has a star, which a phrase cannot have; take it out, or write the "
           "word with the star outside the quotes");
}

void throw_unsupported_suffix(std::string_view suffix) {
  if (suffix.starts_with('~')) throw_nearness(suffix);
  refuse(suffix,
         "gives a weight, which is not supported; leave out what begins with "
         "^");
}

}  // namespace dossier::internal
