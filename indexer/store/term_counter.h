// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_STORE_TERM_COUNTER_H_
#define DOSSIER_INDEXER_STORE_TERM_COUNTER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/document.h"
#include "indexer/store/interner.h"
#include "indexer/text/stemmer.h"

namespace dossier::internal {

// Collects the terms of one document after the other: which, and how often.
// Words are given by number, so that each is stemmed once a language and no
// term is built twice in a batch.
class TermCounter {
 public:
  explicit TermCounter(const Interner& words) : words_(words) {}

  // Forgets the last document; the words that follow are in this language.
  void begin(std::string_view language);
  void add_title_word(std::uint32_t word);
  void add_text_word(std::uint32_t word);
  // The rest: joined designations, and the boolean terms of entities.
  void add_extras(const StoredRecord& record);

  // Hands over the number of each term of the document once, with its
  // frequency.
  template <class Visit>
  void visit(Visit visit) const {
    for (std::uint32_t term : touched_) visit(term, counts_[term]);
  }

  // All terms so far, as Xapian wants them, by number.
  const Interner& terms() const { return term_numbers_; }

 private:
  // What a language makes of the batch's words, as term numbers plus one.
  struct Language {
    std::string code;
    Stemmer stemmer;
    std::vector<std::uint32_t> stem_terms;
    std::vector<std::uint32_t> title_terms;
  };

  using MakeTerm = std::string (*)(std::string_view language,
                                   std::string_view stem);
  std::uint32_t term_of(std::vector<std::uint32_t>& terms, std::uint32_t word,
                        MakeTerm make);
  std::uint32_t intern(const std::string& term);
  void count(std::uint32_t term, std::uint32_t frequency);

  const Interner& words_;
  Interner term_numbers_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> touched_;  // terms of this document
  std::vector<bool> is_touched_;
  std::vector<Language> languages_;
  std::size_t language_ = 0;  // the document's
};

// The language tag of terms and the language's facet value: "und" if the
// record has none.
std::string_view language_of(const StoredRecord& record);

// How many words of text an article counts for: its length.
std::uint32_t article_length(std::size_t title_words, std::size_t text_words,
                             std::size_t designations);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_TERM_COUNTER_H_
