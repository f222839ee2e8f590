// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/reference.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "bench/article_words.h"
#include "bench/condition.h"
#include "bench/parallel.h"
#include "dossier/error.h"
#include "indexer/store/record_file.h"
#include "searcher/query/parser.h"
#include "searcher/query/value_resolver.h"

using namespace dossier::internal;
using dossier::Error;
using dossier::ErrorCode;
using dossier::SearchRequest;

namespace {

constexpr std::uint32_t kChunk = 1024;  // articles that a thread takes at once

}  // namespace

void ReferenceAnswer::add(const ReferenceAnswer& other) {
  total += other.total;
  for (std::size_t f = 0; f < kFacetCount; ++f) {
    facets[f].counted += other.facets[f].counted;
    facets[f].missing += other.facets[f].missing;
    for (const auto& [id, count] : other.facets[f].values)
      facets[f].values[id] += count;
  }
}

struct Reference::Question {
  Condition condition;
  std::map<Facet, Ids> selected;
  std::vector<Facet> counted;

  // Adds the article to every count that it belongs to: an article that fails
  // the selection of one facet alone is in the base of that facet.
  void ask(const ArticleWords& article, ArticleReader& reader,
           ReferenceAnswer& answer) const {
    if (!matches(article, condition, reader)) return;
    std::set<Facet> failed;
    for (const auto& [facet, ids] : selected)
      if (!has_any(article.values[static_cast<std::size_t>(facet)], ids))
        failed.insert(facet);
    if (failed.empty()) ++answer.total;
    for (const Facet facet : counted) {
      if (!failed.empty() && failed != std::set<Facet>{facet}) continue;
      const auto f = static_cast<std::size_t>(facet);
      ++answer.facets[f].counted;
      answer.facets[f].missing += article.values[f].empty();
      for (const std::string& id : article.values[f])
        ++answer.facets[f].values[id];
    }
  }
};

Reference::Reference(std::shared_ptr<const Snapshot> snapshot,
                     std::vector<SearchRequest> requests)
    : snapshot_(std::move(snapshot)) {
  ParserContext context;
  for (const auto& [language, articles] : snapshot_->languages)
    if (articles * 20 >= snapshot_->articles)
      context.languages.push_back(language);
  context.spaced_prefix = [this](std::string_view prefix) {
    return snapshot_->gazetteer->is_spaced_prefix(prefix);
  };
  for (const SearchRequest& request : requests) {
    context.match = request.match;
    ParsedQuery parsed = parse_query(request.query, context);
    Question question;
    question.condition = make_condition(*snapshot_, std::move(parsed.root));
    for (const dossier::FacetSelection& selection : parsed.selections) {
      const Facet facet = require_facet(selection.facet);
      question.selected[facet].merge(
          ids_of(*snapshot_, facet, selection.value));
    }
    for (const dossier::FacetRequest& facet : request.facets)
      question.counted.push_back(require_facet(facet.facet));
    questions_.push_back(std::move(question));
  }
}
Reference::~Reference() = default;

// The articles, handed out to threads by chunks.
class Reference::Scan {
 public:
  Scan(const Reference& reference, const std::atomic<bool>* cancelled)
      : reference_(reference),
        cancelled_(cancelled),
        answers_(reference.questions_.size()) {}

  void work() {
    ArticleReader reader;
    std::vector<ReferenceAnswer> mine(answers_.size());
    while (const auto chunk = next_chunk()) ask_all(*chunk, reader, mine);
    std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < mine.size(); ++i) answers_[i].add(mine[i]);
  }

  std::vector<ReferenceAnswer> take() {
    if (cancelled_ && *cancelled_)
      throw Error(ErrorCode::Cancelled, "checking answers: cancelled");
    return std::move(answers_);
  }

 private:
  struct Chunk {
    std::size_t segment;
    DocNumber first;
  };

  std::optional<Chunk> next_chunk() {
    std::lock_guard lock(mutex_);
    const auto& segments = reference_.snapshot_->segments;
    if (cancelled_ && *cancelled_) return std::nullopt;
    while (next_.segment < segments.size() &&
           next_.first >= segments[next_.segment]->size())
      next_ = {next_.segment + 1, 0};
    if (next_.segment == segments.size()) return std::nullopt;
    return std::exchange(next_, {next_.segment, next_.first + kChunk});
  }

  void ask_all(Chunk chunk, ArticleReader& reader,
               std::vector<ReferenceAnswer>& answers) const {
    const Segment& segment = *reference_.snapshot_->segments[chunk.segment];
    const Bitmap& dead = reference_.snapshot_->dead[chunk.segment];
    RecordCursor records(segment.record_file());
    const DocNumber end = std::min(segment.size(), chunk.first + kChunk);
    for (DocNumber doc = chunk.first; doc < end; ++doc) {
      if (dead.size() > 0 && dead.test(doc)) continue;
      const ArticleWords article = reader.read(records.record(doc));
      for (std::size_t i = 0; i < answers.size(); ++i)
        reference_.questions_[i].ask(article, reader, answers[i]);
    }
  }

  const Reference& reference_;
  const std::atomic<bool>* cancelled_;
  std::mutex mutex_;  // guards what follows
  Chunk next_{0, 0};
  std::vector<ReferenceAnswer> answers_;
};

std::vector<ReferenceAnswer> Reference::answers(
    unsigned threads, const std::atomic<bool>* cancelled) const {
  Scan scan(*this, cancelled);
  in_parallel(threads, [&scan](unsigned) { scan.work(); });
  return scan.take();
}

std::string difference(const dossier::Answer& answer,
                       const ReferenceAnswer& expected) {
  const auto differ = [](const std::string& what, std::uint64_t is,
                         std::uint64_t ought) {
    return what + " is " + std::to_string(is) + " and ought to be " +
           std::to_string(ought);
  };
  if (answer.total != expected.total)
    return differ("the total", answer.total, expected.total);
  for (const dossier::FacetCounts& facet : answer.facets) {
    const auto& counts =
        expected.facets[static_cast<std::size_t>(require_facet(facet.facet))];
    const std::string name = "facet " + facet.facet + ": ";
    if (facet.counted != counts.counted)
      return differ(name + "counted", facet.counted, counts.counted);
    if (facet.missing != counts.missing)
      return differ(name + "missing", facet.missing, counts.missing);
    if (facet.distinct != counts.values.size())
      return differ(name + "distinct", facet.distinct, counts.values.size());
    for (const dossier::FacetCount& value : facet.values) {
      const auto found = counts.values.find(value.id);
      const std::uint64_t ought =
          found == counts.values.end() ? 0 : found->second;
      if (value.count != ought)
        return differ(name + value.id, value.count, ought);
    }
  }
  return {};
}
