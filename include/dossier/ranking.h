// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_RANKING_H_
#define DOSSIER_RANKING_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

// How matches are ranked. The defaults suit news and abstracts alike; measured
// in docs/relevance.md. What matches, and every count, is the same under all.
//
// Kept postings are those of the default `k1`, `b` and `title_weight`: a
// search with others unpacks its postings anew, which takes some times longer.
struct Ranking {
  // BM25: how slowly further occurrences of a word stop to count. 0: they do
  // not count at all. Up to 10.
  double k1 = 1.2;
  // BM25: how far long articles are marked down, from 0 (not) to 1 (as if
  // length were mere repetition).
  double b = 0.75;
  // As how many words of the text a word of the title counts, from 0 to 100.
  // Title words were counted as two at indexing: a search can shift how often a
  // title's word counts, once for each title, but neither the length of
  // articles nor designations.
  unsigned title_weight = 2;
  // Weight of the query's words standing near each other, from 0 (none) to 10,
  // among the 1,000 best by the rest. 1 is a good start.
  double proximity = 0;
  // Half-life in days: an article that is so much older scores half. 0: age
  // does not count. Articles without a day score 0 then.
  double recency = 0;
  // The day that age is counted from ("2012-03-14"); later articles have none.
  // Empty: the newest day of the index.
  std::string recency_day = {};
};

// Pseudo-relevance feedback: words that the best articles have in common are
// added to the query.
struct FeedbackRequest {
  std::size_t articles = 15;  // best ones to learn from, 2 to 100
  std::size_t terms = 20;     // added at most, 1 to 100
  // What the added words weigh together, against the words of the query
  // together: above 0, up to 10.
  double weight = 2;
};

// A word that a search added to its query, or that it gave more weight.
struct WeighedTerm {
  std::string word;                // as its articles write it most often
  std::vector<std::string> terms;  // of the index: the word's stems
  double weight;                   // added; a word of the query has 1
  std::uint64_t documents;         // that have the term
  bool in_query;
};

struct Feedback {
  std::size_t articles = 0;  // learned from
  // Whether the words bring in further articles, or rank those of the query
  // alone.
  bool widens = false;
  std::vector<WeighedTerm> terms;  // by weight
};

// What a search for more like an article went by.
struct Likeness {
  std::string id, title;           // of the article
  std::vector<WeighedTerm> terms;  // its most telling ones; the first weighs 1
};

}  // namespace dossier

#endif  // DOSSIER_RANKING_H_
