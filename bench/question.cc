// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/question.h"

#include <time.h>

#include "dossier/error.h"

using dossier::Answer;
using dossier::Error;
using dossier::ErrorCode;

namespace {

double thread_cpu_ms() {
  timespec now = {};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 +
         static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

std::vector<Question> questions_of(const QueryLog& log,
                                   const AskOptions& options) {
  std::vector<Question> questions;
  for (const LoggedQuery& query : log) {
    Question question{query.query_class, {}};
    dossier::SearchRequest& request = question.request;
    if (query.text != kEverything) request.query = query.text;
    request.limit = options.hits;
    request.records = !options.rank_only;
    request.snippets = options.snippets;
    request.facets.clear();
    for (const std::string& facet : options.facets)
      request.facets.push_back({facet});
    request.timeout = 0;  // what takes long is to be seen
    request.cancelled = options.cancelled;
    questions.push_back(std::move(question));
  }
  return questions;
}

Sample ask(const dossier::Index& index, const Question& question) {
  Sample sample;
  const double cpu_before = thread_cpu_ms();
  sample.asked = Clock::now();
  const Answer answer = index.search(question.request);
  sample.answered = Clock::now();
  sample.cpu_ms = thread_cpu_ms() - cpu_before;
  sample.search_ms = answer.search_ms;
  if (answer.total != question.total)
    throw Error(ErrorCode::Corrupt,
                "query '" + question.request.query + "' found " +
                    std::to_string(answer.total) + " articles, and before " +
                    std::to_string(question.total));
  return sample;
}

void ask_first(const dossier::Index& index, std::vector<Question>& questions) {
  for (Question& question : questions) {
    try {
      question.total = index.search(question.request).total;
    } catch (const Error& error) {
      if (error.code() == ErrorCode::Cancelled) throw;
      throw Error(error.code(),
                  "query '" + question.request.query + "': " + error.what());
    }
  }
}
