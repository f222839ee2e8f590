// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/check.h"

#include <algorithm>
#include <map>
#include <utility>

#include "bench/reference.h"
#include "dossier/error.h"
#include "indexer/store/snapshot.h"

using dossier::Answer;
using dossier::Index;
using dossier::SearchRequest;

namespace {

// Pairs of a query and an article: some microsecond each.
constexpr std::uint64_t kUsualPairs = 20'000'000;

// Turn by turn one of each class.
std::vector<const Question*> spread(const std::vector<Question>& questions,
                                    std::size_t count) {
  std::map<std::string, std::size_t> seen;
  std::vector<std::pair<std::size_t, const Question*>> turns;
  for (const Question& question : questions)
    turns.emplace_back(seen[question.query_class]++, &question);
  std::stable_sort(
      turns.begin(), turns.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  turns.resize(std::min(count, turns.size()));
  std::vector<const Question*> chosen;
  for (const auto& [turn, question] : turns) chosen.push_back(question);
  return chosen;
}

// The request with every facet value in the answer.
SearchRequest with_all_values(SearchRequest request) {
  for (dossier::FacetRequest& facet : request.facets)
    facet.limit = dossier::kAll;
  request.snippets = false;
  return request;
}

// Whether words of the query were left out because they are too many: a bound
// of searches that the reference does not know.
bool leaves_words_out(const Answer& answer) {
  return std::any_of(answer.repairs.begin(), answer.repairs.end(),
                     [](const dossier::Repair& repair) {
                       return repair.kind == "expansions" ||
                              repair.kind == "words";
                     });
}

}  // namespace

std::size_t usual_checks(std::uint64_t articles, std::size_t classes) {
  return std::max<std::size_t>(
      classes, kUsualPairs / std::max<std::uint64_t>(1, articles));
}

RunResult::Check check_answers(const std::filesystem::path& folder,
                               const std::vector<Question>& questions,
                               std::size_t count, unsigned threads,
                               const std::atomic<bool>* cancelled) {
  RunResult::Check check;
  if (count == 0) return check;
  const Index index = Index::open(folder);
  const auto snapshot = dossier::internal::Snapshot::open(folder);
  std::vector<SearchRequest> requests;
  std::vector<Answer> answers;
  for (const Question* question : spread(questions, count)) {
    SearchRequest request = with_all_values(question->request);
    Answer answer = index.search(request);
    if (leaves_words_out(answer)) {
      ++check.passed_by;
      continue;
    }
    requests.push_back(std::move(request));
    answers.push_back(std::move(answer));
  }
  const std::vector<ReferenceAnswer> expected =
      Reference(snapshot, requests).answers(threads, cancelled);
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (const std::string found = difference(answers[i], expected[i]);
        !found.empty())
      throw dossier::Error(
          dossier::ErrorCode::Corrupt,
          "query '" + requests[i].query + "' is answered wrongly: " + found);
  check.queries = answers.size();
  check.articles = snapshot->articles;
  return check;
}
