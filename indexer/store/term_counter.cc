// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/term_counter.h"

#include <algorithm>
#include <utility>

#include "indexer/store/fields.h"

namespace dossier::internal {

void TermCounter::begin(std::string_view language) {
  for (std::uint32_t term : touched_) {
    counts_[term] = 0;
    is_touched_[term] = false;
  }
  touched_.clear();
  auto found =
      std::find_if(languages_.begin(), languages_.end(),
                   [&](const Language& l) { return l.code == language; });
  language_ = static_cast<std::size_t>(found - languages_.begin());
  if (found == languages_.end())
    languages_.push_back({std::string(language), Stemmer(language), {}, {}});
}

void TermCounter::add_title_word(std::uint32_t word) {
  Language& language = languages_[language_];
  count(term_of(language.stem_terms, word, stem_term), kTitleWeight);
  count(term_of(language.title_terms, word, title_term), 0);
}

void TermCounter::add_text_word(std::uint32_t word) {
  count(term_of(languages_[language_].stem_terms, word, stem_term), 1);
}

void TermCounter::add_extras(const StoredRecord& record) {
  for (const std::string& designation : record.designations)
    count(intern(joined_term(designation)), 1);
  for (const StoredEntity& entity : record.entities)
    count(intern(boolean_term(field_of(entity.facet).prefix, entity.id)), 0);
}

std::uint32_t TermCounter::term_of(std::vector<std::uint32_t>& terms,
                                   std::uint32_t word, MakeTerm make) {
  if (word >= terms.size()) terms.resize(words_.size());
  if (terms[word] == 0) {
    Language& language = languages_[language_];
    terms[word] =
        1 + intern(make(language.code, language.stemmer.stem(words_[word])));
  }
  return terms[word] - 1;
}

std::uint32_t TermCounter::intern(const std::string& term) {
  std::uint32_t number = term_numbers_.intern(term);
  if (number == counts_.size()) {
    counts_.push_back(0);
    is_touched_.push_back(false);
  }
  return number;
}

void TermCounter::count(std::uint32_t term, std::uint32_t frequency) {
  if (!is_touched_[term]) {
    is_touched_[term] = true;
    touched_.push_back(term);
  }
  counts_[term] += frequency;
}

std::string_view language_of(const StoredRecord& record) {
  return record.language.empty() ? std::string_view("und")
                                 : std::string_view(record.language);
}

std::uint32_t article_length(std::size_t title_words, std::size_t text_words,
                             std::size_t designations) {
  return static_cast<std::uint32_t>(kTitleWeight * title_words + text_words +
                                    designations);
}

}  // namespace dossier::internal
