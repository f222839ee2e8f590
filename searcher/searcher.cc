// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "dossier/error.h"
#include "indexer/text/utf8.h"
#include "indexer/thread_count.h"
#include "searcher/entity_offers.h"
#include "searcher/facet_lists.h"
#include "searcher/facet_tree.h"
#include "searcher/feedback.h"
#include "searcher/fired_terms.h"
#include "searcher/hit_maker.h"
#include "searcher/hit_stories.h"
#include "searcher/match/deadline.h"
#include "searcher/match/evaluator.h"
#include "searcher/more_like.h"
#include "searcher/narrowing.h"
#include "searcher/pivot.h"
#include "searcher/query/parser.h"
#include "searcher/query/value_resolver.h"
#include "searcher/ranked_matcher.h"
#include "searcher/suggestions.h"
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

// The query with the words by which articles were found that it does not have,
// so that hits show them.
QueryNode with_found_words(QueryNode query, const Answer& answer) {
  std::vector<QueryNode> any;
  any.push_back(std::move(query));
  const auto add = [&](const std::vector<WeighedTerm>& terms) {
    for (const WeighedTerm& term : terms) {
      QueryNode& node = any.emplace_back();
      node.kind = term.terms.front().starts_with(kJoinedPrefix)
                      ? QueryKind::Designation
                      : QueryKind::Word;
      node.word = term.word;
    }
  };
  if (answer.feedback && answer.feedback->widens) add(answer.feedback->terms);
  if (answer.like) add(answer.like->terms);
  return make_group(QueryKind::Or, std::move(any));
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

void Searcher::explain(const PlanNode& plan, RankedMatcher& matcher,
                       const MatchedDoc& match, const Deadline& deadline,
                       Hit& hit) const {
  ReaderPool::Loan readers(matcher.readers());
  Evaluator evaluator(*snapshot_->segments[match.segment],
                      *(*readers)[match.segment],
                      snapshot_->values->of_segment(match.segment), deadline);
  evaluator.explain(plan, match.doc, true, hit.score_parts);
  matcher.explain(match, hit.score_parts);
}

PlanNode Searcher::plan_query(const QueryNode& query,
                              std::vector<Repair>& repairs,
                              const PlanOptions& options) const {
  ReaderPool::Loan readers(readers_);
  return Planner(*snapshot_, *readers, repairs, options).plan(query);
}

Likeness Searcher::make_alike(const std::string& id, const Bm25& bm25,
                              PlanNode& plan) const {
  ReaderPool::Loan readers(readers_);
  std::vector<Repair> none;
  Planner planner(*snapshot_, *readers, none, {bm25.k1});
  Likeness likeness;
  PlanNode alike = plan_like(id, *snapshot_, planner, bm25, likeness);
  plan = Planner::both(std::move(plan), std::move(alike));
  plan = Planner::both(std::move(plan), Planner::negate(Planner::article(id)));
  return likeness;
}

ExpandedPlan Searcher::expand_plan(PlanNode plan, const SearchRequest& request,
                                   const Narrowing& narrowing,
                                   RankedMatcher& matcher,
                                   const Deadline& deadline) const {
  check(*request.feedback);
  const PlanNode narrowed = narrowing.applied_to(plan);
  MatchRequest matching;
  matching.plan = &narrowed;
  matching.selected = narrowing.selected();
  matching.hits = request.feedback->articles;
  const MatchResult best = matcher.match(matching, deadline);
  ReaderPool::Loan readers(readers_);
  std::vector<Repair> none;
  Planner planner(*snapshot_, *readers, none, {matcher.bm25().k1});
  return expand(*request.feedback, request.match, std::move(plan), *snapshot_,
                planner, matcher.bm25(), best.hits);
}

std::vector<EntityOffer> Searcher::offers(const std::string& query,
                                          const QueryNode& root,
                                          const ParserContext& parsing,
                                          const Narrowing& narrowing,
                                          const Deadline& deadline) const {
  const std::vector<SelectedFacet> selected = narrowing.selected();
  std::vector<Repair> repairs;  // said of the whole query already
  const auto plan = [&](const QueryNode& part) {
    return plan_query(part, repairs);
  };
  const auto narrowed_plan = [&](const QueryNode& part) {
    return narrowing.with_selections(narrowing.applied_to(plan(part)));
  };
  const auto count = [&](const PlanNode& counted) {
    MatchRequest request;
    request.plan = &counted;
    request.hits = 0;
    return match(*snapshot_, readers_, workers_, request, deadline, sharing_)
        .total;
  };
  return make_offers(
      query, root, {*snapshot_, parsing, selected, narrowed_plan, plan, count});
}

std::vector<PlannedPart> Searcher::fired_parts(
    const QueryNode& root, const Narrowing& narrowing) const {
  std::vector<Repair> repairs;  // said of the whole query already
  std::vector<PlannedPart> parts;
  for (const QueryNode& part : positive_parts(root))
    parts.push_back({part_text(part), plan_query(part, repairs)});
  for (const SelectedFacet& facet : narrowing.selected())
    for (const ValueNumber value : facet.values)
      parts.push_back(
          {part_text(make_value(
               facet.facet, std::string(snapshot_->values->value(value).id))),
           Planner::values(facet.facet, {value})});
  return parts;
}

// Articles that another query finds under the same request; nothing if it is no
// query, or takes too long for what is only an offer.
std::optional<std::uint64_t> Searcher::count(const SearchRequest& request,
                                             const std::string& query) const {
  constexpr double kPatience = 1;  // seconds
  SearchRequest counting;
  counting.query = query;
  counting.match = request.match;
  counting.across_scripts = request.across_scripts;
  counting.selections = request.selections;
  counting.exclusions = request.exclusions;
  counting.from = request.from;
  counting.to = request.to;
  counting.new_since = request.new_since;
  counting.like = request.like;
  counting.saved_queries = request.saved_queries;
  counting.limit = 0;
  counting.facets.clear();
  counting.timeout = kPatience;
  counting.cancelled = request.cancelled;
  try {
    return search(counting, [](Hit&&) { return true; }).total;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::BadQuery ||
        error.code() == ErrorCode::Timeout)
      return std::nullopt;
    throw;
  }
}

Answer Searcher::search(const SearchRequest& request,
                        const std::function<bool(Hit&&)>& hit) const {
  const Clock::time_point start = Clock::now();
  const Deadline deadline(request.timeout, request.cancelled);
  const Manifest& manifest = snapshot_->manifest;
  if (request.count == CountUnit::Story && has_order_by_share(request.facets))
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
  context.saved_queries = request.saved_queries;
  ParsedQuery parsed = parse_query(request.query, context);
  if (parsed.root.kind == QueryKind::Everything && parsed.selections.empty() &&
      request.query.find_first_not_of(" \t\r\n") != std::string::npos)
    throw Error(ErrorCode::BadQuery,
                "query: '" + clean_utf8(request.query) +
                    "' has nothing to search for; leave it out to find every "
                    "article");
  answer.repairs = std::move(parsed.repairs);

  RankedMatcher matcher(*snapshot_, readers_, workers_, request.ranking,
                        sharing_);
  ExpandedPlan query_plan;
  query_plan.plan = plan_query(parsed.root, answer.repairs,
                               {matcher.bm25().k1, request.across_scripts});
  const Narrowing narrowing(*snapshot_, request, parsed, answer.repairs);
  if (!request.like.empty())
    answer.like = make_alike(request.like, matcher.bm25(), query_plan.plan);
  if (request.feedback) {
    query_plan = expand_plan(std::move(query_plan.plan), request, narrowing,
                             matcher, deadline);
    answer.feedback = std::move(query_plan.feedback);
  }
  PlanNode narrowed = narrowing.applied_to(std::move(query_plan.plan));
  if (request.facets_of_matches)
    narrowed = narrowing.with_selections(std::move(narrowed));
  const PlanNode plan =
      prefer(std::move(narrowed), std::move(query_plan.preferred));
  answer.understood = narrowing.understood(parsed.root);
  MatchRequest matching;
  matching.plan = &plan;
  if (!request.facets_of_matches) matching.selected = narrowing.selected();
  matching.order = request.sort;
  matching.hits = add_bounded(request.offset, request.limit);
  if (request.limit == 0) matching.hits = 0;
  matching.facets = wanted_facets(request);
  matching.count_days = request.timeline.has_value() || request.day_span;
  matching.collapse = request.collapse;
  matching.count_stories = request.count == CountUnit::Story;
  MatchResult result = matcher.match(matching, deadline);

  answer.total = result.total;
  if (matching.tells_stories()) answer.stories = result.stories;
  if (request.suggest && answer.total < kLittle)
    answer.suggestions = suggest(
        *snapshot_, clean_utf8(request.query), parsed.root, answer.total,
        [&](const std::string& query) { return count(request, query); });
  std::shared_ptr<const FacetTotals> background;
  if (needs_background(request)) background = background_.facets(deadline);
  answer.facets = list_facets(request, *snapshot_, result.facets,
                              background.get(), matching.selected);
  if (request.day_span) {
    const auto [first, last] = result.days.span();
    answer.first_day = format_day(first);
    answer.last_day = format_day(last);
  }
  if (request.timeline)
    answer.timeline = make_timeline(*request.timeline, result.days,
                                    *background_.days(deadline));
  if (request.pivot)
    answer.pivot =
        count_pivot(*request.pivot, request.locale, plan, matching.selected,
                    {*snapshot_, readers_, workers_, background_, deadline});
  if (request.facet_tree)
    answer.facet_tree =
        count_tree(*request.facet_tree, plan, matching.selected,
                   {*snapshot_, readers_, workers_, background_, deadline});
  if (request.offers)
    answer.offers =
        offers(request.query, parsed.root, context, narrowing, deadline);
  if (request.explain) answer.tree = describe_plan(plan, *snapshot_->values);
  answer.search_ms = milliseconds_since(start);

  const Clock::time_point dressing = Clock::now();
  std::optional<FiredTerms> fired;
  if ((request.fired || parsed.uses_saved) && !result.hits.empty())
    fired.emplace(*snapshot_, readers_, deadline,
                  fired_parts(parsed.root, narrowing));
  const QueryNode shown = with_found_words(std::move(parsed.root), answer);
  HitMaker maker(*snapshot_, shown, plan, matching.selected, request);
  for (std::size_t i = request.offset; i < result.hits.size(); ++i) {
    deadline.check();
    const MatchedDoc& found = result.hits[i];
    Hit made = maker.make(found);
    made.rank = i + 1;
    if (fired) made.fired = fired->of(found);
    if (request.explain) explain(plan, matcher, found, deadline, made);
    if (request.collapse)
      made.story = story_of(*snapshot_, result, found, request.list_duplicates);
    if (!hit(std::move(made))) break;
  }
  answer.snippets_ms = milliseconds_since(dressing);
  return answer;
}

}  // namespace dossier::internal
