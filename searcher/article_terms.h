// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_ARTICLE_TERMS_H_
#define DOSSIER_SEARCHER_ARTICLE_TERMS_H_

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "indexer/store/snapshot.h"
#include "indexer/text/stemmer.h"

namespace dossier::internal {

// A term that says something about an article.
struct ArticleTerm {
  std::string term;  // as in the postings
  std::string word;  // the form that the article has most often
  bool designation = false;
  std::uint32_t frequency = 0;  // as BM25 counts it
};

// The form with the greatest number beside it; of equals the first by bytes.
// REQUIRES one at least.
template <typename Forms>
const std::string& commonest_form(const Forms& forms) {
  return std::max_element(
             forms.begin(), forms.end(),
             [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

// Reads the terms of stored articles: words by their stems, and designations.
// Left out are stop words of the article's language, single letters, and
// numbers, which say little by themselves. Not thread-safe.
class ArticleTermReader {
 public:
  // The snapshot outlives the reader.
  ArticleTermReader(const Snapshot& snapshot, std::uint32_t title_weight)
      : snapshot_(snapshot), title_weight_(title_weight) {}

  // In order of term. Throws Error (Corrupt).
  std::vector<ArticleTerm> read(std::size_t segment, DocNumber doc);

 private:
  struct Count {
    std::uint32_t frequency = 0;
    std::map<std::string, std::uint32_t> forms = {};
    bool designation = false;
  };
  using Counts = std::map<std::string, Count>;  // by term
  void count_words(const Segment& segment, DocNumber doc,
                   const std::string& language, Counts& counts);

  const Snapshot& snapshot_;
  const std::uint32_t title_weight_;
  std::map<std::string, Stemmer> stemmers_;  // by language
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_ARTICLE_TERMS_H_
