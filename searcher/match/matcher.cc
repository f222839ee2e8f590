// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/matcher.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <utility>

#include "searcher/match/match_worker.h"

namespace dossier::internal {
namespace {

// If fewer than one document in this many can match, a segment is taken whole:
// going from window to window would cost more than the matches.
constexpr std::uint64_t kSparseShare = 1024;

// The work of a search: the windows of its segments, in order.
struct Work {
  std::vector<MatchTask> tasks;
  std::uint64_t estimate = 0;  // at most so many matches
};

Work plan_work(const Snapshot& snapshot, PostingReaders& readers,
               const MatchRequest& request, const Deadline& deadline,
               std::size_t full_window) {
  Work work;
  for (std::uint32_t s = 0; s < snapshot.segments.size(); ++s) {
    const Segment& segment = *snapshot.segments[s];
    Evaluator evaluator(segment, *readers[s], snapshot.values->of_segment(s),
                        deadline);
    evaluator.keep_recurring(*request.plan);
    const std::uint64_t estimate = evaluator.estimate(*request.plan);
    if (estimate == 0) continue;
    work.estimate += estimate;
    const bool sparse = estimate * kSparseShare < segment.size();
    const std::size_t window = sparse ? segment.size() : full_window;
    for (std::size_t first = 0; first < segment.size(); first += window)
      work.tasks.push_back({s,
                            {static_cast<DocNumber>(first),
                             static_cast<DocNumber>(std::min<std::size_t>(
                                 first + window, segment.size()))},
                            estimate});
  }
  return work;
}

// What several threads will read is unpacked once, before.
void load_lists(const Snapshot& snapshot, PostingReaders& readers,
                const PlanNode& plan, const Deadline& deadline) {
  for (std::uint32_t s = 0; s < snapshot.segments.size(); ++s)
    Evaluator(*snapshot.segments[s], *readers[s],
              snapshot.values->of_segment(s), deadline)
        .load(plan);
}

// Whether a comes before b; equal scores and days are told apart by id.
bool before(const Snapshot& snapshot, SortOrder order, const MatchedDoc& a,
            const MatchedDoc& b) {
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

void add(MatchResult& sum, MatchResult part) {
  sum.total += part.total;
  sum.days.add(part.days);
  sum.of_stories.insert(sum.of_stories.end(), part.of_stories.begin(),
                        part.of_stories.end());
  sum.hits.insert(sum.hits.end(), part.hits.begin(), part.hits.end());
  sum.facets.add(std::move(part.facets));
}

// What can be said of stories only when all matches are known.
void tell_stories(const Snapshot& snapshot, const MatchRequest& request,
                  MatchResult& result) {
  std::vector<StoryMatch>& matches = result.of_stories;
  sort_by_story(matches);
  const auto in_groups = static_cast<std::uint64_t>(std::count_if(
      matches.begin(), matches.end(),
      [](const StoryMatch& m) { return m.base == StoryMatch::kHit; }));
  result.stories = result.total - in_groups + count_stories(matches);
  if (request.count_stories)
    count_story_values(snapshot, request.facets, request.counting, matches,
                       result.facets);
  if (!request.collapse || request.hits == 0) return;
  StoryNumber last = kNoStory;
  for (const auto& [story, place, score, base] : matches) {
    if (base != StoryMatch::kHit) continue;
    const MatchedDoc hit{place.segment, place.doc, score};
    if (story != last)
      result.hits.push_back(hit);
    else if (before(snapshot, request.order, hit, result.hits.back()))
      result.hits.back() = hit;
    last = story;
  }
}

}  // namespace

void keep_best(const Snapshot& snapshot, SortOrder order, std::size_t kept,
               std::vector<MatchedDoc>& hits) {
  kept = std::min(kept, hits.size());
  std::partial_sort(hits.begin(),
                    hits.begin() + static_cast<std::ptrdiff_t>(kept),
                    hits.end(), [&](const MatchedDoc& a, const MatchedDoc& b) {
                      return before(snapshot, order, a, b);
                    });
  hits.resize(kept);
}

MatchResult match(const Snapshot& snapshot, ReaderPool& readers,
                  WorkerPool& workers, const MatchRequest& request,
                  const Deadline& deadline, const Sharing& sharing) {
  std::optional<ReaderPool::Loan> loan(readers);
  const Work work =
      plan_work(snapshot, **loan, request, deadline, sharing.window);

  MatchResult result;
  std::mutex adding;
  std::atomic<std::size_t> next{0};
  auto take_tasks = [&](PostingReaders& own) {
    MatchWorker worker(snapshot, own, request, deadline);
    for (std::size_t i; (i = next++) < work.tasks.size();)
      worker.run(work.tasks[i]);
    MatchResult part = worker.finish();
    std::lock_guard lock(adding);
    add(result, std::move(part));
  };

  const bool shared = work.estimate >= sharing.heavy && work.tasks.size() > 1 &&
                      workers.helpers() > 0 && readers.shares_lists();
  if (shared) {
    load_lists(snapshot, **loan, *request.plan, deadline);
    loan.reset();
    workers.run([&] {
      if (next >= work.tasks.size()) return;
      ReaderPool::Loan own(readers);
      take_tasks(*own);
    });
  } else {
    take_tasks(**loan);
  }
  if (request.counting.each)
    result.facets.in_parts.resize(snapshot.values->size());
  if (request.tells_stories()) tell_stories(snapshot, request, result);
  if (shared || request.collapse || snapshot.segments.size() > 1)
    keep_best(snapshot, request.order, request.hits, result.hits);
  deadline.check();
  return result;
}

}  // namespace dossier::internal
