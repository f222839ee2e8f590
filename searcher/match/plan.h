// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A query made ready for one snapshot: words have become terms with weights,
// names have become facet values, prefixes have become words.
#ifndef DOSSIER_SEARCHER_MATCH_PLAN_H_
#define DOSSIER_SEARCHER_MATCH_PLAN_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "dossier/article_part.h"
#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "indexer/text/stemmer.h"
#include "searcher/match/bm25.h"
#include "searcher/match/posting_reader.h"
#include "searcher/match/proximity.h"
#include "searcher/match/vocabulary.h"
#include "searcher/query/query.h"

namespace dossier::internal {

inline constexpr std::size_t kMaxExpansions = 100;  // of one word
inline constexpr std::size_t kMaxTerms = 1024;      // of a query

// A word or designation: the terms that stand for it, one for each stemmer
// that an article may have been indexed with. No article has two of them, so
// together they behave as one term.
struct TermGroup {
  std::string text;                        // as in the query
  std::vector<std::string> terms;          // without those no article has
  std::vector<std::uint64_t> frequencies;  // of the terms, in documents
  std::vector<std::string> title_terms;    // if the title has to have it
  std::vector<std::string> other_words;    // it stands for in other scripts
  bool title_only = false;
  std::uint64_t document_frequency = 0;  // in the whole snapshot
  float weight = 0;
  std::uint32_t repeated = 1;  // how often the query has the word
  bool added = false;          // by feedback
};

// A word of the expansion of a prefix, a pattern or a similar word, with its
// terms.
struct ExpandedWord {
  std::string word;
  std::vector<std::string> terms;          // title terms if title_only
  std::vector<std::uint64_t> frequencies;  // of the terms, in documents
};

enum class PlanKind {
  Everything,
  Terms,
  Phrase,
  Prefix,  // any of the words that it stands for; patterns and similar ones too
  AsWritten,
  Near,
  Values,
  Days,
  Since,
  And,
  Or,
  Not,
  Article,  // the one with an id
  Prefer,   // what the first child matches; the others rank it
};

struct PlanNode {
  PlanKind kind = PlanKind::Everything;
  TermGroup group;                // Terms
  std::vector<TermGroup> groups;  // Phrase: one a word, in order
  // Where it has to stand: Phrase, Prefix, Values, and Near of one word.
  ArticlePart part = ArticlePart::Whole;
  std::vector<ExpandedWord> words;  // Prefix
  Facet facet = Facet::Country;     // Values
  std::vector<ValueNumber> values;  // Values: numbers of the whole snapshot
  DayRange days{kNoDay, kNoDay};
  std::string article;  // Article: the id
  // As in the query: AsWritten, whose child is the phrase of its words; Prefix.
  std::string written;
  // Near: And of the children, as long as they stand so. A word that has to
  // stand in lead or body is one alone.
  std::shared_ptr<const Proximity> proximity;
  std::uint64_t revision = 0;  // Since: documents of later ones
  std::vector<PlanNode> children;
};

// Values of one facet that narrow the result.
struct SelectedFacet {
  Facet facet;
  std::vector<ValueNumber> values;  // alternatives, sorted
  // Where an entity has to be mentioned.
  ArticlePart part = ArticlePart::Whole;
};

struct PlanOptions {
  double k1 = kBm25K1;
  bool across_scripts = false;  // words stand for other scripts' spellings, too
};

// Makes plans for one snapshot. Not thread-safe.
class Planner {
 public:
  // `repairs` gets what expansions and names had to be decided.
  Planner(const Snapshot& snapshot, PostingReaders& readers,
          std::vector<Repair>& repairs, const PlanOptions& options = {});
  ~Planner();

  // Throws Error (BadQuery) for values that name nothing.
  PlanNode plan(const QueryNode& query);

  static PlanNode values(Facet facet, std::vector<ValueNumber> values,
                         ArticlePart part = ArticlePart::Whole);
  static PlanNode days(DayRange days);
  static PlanNode since(std::uint64_t revision);
  static PlanNode negate(PlanNode node);
  static PlanNode article(std::string id);
  static PlanNode both(PlanNode a, PlanNode b);
  // The plan with the selections as conditions like any other.
  static PlanNode with_selections(PlanNode plan,
                                  const std::vector<SelectedFacet>& selected);

  // The terms of a word or designation, with their weight.
  TermGroup group(const std::string& word, bool designation, bool title_only);
  // Documents with the term, in the whole snapshot.
  std::uint64_t frequency(const std::string& term);

 private:
  PlanNode phrase(const QueryNode& query);
  // expansion_plan.cc
  void add_other_scripts(TermGroup& group);
  PlanNode similar(const QueryNode& query);
  PlanNode expansion(const std::string& text, std::vector<FoundWord> words,
                     ArticlePart part);
  // near_plan.cc
  PlanNode word_in_part(const QueryNode& query);
  PlanNode near(const QueryNode& query);
  PlanNode plan_operand(const QueryNode& query);
  PlanNode phrase_with_gaps(const std::vector<std::string>& row,
                            std::uint32_t slop, ArticlePart part);
  PlanNode word(const QueryNode& query);
  void keep_rarest(PlanNode& node);
  std::vector<std::string> stems(const std::string& word, bool title);

  const Snapshot& snapshot_;
  PostingReaders& readers_;
  std::vector<Repair>& repairs_;
  const PlanOptions options_;
  std::vector<std::pair<std::string, Stemmer>> stemmers_;
  std::size_t terms_ = 0;
};

// The groups of a plan that rank, in order of the query, for explanations.
std::vector<const TermGroup*> ranking_groups(const PlanNode& plan);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_PLAN_H_
