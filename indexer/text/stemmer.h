// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_TEXT_STEMMER_H_
#define DOSSIER_INDEXER_TEXT_STEMMER_H_

#include <memory>
#include <string>
#include <string_view>

namespace dossier::internal {

// Snowball stemming of folded words, by language (ISO 639-1). A language
// without a stemmer, and a word with a digit, is left as it is.
//
// Not thread-safe; keeps the stems it made, up to a bound.
class Stemmer {
 public:
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // The stem; never empty for a non-empty word. The view holds until the next
  // call.
  std::string_view stem(std::string_view folded_word);

  static bool supports(std::string_view language);
  // True if no stem of the language begins with another letter than its word,
  // so that words can be told apart without stemming them.
  static bool keeps_first_letter(std::string_view language);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_TEXT_STEMMER_H_
