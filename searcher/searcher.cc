// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "dossier/error.h"
#include "indexer/text/utf8.h"
#include "searcher/hit_maker.h"
#include "searcher/match/bm25.h"
#include "searcher/match/deadline.h"
#include "searcher/match/evaluator.h"
#include "searcher/narrowing.h"
#include "searcher/query/parser.h"
#include "searcher/query/value_resolver.h"

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

std::size_t add_bounded(std::size_t a, std::size_t b) {
  return a > kAll - b ? kAll : a + b;
}

}  // namespace

// Handles borrowed for one search; an exception gives them back too.
class Searcher::Borrowed {
 public:
  explicit Borrowed(const Searcher& searcher)
      : searcher_(searcher), postings_(searcher.borrow()) {}
  ~Borrowed() { searcher_.give_back(std::move(postings_)); }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;

  PostingsSet& operator*() { return postings_; }

 private:
  const Searcher& searcher_;
  PostingsSet postings_;
};

Searcher::Searcher(std::shared_ptr<const Snapshot> snapshot,
                   std::size_t posting_cache_bytes)
    : snapshot_(std::move(snapshot)) {
  if (posting_cache_bytes)
    cache_ = std::make_shared<PostingCache>(posting_cache_bytes);
}

PostingsSet Searcher::borrow() const {
  {
    std::lock_guard lock(mutex_);
    if (!free_.empty()) {
      PostingsSet postings = std::move(free_.back());
      free_.pop_back();
      return postings;
    }
  }
  PostingsSet postings;
  for (std::uint32_t s = 0; s < snapshot_->segments.size(); ++s) {
    postings.push_back(snapshot_->segments[s]->postings());
    if (cache_)
      postings[s] = make_cached_postings(std::move(postings[s]), s, cache_);
  }
  return postings;
}

void Searcher::give_back(PostingsSet postings) const {
  std::lock_guard lock(mutex_);
  free_.push_back(std::move(postings));
}

std::vector<FacetCounts> Searcher::count_facets(
    const SearchRequest& request, const FacetTotals& totals,
    const std::vector<SelectedFacet>& selected) const {
  const ValueMap& values = *snapshot_->values;
  const std::string find = folded_words(request.facet_find);
  std::vector<FacetCounts> all;
  for (const FacetRequest& wanted : request.facets) {
    Facet facet = require_facet(wanted.facet);
    auto f = static_cast<std::size_t>(facet);
    FacetCounts counts;
    counts.facet = wanted.facet;
    counts.counted = totals.counted[f];
    counts.missing = totals.counted[f] - totals.with_value[f];

    auto is_selected = [&](ValueNumber value) {
      for (const SelectedFacet& selection : selected)
        if (selection.facet == facet)
          return std::binary_search(selection.values.begin(),
                                    selection.values.end(), value);
      return false;
    };
    std::vector<ValueNumber> shown;
    std::uint64_t sum = 0;
    auto [first, last] = values.values_of_facet(facet);
    for (ValueNumber value = first; value < last; ++value) {
      std::uint64_t count = totals.by_value[value];
      if (count) ++counts.distinct;
      sum += count;
      if (!count && !is_selected(value)) continue;
      if (!find.empty() &&
          values.folded_label(value).find(find) == std::string_view::npos &&
          folded_words(values.value(value).id).find(find) == std::string::npos)
        continue;
      shown.push_back(value);
    }
    // Values are numbered by id, which spares looking at strings: most counts
    // of a narrow search are 1.
    auto first_shown = [&](ValueNumber a, ValueNumber b) {
      const auto count_a = totals.by_value[a], count_b = totals.by_value[b];
      return count_a != count_b ? count_a > count_b : a < b;
    };
    std::size_t limit = std::min(wanted.limit, shown.size());
    auto cut = shown.begin() + static_cast<std::ptrdiff_t>(limit);
    std::partial_sort(shown.begin(), cut, shown.end(), first_shown);
    // What the user selected is always shown, with what it would give.
    auto kept = std::partition(cut, shown.end(), is_selected);
    std::sort(cut, kept, first_shown);
    shown.erase(kept, shown.end());

    for (ValueNumber number : shown) {
      FacetValue value = values.value(number);
      std::uint64_t count = totals.by_value[number];
      counts.values.push_back({std::string(value.id), std::string(value.label),
                               count, is_selected(number)});
      sum -= count;
    }
    counts.other = sum;
    all.push_back(std::move(counts));
  }
  return all;
}

void Searcher::explain(const PlanNode& plan, const Match& match,
                       PostingsSet& postings, const Deadline& deadline,
                       Hit& hit) const {
  const Bm25Length length(static_cast<double>(snapshot_->ranking_length) /
                          static_cast<double>(snapshot_->ranking_documents));
  Evaluator evaluator(
      *snapshot_->segments[match.segment], *postings[match.segment],
      snapshot_->values->of_segment(match.segment), length, deadline);
  evaluator.explain(plan, match.doc, true, hit.score_parts);
}

Answer Searcher::search(const SearchRequest& request,
                        const std::function<bool(Hit&&)>& hit) const {
  const Clock::time_point start = Clock::now();
  const Deadline deadline(request.timeout, request.cancelled);
  const Manifest& manifest = snapshot_->manifest;

  Answer answer;
  answer.index = {manifest.index_id, manifest.revision, snapshot_->articles,
                  manifest.gazetteer_version};
  answer.query = request.query;
  answer.match = request.match;

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

  Borrowed postings(*this);
  Planner planner(*snapshot_, *postings, answer.repairs);
  PlanNode query_plan = planner.plan(parsed.root);
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
  MatchResult result = match(*snapshot_, *postings, matching, deadline);

  answer.total = result.total;
  answer.facets = count_facets(request, result.facets, matching.selected);
  if (request.explain) answer.tree = describe_plan(plan, *snapshot_->values);
  answer.search_ms = milliseconds_since(start);

  const Clock::time_point dressing = Clock::now();
  HitMaker maker(*snapshot_, parsed.root, plan, matching.selected, request);
  for (std::size_t i = request.offset; i < result.hits.size(); ++i) {
    deadline.check();
    const Match& found = result.hits[i];
    Hit made = maker.make(found);
    made.rank = i + 1;
    if (request.explain) explain(plan, found, *postings, deadline, made);
    if (!hit(std::move(made))) break;
  }
  answer.snippets_ms = milliseconds_since(dressing);
  return answer;
}

}  // namespace dossier::internal
