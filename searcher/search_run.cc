// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search_run.h"

#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "dossier/error.h"
#include "indexer/text/utf8.h"
#include "searcher/entity_offers.h"
#include "searcher/facet_tree.h"
#include "searcher/hit_maker.h"
#include "searcher/hit_stories.h"
#include "searcher/match/evaluator.h"
#include "searcher/match/plan_tree.h"
#include "searcher/more_like.h"
#include "searcher/pivot.h"
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

// What the answer says of index and request.
Answer answer_to(const SearchRequest& request, const Snapshot& snapshot) {
  const Manifest& manifest = snapshot.manifest;
  Answer answer;
  answer.index = {manifest.index_id, manifest.revision, snapshot.articles,
                  manifest.gazetteer_version};
  answer.request = request;
  answer.request.cancelled = nullptr;
  answer.query = request.query;
  answer.version = library_version();
  answer.match = request.match;
  answer.sort = request.sort;
  answer.limit = request.limit;
  answer.offset = request.offset;
  answer.count = request.count;
  answer.in = request.in;
  if (request.new_since) answer.new_since = request.new_since->revision;
  return answer;
}

// Languages of at least one article in twenty, most articles first: those
// whose stop words a query may have.
std::vector<std::string> query_languages(const Snapshot& snapshot) {
  std::vector<std::string> languages;
  for (const auto& [language, articles] : snapshot.languages)
    if (articles * 20 >= snapshot.articles) languages.push_back(language);
  return languages;
}

ParserContext parser_context(const SearchRequest& request,
                             const Snapshot& snapshot) {
  ParserContext context;
  context.match = request.match;
  context.languages = query_languages(snapshot);
  context.spaced_prefix = [&snapshot](std::string_view prefix) {
    return snapshot.gazetteer->is_spaced_prefix(prefix);
  };
  context.saved_queries = request.saved_queries;
  context.in = request.in;
  return context;
}

ParsedQuery read_query(const SearchRequest& request,
                       const ParserContext& context, Answer& answer) {
  ParsedQuery parsed = parse_query(request.query, context);
  if (parsed.root.kind == QueryKind::Everything && parsed.selections.empty() &&
      request.query.find_first_not_of(" \t\r\n") != std::string::npos)
    throw Error(ErrorCode::BadQuery,
                "query: '" + clean_utf8(request.query) +
                    "' has nothing to search for; leave it out to find every "
                    "article");
  answer.repairs = std::move(parsed.repairs);
  return parsed;
}

// Throws Error (BadQuery) for what makes no sense together.
void check_parts(const SearchRequest& request) {
  const auto refuse = [](const char* why) {
    throw Error(ErrorCode::BadQuery, why);
  };
  if (request.in != ArticlePart::Whole && !request.like.empty())
    refuse(
        "more like an article is told by the whole of it: leave one out, that "
        "or the part to look in");
  if (request.in != ArticlePart::Whole && request.feedback)
    refuse(
        "feedback takes words of whole articles: leave one out, feedback or "
        "the part to look in");
  if (!request.where) return;
  if (request.in != ArticlePart::Whole)
    refuse(
        "where in the articles something stands is not to be told of one "
        "part: leave one out, the part or the numbers of each");
  if (!request.like.empty() || request.feedback)
    refuse(
        "where in the articles something stands is told of the words of a "
        "query, not of those that likeness and feedback find: leave one out");
}

FacetMask wanted_facets(const SearchRequest& request) {
  FacetMask mask{};
  for (const FacetRequest& facet : request.facets)
    mask[static_cast<std::size_t>(require_facet(facet.facet))] = true;
  return mask;
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

SearchRun::SearchRun(const SearchRequest& request, const SearchContext& context,
                     const CountArticles& count)
    : request_(request),
      context_(context),
      snapshot_(context.snapshot),
      count_(count),
      answer_(answer_to(request, snapshot_)),
      parsing_(parser_context(request, snapshot_)),
      parsed_(read_query(request, parsing_, answer_)),
      matcher_(context, request.ranking),
      query_plan_(plan_of(parsed_.root, answer_.repairs)),
      narrowing_(snapshot_, request, parsed_, answer_.repairs),
      selected_(request.facets_of_matches ? std::vector<SelectedFacet>()
                                          : narrowing_.selected()) {
  check_parts(request);
}

Answer SearchRun::run(const std::function<bool(Hit&&)>& hit,
                      const TakeFacetValue& facet_value) {
  plan_ = make_plan();
  answer_.understood = narrowing_.understood(parsed_.root);
  const MatchResult result = matcher_.match(match_request());
  fill(result);
  fill_facets(result, facet_value);
  answer_.search_ms = milliseconds_since(start_);

  const Clock::time_point dressing = Clock::now();
  hand_over(result, hit);
  answer_.snippets_ms = milliseconds_since(dressing);
  return std::move(answer_);
}

// The plan.

PlanNode SearchRun::plan_of(const QueryNode& query,
                            std::vector<Repair>& repairs) {
  ReaderPool::Loan readers(context_.readers);
  const PlanOptions options{matcher_.bm25().k1, request_.across_scripts};
  return Planner(snapshot_, *readers, repairs, options).plan(query);
}

PlanNode SearchRun::make_plan() {
  ExpandedPlan query;
  query.plan = std::move(query_plan_);
  if (!request_.like.empty()) add_likeness(query.plan);
  if (request_.feedback) {
    query = expand_plan(std::move(query.plan));
    answer_.feedback = std::move(query.feedback);
  }
  PlanNode narrowed = narrowing_.applied_to(std::move(query.plan));
  if (request_.facets_of_matches)
    narrowed =
        Planner::with_selections(std::move(narrowed), narrowing_.selected());
  return prefer(std::move(narrowed), std::move(query.preferred));
}

void SearchRun::add_likeness(PlanNode& plan) {
  ReaderPool::Loan readers(context_.readers);
  std::vector<Repair> none;
  Planner planner(snapshot_, *readers, none, {matcher_.bm25().k1});
  PlanNode alike = plan_like(request_.like, snapshot_, planner, matcher_.bm25(),
                             answer_.like.emplace());
  plan = Planner::both(std::move(plan), std::move(alike));
  plan = Planner::both(std::move(plan),
                       Planner::negate(Planner::article(request_.like)));
}

ExpandedPlan SearchRun::expand_plan(PlanNode plan) {
  check(*request_.feedback);
  const PlanNode narrowed = narrowing_.applied_to(plan);
  MatchRequest matching;
  matching.plan = &narrowed;
  if (!feedback_widens(request_.match, plan))
    matching.selected = narrowing_.selected();
  matching.hits = request_.feedback->articles;
  const MatchResult best = matcher_.match(matching);
  ReaderPool::Loan readers(context_.readers);
  std::vector<Repair> none;
  Planner planner(snapshot_, *readers, none, {matcher_.bm25().k1});
  return expand(*request_.feedback, request_.match, std::move(plan), snapshot_,
                planner, matcher_.bm25(), best.hits);
}

MatchRequest SearchRun::match_request() const {
  MatchRequest matching;
  matching.plan = &plan_;
  matching.selected = selected_;
  matching.order = request_.sort;
  matching.hits =
      request_.limit == 0 ? 0 : add_bounded(request_.offset, request_.limit);
  matching.facets = wanted_facets(request_);
  matching.count_days = request_.timeline.has_value() || request_.day_span;
  matching.collapse = request_.collapse;
  matching.count_stories = request_.count == CountUnit::Story;
  matching.counting.each = request_.where;
  return matching;
}

// The answer, without its hits.

void SearchRun::fill(const MatchResult& result) {
  answer_.total = result.total;
  if (request_.collapse || request_.count == CountUnit::Story)
    answer_.stories = result.stories;
  if (request_.suggest && answer_.total < kLittle)
    answer_.suggestions = suggest(snapshot_, clean_utf8(request_.query),
                                  parsed_.root, answer_.total, count_);
  if (request_.where) fill_where(result);
  fill_tables(result);
  if (request_.offers) fill_offers();
  if (request_.explain) fill_tree();
}

void SearchRun::fill_tree() {
  const auto count = [&](const PlanNode& plan) {
    MatchRequest matching;
    matching.plan = &plan;
    matching.hits = 0;
    return match(matching, context_).total;
  };
  answer_.tree = describe_plan(plan_, *snapshot_.values, count);
}

void SearchRun::fill_where(const MatchResult& result) {
  if (result.total == 0) {
    answer_.total_in.emplace();
    return;
  }
  answer_.total_in = {count_in(ArticlePart::Title), count_in(ArticlePart::Lead),
                      count_in(ArticlePart::Body)};
}

// The matches that the same search in this part finds as well.
std::uint64_t SearchRun::count_in(ArticlePart part) {
  SearchRequest request = request_;
  request.in = part;
  ParserContext parsing = parsing_;
  parsing.in = part;
  const ParsedQuery parsed = parse_query(request.query, parsing);
  std::vector<Repair> repairs;  // said already
  const Narrowing narrowing(snapshot_, request, parsed, repairs);
  PlanNode there = Planner::with_selections(
      narrowing.applied_to(plan_of(parsed.root, repairs)),
      narrowing.selected());
  const PlanNode both = Planner::both(
      Planner::with_selections(plan_, selected_), std::move(there));
  MatchRequest matching;
  matching.plan = &both;
  matching.hits = 0;
  matching.count_stories = request_.count == CountUnit::Story;
  const MatchResult result = match(matching, context_);
  return matching.count_stories ? result.stories : result.total;
}

void SearchRun::fill_facets(const MatchResult& result,
                            const TakeFacetValue& facet_value) {
  std::shared_ptr<const FacetTotals> background;
  if (needs_background(request_))
    background = context_.background.facets(context_.deadline, request_.in,
                                            request_.count);
  answer_.facets =
      list_facets(request_, snapshot_, result.facets, background.get(),
                  selected_, context_.deadline, facet_value);
}

void SearchRun::fill_tables(const MatchResult& result) {
  if (request_.day_span) {
    const auto [first, last] = result.days.span();
    answer_.first_day = format_day(first);
    answer_.last_day = format_day(last);
  }
  if (request_.timeline) {
    answer_.timeline =
        make_timeline(*request_.timeline, result.days,
                      *context_.background.days(context_.deadline));
    if (request_.count == CountUnit::Story)
      count_stories_once(snapshot_, result.of_stories, *answer_.timeline);
  }
  if (request_.pivot)
    answer_.pivot = count_pivot(request_, plan_, selected_, context_);
  if (request_.facet_tree)
    answer_.facet_tree = count_tree(request_, plan_, selected_, context_);
}

void SearchRun::fill_offers() {
  const std::vector<SelectedFacet> selected = narrowing_.selected();
  std::vector<Repair> repairs;  // said of the whole query already
  const auto plan = [&](const QueryNode& part) {
    return plan_of(part, repairs);
  };
  const auto narrowed_plan = [&](const QueryNode& part) {
    return Planner::with_selections(narrowing_.applied_to(plan(part)),
                                    selected);
  };
  const auto count = [&](const PlanNode& counted) {
    MatchRequest matching;
    matching.plan = &counted;
    matching.hits = 0;
    return match(matching, context_).total;
  };
  answer_.offers =
      make_offers(request_.query, parsed_.root,
                  {snapshot_, parsing_, selected, narrowed_plan, plan, count});
}

// The hits.

void SearchRun::hand_over(const MatchResult& result,
                          const std::function<bool(Hit&&)>& hit) {
  std::optional<FiredTerms> fired;
  if ((request_.fired || parsed_.uses_saved) && !result.hits.empty())
    fired.emplace(snapshot_, context_.readers, context_.deadline,
                  fired_parts());
  const QueryNode shown = with_found_words(parsed_.root, answer_);
  HitMaker maker(snapshot_, shown, plan_, selected_, request_);
  for (std::size_t i = request_.offset; i < result.hits.size(); ++i) {
    context_.deadline.check();
    const MatchedDoc& found = result.hits[i];
    Hit made = maker.make(found);
    made.rank = i + 1;
    if (fired) made.fired = fired->of(found);
    if (request_.explain) explain(found, made);
    if (request_.collapse)
      made.story = story_of(snapshot_, result, found, request_.list_duplicates);
    if (!hit(std::move(made))) break;
  }
}

std::string SearchRun::fired_text(const SelectedFacet& facet,
                                  ValueNumber value) const {
  QueryNode node =
      make_value(facet.facet, std::string(snapshot_.values->value(value).id));
  look_in(facet.part, node);
  return part_text(std::move(node));
}

std::vector<PlannedPart> SearchRun::fired_parts() {
  std::vector<Repair> repairs;  // said of the whole query already
  std::vector<PlannedPart> parts;
  for (const QueryNode& part : positive_parts(parsed_.root))
    parts.push_back({part_text(part), plan_of(part, repairs)});
  for (const SelectedFacet& facet : narrowing_.selected())
    for (const ValueNumber value : facet.values)
      parts.push_back({fired_text(facet, value),
                       Planner::values(facet.facet, {value}, facet.part)});
  return parts;
}

void SearchRun::explain(const MatchedDoc& match, Hit& hit) {
  ReaderPool::Loan readers(matcher_.readers());
  Evaluator evaluator(
      *snapshot_.segments[match.segment], *(*readers)[match.segment],
      snapshot_.values->of_segment(match.segment), context_.deadline);
  evaluator.explain(plan_, match.doc, true, hit.score_parts);
  matcher_.explain(match, hit.score_parts);
}

}  // namespace dossier::internal
