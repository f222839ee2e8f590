// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/match_worker.h"

#include <utility>

namespace dossier::internal {

MatchWorker::InSegment::InSegment(const Snapshot& snapshot,
                                  PostingReaders& readers,
                                  std::uint32_t segment,
                                  const MatchRequest& request,
                                  const Deadline& deadline)
    : number(segment),
      evaluator(*snapshot.segments[segment], *readers[segment],
                snapshot.values->of_segment(segment), deadline),
      counter(*snapshot.segments[segment], request.facets, request.counting),
      top(*snapshot.segments[segment], request.order, request.hits),
      stories(snapshot, segment) {}

MatchWorker::MatchWorker(const Snapshot& snapshot, PostingReaders& readers,
                         const MatchRequest& request, const Deadline& deadline)
    : snapshot_(snapshot),
      readers_(readers),
      request_(request),
      deadline_(deadline) {
  result_.facets.by_value.resize(snapshot.values->size());
  if (request.counting.each)
    result_.facets.in_parts.resize(snapshot.values->size());
}

void MatchWorker::run(const MatchTask& task) {
  if (!at_ || at_->number != task.segment) {
    leave_segment();
    at_ = std::make_unique<InSegment>(snapshot_, readers_, task.segment,
                                      request_, deadline_);
  }
  DocSet matches = at_->evaluator.evaluate(*request_.plan, task.range);
  drop(matches, snapshot_.dead[task.segment]);
  make_sparse(matches);
  if (request_.recency)
    request_.recency->apply(snapshot_.segments[task.segment]->days(), matches);
  if (request_.selected.empty())
    meet_all(matches);
  else
    meet_selected(matches, task.range);
}

void MatchWorker::meet_all(const DocSet& matches) {
  result_.total += matches.docs.size();
  if (request_.tells_stories()) return meet_stories(matches);
  at_->counter.count(matches.docs);
  if (request_.count_days)
    result_.days.count(snapshot_.segments[at_->number]->days(), matches.docs);
  at_->top.offer(matches.docs, matches.scores);
}

// What belongs to a story waits until its other matches are known.
void MatchWorker::meet_stories(const DocSet& matches) {
  const DocSet others =
      at_->stories.split(matches, StoryMatch::kHit, result_.of_stories);
  at_->counter.count(request_.count_stories ? others.docs : matches.docs);
  if (request_.count_days)
    result_.days.count(snapshot_.segments[at_->number]->days(), matches.docs);
  const DocSet& ranked = request_.collapse ? others : matches;
  at_->top.offer(ranked.docs, ranked.scores);
}

// These are in the base of this facet and no other.
void MatchWorker::count_alone(std::span<const DocNumber> docs, Facet facet) {
  if (!request_.count_stories) return at_->counter.count(docs, facet);
  DocSet matches;
  matches.docs.assign(docs.begin(), docs.end());
  at_->counter.count(
      at_->stories
          .split(matches, static_cast<std::size_t>(facet), result_.of_stories)
          .docs,
      facet);
}

// The documents that fail one selection alone are in the base of that facet
// and no other.
void MatchWorker::meet_selected(const DocSet& matches, DocRange range) {
  const std::size_t selections = request_.selected.size();
  std::vector<Bitmap> allowed;
  for (const SelectedFacet& selection : request_.selected)
    allowed.push_back(at_->evaluator.with_values(
        selection.facet, selection.values, range, selection.part));
  // Which matches pass cannot be foreseen, so each is written everywhere, and
  // stays where it belongs.
  const std::size_t size = matches.docs.size();
  DocSet passed;
  passed.docs.resize(size);
  passed.scores.resize(matches.scores.size());
  std::size_t passing = 0;
  std::vector<std::vector<DocNumber>> failed_one(selections);
  std::vector<std::size_t> failing(selections);
  for (std::vector<DocNumber>& docs : failed_one) docs.resize(size);
  for (std::size_t m = 0; m < size; ++m) {
    const DocNumber doc = matches.docs[m];
    std::size_t failed = 0, last = 0;
    for (std::size_t i = 0; i < selections; ++i) {
      const bool fails = !allowed[i].test(doc - range.first);
      failed += fails;
      last = fails ? i : last;
    }
    passed.docs[passing] = doc;
    if (!matches.scores.empty()) passed.scores[passing] = matches.scores[m];
    passing += failed == 0;
    failed_one[last][failing[last]] = doc;
    failing[last] += failed == 1;
  }
  passed.docs.resize(passing);
  if (!passed.scores.empty()) passed.scores.resize(passing);
  meet_all(passed);
  for (std::size_t i = 0; i < selections; ++i)
    count_alone(std::span(failed_one[i]).first(failing[i]),
                request_.selected[i].facet);
}

void MatchWorker::leave_segment() {
  if (!at_) return;
  at_->counter.add_to(result_.facets,
                      snapshot_.values->of_segment(at_->number));
  for (const RankedDoc& best : at_->top.take())
    result_.hits.push_back({at_->number, best.doc, best.score});
  at_.reset();
}

MatchResult MatchWorker::finish() {
  leave_segment();
  return std::move(result_);
}

}  // namespace dossier::internal
