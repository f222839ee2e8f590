// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/matcher.h"

#include <algorithm>
#include <limits>

#include "searcher/match/bm25.h"
#include "searcher/match/evaluator.h"
#include "searcher/match/top_hits.h"

namespace dossier::internal {
namespace {

void drop_dead(DocSet& set, const Bitmap& dead) {
  if (dead.size() == 0) return;
  if (set.dense) {
    auto& words = set.bits.words();
    for (std::size_t i = 0; i < words.size(); ++i) words[i] &= ~dead.words()[i];
    return;
  }
  std::size_t to = 0;
  for (std::size_t i = 0; i < set.docs.size(); ++i) {
    if (dead.test(set.docs[i])) continue;
    set.docs[to] = set.docs[i];
    if (!set.scores.empty()) set.scores[to] = set.scores[i];
    ++to;
  }
  set.docs.resize(to);
  if (!set.scores.empty()) set.scores.resize(to);
}

// Whether a comes before b; equal scores and days are told apart by id.
bool before(const Snapshot& snapshot, SortOrder order, const Match& a,
            const Match& b) {
  if (order == SortOrder::Relevance && a.score != b.score)
    return a.score > b.score;
  const Segment& in_a = *snapshot.segments[a.segment];
  const Segment& in_b = *snapshot.segments[b.segment];
  Day day_a = in_a.days()[a.doc], day_b = in_b.days()[b.doc];
  if (day_a != day_b) {
    // kNoDay is the smallest number and comes last in either order.
    if (order != SortOrder::OldestFirst) return day_a > day_b;
    return day_b == kNoDay || (day_a != kNoDay && day_a < day_b);
  }
  return in_a.id(a.doc) < in_b.id(b.doc);
}

// Meets every match of one segment under selections. The documents that fail
// one selection alone are in the base of that facet and no other.
template <typename Hit>
void meet(const DocSet& matches, const std::vector<SelectedFacet>& selected,
          const std::vector<Bitmap>& allowed, FacetCounter& counter,
          const Deadline& deadline, Hit&& hit) {
  std::size_t met = 0;
  matches.for_each([&](DocNumber doc, float score) {
    if (++met % 16384 == 0) deadline.check();
    std::size_t failed = 0, last = 0;
    for (std::size_t i = 0; i < allowed.size(); ++i)
      if (!allowed[i].test(doc)) {
        ++failed;
        last = i;
      }
    if (failed == 0) {
      counter.count(doc);
      hit(doc, score);
    } else if (failed == 1) {
      counter.count(doc, selected[last].facet);
    }
  });
}

}  // namespace

MatchResult match(const Snapshot& snapshot, PostingsSet& postings,
                  const MatchRequest& request, const Deadline& deadline) {
  MatchResult result;
  result.facets.by_value.resize(snapshot.values->size());
  const Bm25Length length(
      snapshot.ranking_documents
          ? static_cast<double>(snapshot.ranking_length) /
                static_cast<double>(snapshot.ranking_documents)
          : 0);

  for (std::uint32_t s = 0; s < snapshot.segments.size(); ++s) {
    const Segment& segment = *snapshot.segments[s];
    const auto to_global = snapshot.values->of_segment(s);
    Evaluator evaluator(segment, *postings[s], to_global, length, deadline);
    DocSet matches = evaluator.evaluate(*request.plan);
    drop_dead(matches, snapshot.dead[s]);

    std::vector<Bitmap> allowed;
    for (const SelectedFacet& selection : request.selected)
      allowed.push_back(
          evaluator.with_values(selection.facet, selection.values));

    FacetCounter counter(segment, request.facets);
    TopHits top(segment, request.order, request.hits);
    const auto hit = [&](DocNumber doc, float score) {
      ++result.total;
      top.offer(doc, score);
    };
    if (allowed.empty()) {
      counter.count_all(matches, deadline);
      matches.for_each(hit);
    } else {
      meet(matches, request.selected, allowed, counter, deadline, hit);
    }
    counter.add_to(result.facets, to_global);
    for (const RankedDoc& best : top.take())
      result.hits.push_back({s, best.doc, best.score});
    deadline.check();
  }

  if (snapshot.segments.size() > 1) {
    auto order = [&](const Match& a, const Match& b) {
      return before(snapshot, request.order, a, b);
    };
    std::size_t kept = std::min(request.hits, result.hits.size());
    std::partial_sort(result.hits.begin(),
                      result.hits.begin() + static_cast<std::ptrdiff_t>(kept),
                      result.hits.end(), order);
    result.hits.resize(kept);
  }
  return result;
}

}  // namespace dossier::internal
