// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "dossier/error.h"
#include "indexer/text/utf8.h"
#include "indexer/thread_count.h"
#include "searcher/facet_lists.h"
#include "searcher/hit_maker.h"
#include "searcher/hit_stories.h"
#include "searcher/match/deadline.h"
#include "searcher/match/evaluator.h"
#include "searcher/narrowing.h"
#include "searcher/pivot.h"
#include "searcher/query/parser.h"
#include "searcher/query/value_resolver.h"
#include "searcher/timeline.h"
#include "searcher/version.h"

namespace dossier::internal {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start)
      .count();
}

// Languages of at least one article in twenty, most articles first: those
// whose stop words a query may have.
std::vector<std::string> query_languages(const Snapshot& snapshot) {
  std::vector<std::string> languages;
  for (const auto& [language, articles] : snapshot.languages)
    if (articles * 20 >= snapshot.articles) languages.push_back(language);
  return languages;
}

FacetMask wanted_facets(const SearchRequest& request) {
  FacetMask mask{};
  for (const FacetRequest& facet : request.facets)
    mask[static_cast<std::size_t>(require_facet(facet.facet))] = true;
  return mask;
}

// Threads that help this one with a heavy search.
std::size_t helpers_of(const OpenOptions& options) {
  return thread_count(options.search_threads) - 1;
}

std::size_t add_bounded(std::size_t a, std::size_t b) {
  return a > kAll - b ? kAll : a + b;
}

}  // namespace

Searcher::Searcher(std::shared_ptr<const Snapshot> snapshot,
                   const OpenOptions& options, const Sharing& sharing)
    : snapshot_(std::move(snapshot)),
      readers_(*snapshot_,
               options.posting_cache_bytes
                   ? std::make_shared<PostingCache>(options.posting_cache_bytes)
                   : nullptr),
      workers_(helpers_of(options)),
      sharing_(sharing),
      background_(*snapshot_, readers_, workers_) {}

void Searcher::explain(const PlanNode& plan, const MatchedDoc& match,
                       const Deadline& deadline, Hit& hit) const {
  ReaderPool::Loan readers(readers_);
  Evaluator evaluator(*snapshot_->segments[match.segment],
                      *(*readers)[match.segment],
                      snapshot_->values->of_segment(match.segment), deadline);
  evaluator.explain(plan, match.doc, true, hit.score_parts);
}

PlanNode Searcher::plan_query(const QueryNode& query,
                              std::vector<Repair>& repairs) const {
  ReaderPool::Loan readers(readers_);
  return Planner(*snapshot_, *readers, repairs).plan(query);
}

Answer Searcher::search(const SearchRequest& request,
                        const std::function<bool(Hit&&)>& hit) const {
  const Clock::time_point start = Clock::now();
  const Deadline deadline(request.timeout, request.cancelled);
  const Manifest& manifest = snapshot_->manifest;
  if (request.count == CountUnit::Story && needs_background(request.facets))
    throw Error(ErrorCode::BadQuery,
                "facets in the order of shares count articles: leave one out, "
                "the order or counting by story");

  Answer answer;
  answer.index = {manifest.index_id, manifest.revision, snapshot_->articles,
                  manifest.gazetteer_version};
  answer.query = request.query;
  answer.version = library_version();
  answer.match = request.match;
  answer.sort = request.sort;
  answer.limit = request.limit;
  answer.offset = request.offset;
  answer.count = request.count;
  if (request.new_since) answer.new_since = request.new_since->revision;

  ParserContext context;
  context.match = request.match;
  context.languages = query_languages(*snapshot_);
  context.spaced_prefix = [this](std::string_view prefix) {
    return snapshot_->gazetteer->is_spaced_prefix(prefix);
  };
  ParsedQuery parsed = parse_query(request.query, context);
  if (parsed.root.kind == QueryKind::Everything && parsed.selections.empty() &&
      request.query.find_first_not_of(" \t\r\n") != std::string::npos)
    throw Error(ErrorCode::BadQuery,
                "query: '" + clean_utf8(request.query) +
                    "' has nothing to search for; leave it out to find every "
                    "article");
  answer.repairs = std::move(parsed.repairs);

  PlanNode query_plan = plan_query(parsed.root, answer.repairs);
  const Narrowing narrowing(*snapshot_, request, parsed, answer.repairs);
  const PlanNode plan = narrowing.applied_to(std::move(query_plan));
  answer.understood = narrowing.understood(parsed.root);
  MatchRequest matching;
  matching.plan = &plan;
  matching.selected = narrowing.selected();
  matching.order = request.sort;
  matching.hits = add_bounded(request.offset, request.limit);
  if (request.limit == 0) matching.hits = 0;
  matching.facets = wanted_facets(request);
  matching.count_days = request.timeline.has_value();
  matching.collapse = request.collapse;
  matching.count_stories = request.count == CountUnit::Story;
  MatchResult result =
      match(*snapshot_, readers_, workers_, matching, deadline, sharing_);

  answer.total = result.total;
  if (matching.tells_stories()) answer.stories = result.stories;
  std::shared_ptr<const FacetTotals> background;
  if (needs_background(request.facets))
    background = background_.facets(deadline);
  answer.facets = list_facets(request, *snapshot_->values, result.facets,
                              background.get(), matching.selected);
  if (request.timeline)
    answer.timeline = make_timeline(*request.timeline, result.days,
                                    *background_.days(deadline));
  if (request.pivot)
    answer.pivot =
        count_pivot(*request.pivot, request.locale, plan, matching.selected,
                    {*snapshot_, readers_, workers_, background_, deadline});
  if (request.explain) answer.tree = describe_plan(plan, *snapshot_->values);
  answer.search_ms = milliseconds_since(start);

  const Clock::time_point dressing = Clock::now();
  HitMaker maker(*snapshot_, parsed.root, plan, matching.selected, request);
  for (std::size_t i = request.offset; i < result.hits.size(); ++i) {
    deadline.check();
    const MatchedDoc& found = result.hits[i];
    Hit made = maker.make(found);
    made.rank = i + 1;
    if (request.explain) explain(plan, found, deadline, made);
    if (request.collapse)
      made.story = story_of(*snapshot_, result, found, request.list_duplicates);
    if (!hit(std::move(made))) break;
  }
  answer.snippets_ms = milliseconds_since(dressing);
  return answer;
}

}  // namespace dossier::internal
