// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_EVALUATOR_H_
#define DOSSIER_SEARCHER_MATCH_EVALUATOR_H_

#include <cstdint>
#include <span>
#include <vector>

#include "dossier/search.h"
#include "indexer/store/segment.h"
#include "indexer/store/value_map.h"
#include "searcher/match/bm25.h"
#include "searcher/match/deadline.h"
#include "searcher/match/doc_set.h"
#include "searcher/match/plan.h"

namespace dossier::internal {

// Finds every document of one segment that a plan matches, with its score.
//
// AND goes from its rarest part on: the documents of that are the candidates,
// and each other part only confirms or drops them, by seeking where there are
// few and by reading along where there are many. OR adds up term by term in an
// array of scores with a bit a match. Phrases take the documents that have all
// their words and look for the words' bytes in the token stream.
//
// A score is added up in the order of the query, whatever the order of
// evaluation, so that equal articles have equal scores in every segment.
// Dead documents are matched too: the caller drops them.
class Evaluator {
 public:
  // The arguments outlive the evaluator. `to_global` maps the segment's facet
  // values to those in the plan.
  Evaluator(const Segment& segment, Postings& postings,
            std::span<const ValueNumber> to_global, Bm25Length length,
            const Deadline& deadline);

  DocSet evaluate(const PlanNode& node) const;

  // Adds what each term gave to the document's score, in order of the query.
  // `matches`: the node is known to match the document. Returns whether it
  // does. Costs up to an evaluation of the parts that stand under an OR.
  bool explain(const PlanNode& node, DocNumber doc, bool matches,
               std::vector<ScorePart>& parts) const;

  // The documents with any of the values.
  Bitmap with_values(Facet facet, std::span<const ValueNumber> values) const;

 private:
  // Documents and one row of scores (maybe empty) a part.
  struct Candidates {
    std::vector<DocNumber> docs;
    std::vector<std::vector<float>> scores;
  };

  DocSet terms(const TermGroup& group) const;
  DocSet one_term(const std::string& term, float weight) const;
  DocSet phrase(const PlanNode& node) const;
  DocSet prefix(const PlanNode& node) const;
  DocSet days(DayRange range) const;
  DocSet all_of(const PlanNode& node) const;
  DocSet any_of(const PlanNode& node) const;
  DocSet complement(DocSet set) const;

  void add_term(const std::string& term, float weight, DocSet& dense) const;
  void take_candidates(DocSet set, std::size_t part,
                       Candidates& candidates) const;
  void read_frequencies(const std::string& term, std::size_t part,
                        Candidates& candidates) const;
  void score_frequencies(float weight, std::size_t part,
                         Candidates& candidates) const;
  void restrict_to(const PlanNode& node, std::size_t part,
                   Candidates& candidates) const;
  void restrict_by_seeking(const TermGroup& group, std::size_t part,
                           Candidates& candidates) const;
  void restrict_by_reading(const TermGroup& group, std::size_t part,
                           Candidates& candidates) const;
  void restrict_to_phrase(const PlanNode& node, std::size_t part,
                          Candidates& candidates) const;
  void intersect(const DocSet& set, std::size_t part,
                 Candidates& candidates) const;
  std::vector<float> score(const std::vector<TermGroup>& groups,
                           const std::vector<DocNumber>& docs) const;

  std::uint32_t frequency(const TermGroup& group) const;
  // An upper bound of the documents that match.
  std::uint64_t estimate(const PlanNode& node) const;
  std::vector<ValueNumber> local_values(
      Facet facet, std::span<const ValueNumber> global) const;
  DocSet everything() const;

  const Segment& segment_;
  Postings& postings_;
  std::span<const ValueNumber> to_global_;
  Bm25Length length_;
  const Deadline& deadline_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_EVALUATOR_H_
