// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Written words that stand for several, "s*ria", "analy?e", "gadaffi~2", or for
// themselves alone.
#ifndef DOSSIER_SEARCHER_QUERY_WORD_NOTATION_H_
#define DOSSIER_SEARCHER_QUERY_WORD_NOTATION_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/text/tokenizer.h"

namespace dossier::internal {

inline constexpr std::size_t kMinPatternLetters = 3;
inline constexpr std::size_t kMinLettersForTwoEdits = 5;

// True for bytes of words: ASCII letters and digits, and all beyond ASCII.
bool is_word_byte(char c);
bool has_word(std::string_view written);

bool is_digit(char c);
// True for one or more digits and nothing else.
bool is_digits(std::string_view text);

// True for a word with a star, or with a question mark between its letters.
bool has_jokers(std::string_view word);

// The pattern, folded: "*" is any letters or none, "?" is one, and stars in a
// row are one. Throws Error (BadQuery) if it is not one word, or has fewer than
// kMinPatternLetters. REQUIRES has_word.
std::string folded_pattern(std::string_view word, Tokenizer& tokenizer);

// Where "~", "~1" and their like begin behind a word; nothing if they do not.
std::optional<std::size_t> similarity_mark(std::string_view word);

// How many edits the word (folded) with this suffix allows: as many as stated;
// if none are, two from kMinLettersForTwoEdits letters on, else one. `written`
// is for the message. Throws Error (BadQuery) for more than the word is long
// enough for.
std::uint32_t edits_of(std::string_view suffix, std::string_view folded,
                       std::string_view written);

// Words as they are written, between the first and the last letter: runs of
// white space become one space, and the rest is in canonical composition. What
// a query looks for and what an article has are compared in this form.
std::string as_written(std::string_view valid);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_WORD_NOTATION_H_
