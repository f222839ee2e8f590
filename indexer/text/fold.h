// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_TEXT_FOLD_H_
#define DOSSIER_INDEXER_TEXT_FOLD_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::internal {

// Longest term in bytes that the index keeps; longer ones are cut at a code
// point, by this one rule on both sides. Xapian refuses terms of 246 bytes.
inline constexpr std::size_t kMaxTermBytes = 200;

// What a folded form is made of.
struct FoldedKind {
  bool has_letter = false;
  bool has_digit = false;
};

// Appends the folded form of `word` (valid UTF-8, one token or a short string)
// to `out`: NFKC case folding; then marks removed after Latin, Greek, Cyrillic,
// Arabic and Hebrew letters, but kept where they make another letter (й, ї, ў,
// ѓ, ќ, and hamza on waw and yeh) and outside those scripts (が); letters
// without a decomposition that people type plain (ø, đ, ł, ı, æ, œ, þ, ð, ħ)
// spelled plain; alef maksura and Farsi yeh as yeh, keheh as kaf; decimal
// digits of every script as 0 to 9; apostrophes, middle dots, gershayim,
// zero-width, bidi and soft-hyphen characters, tatweel and NUL dropped. The
// result is cut to kMaxTermBytes.
// Idempotent: fold(fold(x)) == fold(x). Alphabetic scripts without combining
// marks take a short way through a table.
FoldedKind append_folded(std::string& out, std::string_view word);
std::string fold(std::string_view word);

// The same through ICU alone: what the table is built from, and for tests.
FoldedKind append_folded_slowly(std::string& out, std::string_view word);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_TEXT_FOLD_H_
