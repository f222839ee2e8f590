// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.h"

#include <utility>
#include <vector>

#include "dossier/error.h"
#include "indexer/thread_count.h"
#include "searcher/search_run.h"

namespace dossier::internal {
namespace {

// Threads that help this one with a heavy search.
std::size_t helpers_of(const OpenOptions& options) {
  return thread_count(options.search_threads) - 1;
}

// The same articles, another query, and nothing but their number.
SearchRequest counting_request(SearchRequest request, const std::string& query,
                               double seconds) {
  request.query = query;
  request.limit = request.offset = 0;
  request.timeout = seconds;
  request.facets.clear();
  request.pivot.reset();
  request.timeline.reset();
  request.facet_tree.reset();
  request.feedback.reset();
  request.ranking = {};
  request.count = CountUnit::Article;
  request.where = request.suggest = request.offers = request.day_span =
      request.fired = request.explain = request.collapse = false;
  return request;
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

// Articles that another query finds under the same request; nothing if it is no
// query, or takes too long for what is only an offer.
std::optional<std::uint64_t> Searcher::count(const SearchRequest& request,
                                             const std::string& query) const {
  constexpr double kPatience = 1;  // seconds
  try {
    return search(counting_request(request, query, kPatience)).total;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::BadQuery ||
        error.code() == ErrorCode::Timeout)
      return std::nullopt;
    throw;
  }
}

Answer Searcher::search(const SearchRequest& request,
                        const std::function<bool(Hit&&)>& hit,
                        const TakeFacetValue& facet_value) const {
  const Deadline deadline(request.timeout, request.cancelled);
  const SearchContext context{*snapshot_,  readers_, workers_,  sharing_,
                              background_, deadline, request.in};
  const CountArticles count = [&](const std::string& query) {
    return this->count(request, query);
  };
  return SearchRun(request, context, count).run(hit, facet_value);
}

Answer Searcher::search(const SearchRequest& request,
                        const SearchVisitor& visitor) const {
  std::vector<Hit> hits;
  const auto take = [&](Hit&& hit) {
    if (visitor.hit) return visitor.hit(hit);
    hits.push_back(std::move(hit));
    return true;
  };
  Answer answer = search(request, take, visitor.facet_value);
  answer.hits = std::move(hits);
  return answer;
}

Answer Searcher::search(const SearchRequest& request) const {
  return search(request, SearchVisitor());
}

}  // namespace dossier::internal
