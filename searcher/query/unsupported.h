// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Notation of other query languages. Words would be found without it too, but
// not what was asked for, so it is an error that says what there is instead.
#ifndef DOSSIER_SEARCHER_QUERY_UNSUPPORTED_H_
#define DOSSIER_SEARCHER_QUERY_UNSUPPORTED_H_

#include <string_view>

namespace dossier::internal {

// Throws Error (BadQuery) for weights, for operators without spaces, for
// regular expressions, and for nearness in order, which is written as a phrase.
void refuse_unsupported_in_word(std::string_view word);

// For "~5" behind a parenthesis, or "^2" there or behind a phrase.
[[noreturn]] void throw_unsupported_suffix(std::string_view suffix);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_UNSUPPORTED_H_
