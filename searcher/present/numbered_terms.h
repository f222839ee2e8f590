// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_NUMBERED_TERMS_H_
#define DOSSIER_SEARCHER_PRESENT_NUMBERED_TERMS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/text/stemmer.h"
#include "searcher/present/highlight_terms.h"

namespace dossier::internal {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
using TermNumbers =
    std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>>;

// Everything looked for, numbered: phrases first, then forms, words, prefixes
// and designations.
class NumberedTerms {
 public:
  explicit NumberedTerms(HighlightTerms terms);

  const HighlightTerms& terms() const { return terms_; }
  const std::vector<double>& weights() const { return weights_; }
  const TermNumbers& words() const { return words_; }
  const TermNumbers& designations() const { return designations_; }
  std::uint32_t first_form() const { return first_form_; }
  std::uint32_t first_prefix() const { return first_prefix_; }
  // Tokens that the longest match can cover.
  std::size_t longest_match() const { return longest_match_; }

 private:
  // Gives numbers to `words`, and notes them in `numbers` if there is one.
  // Returns the first.
  std::uint32_t number(const std::vector<HighlightTerms::Word>& words,
                       TermNumbers* numbers);

  HighlightTerms terms_;
  std::vector<double> weights_;  // by number
  TermNumbers words_;
  TermNumbers designations_;
  std::uint32_t first_form_ = 0;
  std::uint32_t first_prefix_ = 0;
  std::size_t longest_match_;
};

// The forms looked for as they are in one language.
struct LanguageForms {
  LanguageForms(std::string_view language, const NumberedTerms& numbered);

  Stemmer stemmer;
  TermNumbers stems;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_NUMBERED_TERMS_H_
