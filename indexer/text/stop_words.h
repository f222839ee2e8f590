// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_TEXT_STOP_WORDS_H_
#define DOSSIER_INDEXER_TEXT_STOP_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace dossier::internal {

// True if the folded word is on the stop-word list of the language (ISO 639-1).
// The lists (stopwords/*.txt) are compiled into the library. Thread-safe.
bool is_stop_word(std::string_view folded_word, std::string_view language);

// The folded stop words of a language, sorted.
std::vector<std::string_view> stop_words_of(std::string_view language);

// A short hash of all lists, for the manifest.
std::string stop_words_version();

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_TEXT_STOP_WORDS_H_
