// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_ARTICLE_WORDS_H_
#define DOSSIER_BENCH_ARTICLE_WORDS_H_

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "indexer/store/document.h"
#include "indexer/text/stemmer.h"
#include "indexer/text/tokenizer.h"

// Everything about one article that a query can ask for, in plain containers.
struct ArticleWords {
  std::vector<std::string> title, text;      // words in order
  std::set<std::string> words, title_words;  // of both; of the title
  std::set<std::string> stems, title_stems;  // the same
  std::set<std::string> designations;
  dossier::internal::Day day = dossier::internal::kNoDay;
  std::string language;
  std::array<std::set<std::string>, dossier::internal::kFacetCount> values;
};

// Reads stored records as ArticleWords. Belongs to one thread.
class ArticleReader {
 public:
  ArticleWords read(const dossier::internal::StoredRecord& record);

  // The stem of a word in a language.
  std::string stem(const std::string& language, const std::string& word);

 private:
  std::vector<std::string> cut(const std::string& text);

  dossier::internal::Tokenizer tokenizer_;
  dossier::internal::TokenizedText tokens_;
  std::map<std::string, dossier::internal::Stemmer> stemmers_;
};

#endif  // DOSSIER_BENCH_ARTICLE_WORDS_H_
