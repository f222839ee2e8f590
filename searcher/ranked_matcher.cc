// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/ranked_matcher.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "dossier/error.h"
#include "indexer/text/utf8.h"
#include "searcher/proximity.h"

namespace dossier::internal {
namespace {

// So many of the best are ranked by nearness as well, however many are asked
// for, so that pages fit together.
constexpr std::size_t kNearest = 1000;

// For the lists of one search with a ranking of its own.
constexpr std::size_t kOwnCacheBytes = std::size_t{64} << 20;

std::string short_number(double number) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%g", number);
  return text.data();
}

void require_between(const char* name, double value, double least,
                     double most) {
  // Not a number fails both comparisons.
  if (value >= least && value <= most) return;
  throw Error(ErrorCode::BadQuery,
              "the ranking's " + std::string(name) + " is a number from " +
                  short_number(least) + " to " + short_number(most) + ", not " +
                  short_number(value));
}

Bm25 bm25_of(const Ranking& ranking) {
  require_between("k1", ranking.k1, 0, 10);
  require_between("b", ranking.b, 0, 1);
  require_between("title weight", ranking.title_weight, 0, 100);
  return {ranking.k1, ranking.b, ranking.title_weight};
}

std::optional<Recency> recency_of(const SearchContext& context,
                                  const Ranking& ranking) {
  constexpr double kMostDays = 1e6;
  require_between("recency (a half-life in days)", ranking.recency, 0,
                  kMostDays);
  if (ranking.recency == 0) {
    if (ranking.recency_day.empty()) return std::nullopt;
    throw Error(ErrorCode::BadQuery,
                "a day that recency counts from needs a half-life in days "
                "beside it");
  }
  if (ranking.recency_day.empty())
    return Recency(ranking.recency,
                   context.background.days(context.deadline)->span().second);
  const auto day = parse_day_range(ranking.recency_day);
  if (!day)
    throw Error(ErrorCode::BadQuery,
                "cannot read the date '" + clean_utf8(ranking.recency_day) +
                    "' that recency counts from; write 2012-03-14");
  return Recency(ranking.recency, day->last);
}

}  // namespace

RankedMatcher::RankedMatcher(const SearchContext& context,
                             const Ranking& ranking)
    : context_(context),
      bm25_(bm25_of(ranking)),
      proximity_(ranking.proximity),
      recency_(recency_of(context, ranking)) {
  require_between("proximity", proximity_, 0, 10);
  if (bm25_ != Bm25{})
    own_.emplace(context.snapshot,
                 std::make_shared<PostingCache>(kOwnCacheBytes), bm25_);
}

MatchResult RankedMatcher::match(MatchRequest request) {
  request.recency = recency_;
  request.counting.in = context_.in;
  const std::size_t wanted = request.hits;
  const bool near =
      proximity_ > 0 && wanted > 0 && request.order == SortOrder::Relevance;
  if (near) request.hits = std::max(wanted, kNearest);
  MatchResult result =
      internal::match(context_.snapshot, readers(), context_.workers, request,
                      context_.deadline, context_.sharing);
  if (!near) return result;
  add_nearness(*request.plan, result.hits);
  // Those behind keep their places: they had less even before.
  keep_best(context_.snapshot, request.order, wanted, result.hits);
  return result;
}

void RankedMatcher::add_nearness(const PlanNode& plan,
                                 std::vector<MatchedDoc>& hits) const {
  ProximityScorer scorer(context_.snapshot, plan, bm25_);
  if (!scorer.applies()) return;
  const std::size_t nearest = std::min(kNearest, hits.size());
  for (std::size_t i = 0; i < nearest; ++i) {
    context_.deadline.check();
    MatchedDoc& hit = hits[i];
    hit.nearness = static_cast<float>(
        proximity_ * scorer.score(hit.segment, hit.doc) * age_factor(hit));
    hit.score += hit.nearness;
  }
}

double RankedMatcher::age_factor(const MatchedDoc& hit) const {
  if (!recency_) return 1;
  return recency_->factor(
      context_.snapshot.segments[hit.segment]->days()[hit.doc]);
}

void RankedMatcher::explain(const MatchedDoc& hit,
                            std::vector<ScorePart>& parts) const {
  // What age takes away is told of the whole, so that each part stands as it
  // is without.
  const double factor = age_factor(hit);
  if (hit.nearness != 0) {
    ScorePart part;
    part.kind = ScoreKind::Proximity;
    part.score = static_cast<double>(hit.nearness) / factor;
    parts.push_back(part);
  }
  if (!recency_) return;
  ScorePart part;
  part.kind = ScoreKind::Recency;
  for (const ScorePart& other : parts) part.score += other.score * (factor - 1);
  parts.push_back(part);
}

}  // namespace dossier::internal
