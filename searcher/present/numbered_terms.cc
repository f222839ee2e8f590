// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/numbered_terms.h"

#include <algorithm>
#include <utility>

namespace dossier::internal {
namespace {

// Tokens that a designation can cover.
constexpr std::size_t kDesignationTokens = 2;

}  // namespace

NumberedTerms::NumberedTerms(HighlightTerms terms)
    : terms_(std::move(terms)), longest_match_(kDesignationTokens) {
  for (const HighlightTerms::Phrase& phrase : terms_.phrases) {
    weights_.push_back(phrase.weight);
    for (const std::vector<std::string>& words : phrase.spellings)
      longest_match_ = std::max(longest_match_, words.size());
  }
  first_form_ = number(terms_.forms, nullptr);
  number(terms_.words, &words_);
  first_prefix_ = number(terms_.prefixes, nullptr);
  number(terms_.designations, &designations_);
}

std::uint32_t NumberedTerms::number(
    const std::vector<HighlightTerms::Word>& words, TermNumbers* numbers) {
  const auto first = static_cast<std::uint32_t>(weights_.size());
  for (const HighlightTerms::Word& word : words) {
    if (numbers)
      numbers->emplace(word.text, static_cast<std::uint32_t>(weights_.size()));
    weights_.push_back(word.weight);
  }
  return first;
}

LanguageForms::LanguageForms(std::string_view language,
                             const NumberedTerms& numbered)
    : stemmer(language) {
  std::uint32_t number = numbered.first_form();
  for (const HighlightTerms::Word& form : numbered.terms().forms)
    stems.emplace(stemmer.stem(form.text), number++);
}

}  // namespace dossier::internal
