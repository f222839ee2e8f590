// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_QUESTION_H_
#define DOSSIER_BENCH_QUESTION_H_

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/query_log.h"
#include "dossier/index.h"

using Clock = std::chrono::steady_clock;

// What is asked for with every query.
struct AskOptions {
  std::vector<std::string> facets = {"country", "system", "official"};
  std::size_t hits = 10;
  bool snippets = false;
  bool rank_only = false;  // of the hits only the ids are read
  const std::atomic<bool>* cancelled = nullptr;
};

// A query ready to be asked.
struct Question {
  std::string query_class;
  dossier::SearchRequest request;
  std::uint64_t total = 0;  // what it was answered with before
};

// Without a total yet.
std::vector<Question> questions_of(const QueryLog& log,
                                   const AskOptions& options);

// One asking of a question. Times are milliseconds.
struct Sample {
  Clock::time_point asked, answered;
  double cpu_ms = 0;     // of the asking thread
  double search_ms = 0;  // Answer::search_ms: without reading the hits

  double wall_ms() const {
    return std::chrono::duration<double, std::milli>(answered - asked).count();
  }
};

// Asks, and has its answer when the hits are there. Throws dossier::Error, also
// (Corrupt) if the answer's total is not that of the question.
Sample ask(const dossier::Index& index, const Question& question);

// Asks every question and keeps the totals. Throws dossier::Error that names
// the query.
void ask_first(const dossier::Index& index, std::vector<Question>& questions);

#endif  // DOSSIER_BENCH_QUESTION_H_
