// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What a candidate of a phrase costs when the phrase is asked for the first
// time: its words' lists are in memory, its matches are not.
//
//   phrases_benchmark --index=DIR --queries=LOG [options of Google Benchmark]
//
// LOG is a query log as `dossier-bench queries` draws it; its phrases alone are
// used. "candidates" are the documents that are in the lists of all words but
// common ones, and whose token streams are therefore looked at. The time
// includes finding them and adding up the scores of those that match.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/store/snapshot.h"
#include "searcher/match/deadline.h"
#include "searcher/match/evaluator.h"
#include "searcher/match/plan.h"
#include "searcher/match/reader_pool.h"
#include "searcher/query/parser.h"

namespace {

using namespace dossier::internal;

std::vector<std::string> read_phrases(const std::string& path) {
  std::ifstream in(path);
  std::vector<std::string> phrases;
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("phrase\t")) phrases.push_back(line.substr(7));
  return phrases;
}

// The index, its lists, and the plans of the phrases.
class Phrases {
 public:
  Phrases(const std::string& folder, const std::vector<std::string>& phrases)
      : snapshot_(Snapshot::open(folder)),
        pool_(*snapshot_, std::make_shared<PostingCache>(std::size_t{1} << 30)),
        readers_(pool_) {
    std::vector<dossier::Repair> repairs;
    Planner planner(*snapshot_, *readers_, repairs);
    for (const std::string& phrase : phrases)
      plans_.push_back(planner.plan(parse_query(phrase, {}).root));
  }

  // Returns how many documents matched.
  std::size_t evaluate() {
    std::size_t matches = 0;
    for (const PlanNode& plan : plans_) matches += evaluate(plan);
    return matches;
  }

  std::size_t candidates() {
    std::size_t candidates = 0;
    for (const PlanNode& plan : plans_) candidates += evaluate(words_of(plan));
    return candidates;
  }

 private:
  std::size_t evaluate(const PlanNode& plan) {
    std::size_t matches = 0;
    for (std::size_t s = 0; s < snapshot_->segments.size(); ++s) {
      const Segment& segment = *snapshot_->segments[s];
      Evaluator evaluator(segment, *(*readers_)[s],
                          snapshot_->values->of_segment(s), deadline_);
      for (DocNumber first = 0; first < segment.size();
           first += Accumulator::kWindow)
        matches += evaluator
                       .evaluate(plan, {first, std::min<DocNumber>(
                                                   first + Accumulator::kWindow,
                                                   segment.size())})
                       .count();
    }
    return matches;
  }

  // All words but those that more than one document in eight has.
  PlanNode words_of(const PlanNode& phrase) const {
    PlanNode all;
    all.kind = PlanKind::And;
    std::vector<TermGroup> groups = phrase.groups;
    std::stable_sort(groups.begin(), groups.end(),
                     [](const TermGroup& a, const TermGroup& b) {
                       return a.document_frequency < b.document_frequency;
                     });
    for (const TermGroup& group : groups) {
      if (!all.children.empty() &&
          group.document_frequency * 8 > snapshot_->articles)
        break;
      PlanNode& word = all.children.emplace_back();
      word.kind = PlanKind::Terms;
      word.group = group;
    }
    return all;
  }

  std::shared_ptr<const Snapshot> snapshot_;
  ReaderPool pool_;
  ReaderPool::Loan readers_;
  Deadline deadline_{0, nullptr};
  std::vector<PlanNode> plans_;
};

void verify(benchmark::State& state, Phrases& phrases) {
  const std::size_t candidates = phrases.candidates();
  std::size_t matches = 0;
  for (auto _ : state) matches += phrases.evaluate();
  using benchmark::Counter;
  state.counters["candidates"] = static_cast<double>(candidates);
  state.counters["matches"] =
      Counter(static_cast<double>(matches), Counter::kAvgIterations);
  state.counters["a_candidate"] =
      Counter(static_cast<double>(candidates),
              Counter::kIsIterationInvariantRate | Counter::kInvert);
}

}  // namespace

int main(int argc, char** argv) {
  std::string index, log;
  std::vector<char*> rest;
  for (int i = 0; i < argc; ++i) {
    const std::string_view argument(argv[i]);
    if (argument.starts_with("--index="))
      index = argument.substr(8);
    else if (argument.starts_with("--queries="))
      log = argument.substr(10);
    else
      rest.push_back(argv[i]);
  }
  int count = static_cast<int>(rest.size());
  benchmark::Initialize(&count, rest.data());
  if (benchmark::ReportUnrecognizedArguments(count, rest.data())) return 2;
  const std::vector<std::string> queries = read_phrases(log);
  if (index.empty() || queries.empty()) {
    std::cerr << "phrases_benchmark --index=DIR --queries=LOG, with queries of "
                 "the class phrase in the log\n";
    return 2;
  }
  Phrases phrases(index, queries);
  benchmark::RegisterBenchmark(
      "verify", [&](benchmark::State& state) { verify(state, phrases); });
  benchmark::RunSpecifiedBenchmarks();
}
