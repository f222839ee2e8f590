// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/match_worker.h"

#include <utility>

#include "searcher/match/window_selections.h"

namespace dossier::internal {

MatchWorker::InSegment::InSegment(const Snapshot& snapshot,
                                  PostingReaders& readers,
                                  const MatchTask& task,
                                  const MatchRequest& request,
                                  const Deadline& deadline)
    : number(task.segment),
      evaluator(*snapshot.segments[number], *readers[number],
                snapshot.values->of_segment(number), deadline),
      counter(*snapshot.segments[number], request.facets, task.estimate,
              request.counting),
      top(*snapshot.segments[number], request.order, request.hits),
      stories(snapshot, number) {}

MatchWorker::MatchWorker(const Snapshot& snapshot, PostingReaders& readers,
                         const MatchRequest& request, const Deadline& deadline)
    : snapshot_(snapshot),
      readers_(readers),
      request_(request),
      deadline_(deadline) {}

void MatchWorker::run(const MatchTask& task) {
  if (!at_ || at_->number != task.segment) {
    leave_segment();
    at_ = std::make_unique<InSegment>(snapshot_, readers_, task, request_,
                                      deadline_);
  }
  if (request_.selected.empty())
    meet_all(living(at_->evaluator.evaluate(*request_.plan, task.range)));
  else
    meet_selected(task);
}

// What counts of the matches, with the scores that it is ranked by.
DocSet MatchWorker::living(DocSet matches) const {
  drop(matches, snapshot_.dead[at_->number]);
  make_sparse(matches);
  if (request_.recency)
    request_.recency->apply(snapshot_.segments[at_->number]->days(), matches);
  return matches;
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
// and no other. Several selections, or one whose facet is not counted, often
// leave fewer documents than the query finds: then only those are looked at.
void MatchWorker::meet_selected(const MatchTask& task) {
  const DocRange range = task.range;
  Evaluator& evaluator = at_->evaluator;
  const WindowSelections selections(request_.selected, evaluator, range);
  const Bitmap counted = selections.counted(request_.facets);
  const std::uint64_t documents = snapshot_.segments[at_->number]->size();
  const bool few = counted.count() * documents < task.estimate * range.size();
  const SelectionSplit parts = selections.split(
      living(few ? evaluator.evaluate_among(*request_.plan, counted, range)
                 : evaluator.evaluate(*request_.plan, range)));
  meet_all(parts.passed);
  for (std::size_t i = 0; i < parts.failed_one.size(); ++i)
    count_alone(parts.failed_one[i], request_.selected[i].facet);
}

void MatchWorker::take_counts() {
  if (!counts_any(request_.facets)) return;
  const auto to_global = snapshot_.values->of_segment(at_->number);
  const std::size_t values = snapshot_.values->size();
  // The map rises, so a segment with all of the values has their numbers.
  if (to_global.size() == values)
    result_.facets.add(at_->counter.take());
  else
    result_.facets.add(at_->counter.take(), to_global, values);
}

void MatchWorker::leave_segment() {
  if (!at_) return;
  take_counts();
  for (const RankedDoc& best : at_->top.take())
    result_.hits.push_back({at_->number, best.doc, best.score});
  at_.reset();
}

MatchResult MatchWorker::finish() {
  leave_segment();
  return std::move(result_);
}

}  // namespace dossier::internal
