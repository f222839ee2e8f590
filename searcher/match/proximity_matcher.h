// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_PROXIMITY_MATCHER_H_
#define DOSSIER_SEARCHER_MATCH_PROXIMITY_MATCHER_H_

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/store/segment.h"
#include "indexer/text/stemmer.h"
#include "searcher/match/proximity.h"

namespace dossier::internal {

// Tells by token streams which documents of one segment have words near each
// other.
//
// A stream is read once. Each word number stands for the tests it passes, a bit
// each, looked up in a table that is filled as words are met: a word is stemmed
// once in each language. Rows are then found from each of their beginnings on,
// and parts by binary search among the places of their neighbours. So a
// document costs its length, and for each place where a row may begin the
// places that it may reach and a logarithm. The table takes four bytes a word
// of the vocabulary, in each language if there are forms to find.
//
// Not thread-safe.
class ProximityMatcher {
 public:
  // The arguments outlive the matcher.
  ProximityMatcher(const Proximity& wanted, const Segment& segment);

  bool matches(DocNumber doc);

 private:
  using Bits = std::uint32_t;
  static constexpr Bits kKnown = Bits{1} << kMaxWordTests;

  // Words that pass some test, in one language.
  struct Language {
    Stemmer stemmer;
    bool keeps_first_letter;
    std::vector<std::pair<std::string, Bits>> stems;
    std::vector<Bits> bits;  // by word number; kKnown where settled
  };
  // A word that passes a test. Places of title and text are far apart.
  struct Place {
    std::uint32_t at;
    Bits bits;
  };
  // Places from `begin` to before `end`.
  struct Interval {
    std::uint32_t begin, end;
  };

  void add_word(std::string_view word, Bits bit);
  void add_designations(const std::string& start, Bits bit);
  Language& language_of(DocNumber doc);
  Bits bits_of(WordNumber word, Language& language) const;
  Bits bits_of_forms(std::string_view word, Language& language) const;
  std::string_view stream_of(DocNumber doc) const;
  void read(DocNumber doc);
  // The half-open range of the places of a part.
  std::pair<std::size_t, std::size_t> places_of(ArticlePart part) const;
  void find_row(const TestRow& row, std::vector<Interval>& found) const;
  std::vector<Interval> intervals(const ProximityPart& part);

  const Proximity& wanted_;
  const Segment& segment_;
  std::unordered_map<WordNumber, Bits> fixed_;  // whatever the language
  Bits for_any_ = 0;
  bool has_forms_ = false;
  bool reads_body_ = false;  // else no row is looked for behind the lead
  std::map<ValueNumber, Language> languages_;

  // Of the document at hand.
  std::vector<Place> places_;
  std::size_t title_places_ = 0;
  std::size_t lead_places_ = 0;  // of title and lead
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_PROXIMITY_MATCHER_H_
