// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_LATIN_LETTERS_H_
#define DOSSIER_INDEXER_ENTITIES_LATIN_LETTERS_H_

#include <string>
#include <string_view>

namespace dossier::internal {

// A folded text in Latin letters without marks: Cyrillic as newspapers spell
// it, other scripts by ICU's Any-Latin and Latin-ASCII.
std::string to_latin_letters(std::string_view folded);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_LATIN_LETTERS_H_
