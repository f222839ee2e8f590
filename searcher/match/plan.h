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

#include "dossier/search.h"
#include "indexer/store/snapshot.h"
#include "indexer/text/stemmer.h"
#include "searcher/match/posting_reader.h"
#include "searcher/query/query.h"

namespace dossier::internal {

inline constexpr std::size_t kMaxExpansions = 100;  // of one prefix
inline constexpr std::size_t kMaxTerms = 1024;      // of a query

// A word or designation: the terms that stand for it, one for each stemmer
// that an article may have been indexed with. No article has two of them, so
// together they behave as one term.
struct TermGroup {
  std::string text;                      // as in the query
  std::vector<std::string> terms;        // without those no article has
  std::vector<std::string> title_terms;  // if the title has to have it
  bool title_only = false;
  std::uint64_t document_frequency = 0;  // in the whole snapshot
  float weight = 0;
  std::uint32_t repeated = 1;  // how often the query has the word
};

// A word of a prefix's expansion, with its terms.
struct ExpandedWord {
  std::string word;
  std::vector<std::string> terms;        // title terms if title_only
  std::vector<std::string> title_terms;  // beside the terms
};

enum class PlanKind {
  Everything,
  Terms,
  Phrase,
  Prefix,
  Values,
  Days,
  Since,
  And,
  Or,
  Not,
};

struct PlanNode {
  PlanKind kind = PlanKind::Everything;
  TermGroup group;                  // Terms
  std::vector<TermGroup> groups;    // Phrase: one a word, in order
  bool title_only = false;          // Phrase, Prefix
  std::vector<ExpandedWord> words;  // Prefix
  Facet facet = Facet::Country;     // Values
  std::vector<ValueNumber> values;  // Values: numbers of the whole snapshot
  DayRange days{kNoDay, kNoDay};
  std::uint64_t revision = 0;  // Since: documents of later ones
  std::vector<PlanNode> children;
};

// Values of one facet that narrow the result.
struct SelectedFacet {
  Facet facet;
  std::vector<ValueNumber> values;  // alternatives, sorted
};

// Makes plans for one snapshot. Not thread-safe.
class Planner {
 public:
  // `repairs` gets what expansions and names had to be decided.
  Planner(const Snapshot& snapshot, PostingReaders& readers,
          std::vector<Repair>& repairs);
  ~Planner();

  // Throws Error (BadQuery) for values that name nothing.
  PlanNode plan(const QueryNode& query);

  static PlanNode values(Facet facet, std::vector<ValueNumber> values);
  static PlanNode days(DayRange days);
  static PlanNode since(std::uint64_t revision);
  static PlanNode negate(PlanNode node);
  static PlanNode both(PlanNode a, PlanNode b);

 private:
  TermGroup group(const std::string& word, bool designation, bool title_only);
  PlanNode phrase(const QueryNode& query);
  PlanNode prefix(const QueryNode& query);
  void keep_rarest(PlanNode& node);
  std::uint64_t frequency(const std::string& term);
  std::vector<std::string> stems(const std::string& word, bool title);

  const Snapshot& snapshot_;
  PostingReaders& readers_;
  std::vector<Repair>& repairs_;
  std::vector<std::pair<std::string, Stemmer>> stemmers_;
  std::size_t terms_ = 0;
};

// The groups of a plan that rank, in order of the query, for explanations.
std::vector<const TermGroup*> ranking_groups(const PlanNode& plan);

// The plan as an indented tree with terms and document frequencies.
std::string describe_plan(const PlanNode& plan, const ValueMap& values);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_PLAN_H_
