// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Notation of other query languages. Words would be found without it too, but
// not what was asked for, so it is an error that says what there is instead.
#ifndef DOSSIER_SEARCHER_QUERY_UNSUPPORTED_H_
#define DOSSIER_SEARCHER_QUERY_UNSUPPORTED_H_

#include <string_view>

namespace dossier::internal {

// True for bytes of words: ASCII letters and digits, and all beyond ASCII.
bool is_word_byte(char c);

// Throw Error (BadQuery) for stars, question marks, tildes, carets and nearness
// operators that a written word or the text of a phrase may not have. A word's
// last star is left to the caller, and so are marks without a word.
void refuse_unsupported_in_word(std::string_view word);
void refuse_unsupported_in_phrase(std::string_view text);

// For "~5" or "^2" behind a phrase or a parenthesis.
[[noreturn]] void throw_unsupported_suffix(std::string_view suffix);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_UNSUPPORTED_H_
