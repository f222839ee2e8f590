// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_EVALUATOR_H_
#define DOSSIER_SEARCHER_MATCH_EVALUATOR_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "dossier/search.h"
#include "indexer/store/segment.h"
#include "indexer/store/value_map.h"
#include "searcher/match/accumulator.h"
#include "searcher/match/candidates.h"
#include "searcher/match/deadline.h"
#include "searcher/match/doc_set.h"
#include "searcher/match/plan.h"
#include "searcher/match/posting_reader.h"
#include "searcher/match/proximity_matcher.h"
#include "searcher/match/written_finder.h"

namespace dossier::internal {

// Finds the documents of one segment that a plan matches, with their scores,
// a range of documents at a time.
//
// AND goes from its rarest part on: the documents of that are the candidates,
// and each other part only confirms or drops them. OR adds up part by part,
// window by window. Phrases take the documents that have all their words and
// look for the words' bytes in the token stream.
//
// A score is added up in the order of the query, whatever the order of
// evaluation, so that equal articles have equal scores in every segment.
// Dead documents are matched too: the caller drops them.
class Evaluator {
 public:
  // The arguments outlive the evaluator. `to_global` maps the segment's facet
  // values to those in the plan.
  Evaluator(const Segment& segment, PostingReader& postings,
            std::span<const ValueNumber> to_global, const Deadline& deadline);

  // An upper bound of the documents of the segment that match.
  std::uint64_t estimate(const PlanNode& node);

  // The lists that are going to be read whole are unpacked and kept, so that
  // another thread finds them.
  void load(const PlanNode& node);

  // Phrases and prefixes that came up lately, and would be looked for in all of
  // the segment, are found and kept whole, so that from now on they cost as
  // little as a word.
  void keep_recurring(const PlanNode& node);

  // Nodes outlive the evaluator.
  DocSet evaluate(const PlanNode& node, DocRange range);

  // Those among some documents of the range; bit 0 of `among` is its first. For
  // few of them it costs much less than all.
  DocSet evaluate_among(const PlanNode& node, const Bitmap& among,
                        DocRange range);

  // The documents of the range with any of the values; bit 0 is its first. If a
  // part is given, those that mention an entity there.
  Bitmap with_values(Facet facet, std::span<const ValueNumber> values,
                     DocRange range, ArticlePart part = ArticlePart::Whole);

  // Adds what each term gave to the document's score, in order of the query.
  // `matches`: the node is known to match the document. Returns whether it
  // does.
  bool explain(const PlanNode& node, DocNumber doc, bool matches,
               std::vector<ScorePart>& parts);

 private:
  using List = PostingReader::List;

  // evaluator.cc
  List list(const std::string& term);
  List recurring_list(const std::string& term);
  std::uint32_t frequency(const TermGroup& group);
  DocSet one_term(const std::string& term, float weight, DocRange range);
  DocSet terms(const TermGroup& group, DocRange range);
  DocSet any_of(const PlanNode& node, DocRange range);
  DocSet complement(DocSet set, DocRange range);
  void keep_titled(const TermGroup& group, Candidates& candidates);
  std::vector<ValueNumber> local_values(
      Facet facet, std::span<const ValueNumber> global) const;
  void keep_mentioned(std::span<const ValueNumber> local, DocRange range,
                      ArticlePart part, Bitmap& bits) const;
  DocSet days(DayRange wanted, DocRange range) const;
  DocSet since(std::uint64_t revision, DocRange range) const;

  // conjunction.cc
  const std::vector<std::size_t>& rarest_first(const PlanNode& node);
  DocSet narrowed(const PlanNode& node, std::size_t done, DocRange range,
                  Candidates candidates);
  DocSet all_of(const PlanNode& node, DocRange range);
  void restrict_to(const PlanNode& node, std::size_t part, DocRange range,
                   Candidates& candidates);
  void restrict_to_terms(const TermGroup& group, std::size_t part,
                         Candidates& candidates);
  void restrict_to_any(const PlanNode& node, std::size_t part, DocRange range,
                       Candidates& candidates);
  void restrict_to_days(DayRange wanted, Candidates& candidates) const;
  void drop_matches(const PlanNode& node, DocRange range,
                    Candidates& candidates);
  void intersect(const DocSet& set, std::size_t part,
                 Candidates& candidates) const;
  void add_scores(const std::string& term, float weight,
                  std::span<const DocNumber> docs, std::span<float> scores,
                  std::span<char> found);

  // kept_matches.cc
  List kept_matches(const PlanNode& node);
  // preference.cc
  DocSet preferred(const PlanNode& node, DocRange range);

  // streams.cc
  DocSet phrase(const PlanNode& node, DocRange range);
  DocSet prefix(const PlanNode& node, DocRange range);
  bool stand_for_prefix_alone(const PlanNode& node);
  std::vector<float> phrase_scores(const PlanNode& node,
                                   std::span<const DocNumber> docs);
  // Keeps the candidates that holds(place in them) confirms; looks at the clock
  // before each `block` of them.
  template <typename Holds>
  void keep_if(Candidates& candidates, std::size_t block, Holds holds) const {
    candidates.keep_if([&](std::size_t i) {
      if (i % block == 0) deadline_.check();
      return holds(i);
    });
  }
  void keep_phrase(const PlanNode& node, Candidates& candidates);
  void add_verified(std::span<const DocNumber> docs,
                    const std::vector<std::string>& codes, ArticlePart part,
                    DocSet& set) const;
  std::string_view stream_of(DocNumber doc, ArticlePart part) const;
  void fetch_ahead(std::span<const DocNumber> docs, std::size_t i) const;
  void restrict_to_phrase(const PlanNode& node, std::size_t part,
                          Candidates& candidates);

  // near.cc
  DocSet near(const PlanNode& node, DocRange range);
  void restrict_to_near(const PlanNode& node, std::size_t part, DocRange range,
                        Candidates& candidates);
  void keep_near(const PlanNode& node, Candidates& candidates);

  // written_finder.cc
  DocSet as_written(const PlanNode& node, DocRange range);
  void keep_written(const PlanNode& node, Candidates& candidates);

  const Segment& segment_;
  PostingReader& postings_;
  std::span<const ValueNumber> to_global_;
  const Deadline& deadline_;
  // Lists in use, so that they are looked up once and not forgotten meanwhile.
  std::unordered_map<std::string, List> lists_;
  std::unordered_map<const PlanNode*, std::vector<std::size_t>> orders_;
  std::unordered_map<const PlanNode*, bool> stands_alone_;  // prefixes
  std::unordered_map<const PlanNode*, List> kept_;  // phrases and prefixes
  std::unordered_map<const PlanNode*, std::unique_ptr<ProximityMatcher>> near_;
  std::unordered_map<const PlanNode*, std::unique_ptr<WrittenFinder>> written_;
  Accumulator accumulator_;
  Common common_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_EVALUATOR_H_
