// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <utility>

#include "bench/loops.h"
#include "bench/parallel.h"

namespace {

using Questions = std::vector<const Question*>;

// What one class gave in one round, or in all.
struct ClassRun {
  Tally tally;
  double seconds = 0;
};

ClassRun ask_all(const dossier::Index& index, const Questions& questions,
                 std::size_t repeats, unsigned threads) {
  std::vector<std::vector<Sample>> samples(threads);
  std::atomic<std::size_t> next = 0;
  in_parallel(threads, [&](unsigned thread) {
    while (true) {
      const std::size_t i = next++;
      if (i >= questions.size() * repeats) return;
      samples[thread].push_back(ask(index, *questions[i % questions.size()]));
    }
  });
  ClassRun run;
  Clock::time_point first = Clock::time_point::max();
  Clock::time_point last = Clock::time_point::min();
  for (const std::vector<Sample>& of_thread : samples)
    for (const Sample& sample : of_thread) {
      run.tally.add(sample.wall_ms(), sample);
      first = std::min(first, sample.asked);
      last = std::max(last, sample.answered);
    }
  run.seconds = std::chrono::duration<double>(last - first).count();
  return run;
}

// So often does a class ask its questions in a round.
std::size_t repeats_of(std::size_t questions, const ClosedLoop& loop) {
  const std::size_t a_pass = questions * loop.rounds;
  return std::max<std::size_t>(1, (loop.samples + a_pass - 1) / a_pass);
}

}  // namespace

Measurement run_closed_loop(const dossier::Index& index,
                            const std::vector<Question>& questions,
                            const ClosedLoop& loop) {
  std::vector<std::pair<std::string, Questions>> classes;
  for (const Question& question : questions) {
    auto found = std::find_if(
        classes.begin(), classes.end(),
        [&](const auto& known) { return known.first == question.query_class; });
    if (found == classes.end())
      found = classes.insert(classes.end(), {question.query_class, {}});
    found->second.push_back(&question);
  }

  std::vector<ClassRun> runs(classes.size());
  std::vector<std::vector<double>> round_p50(classes.size());
  for (std::size_t round = 0; round < loop.rounds; ++round)
    for (std::size_t c = 0; c < classes.size(); ++c) {
      const Questions& asked = classes[c].second;
      const ClassRun run =
          ask_all(index, asked, repeats_of(asked.size(), loop), loop.threads);
      runs[c].tally.add(run.tally);
      runs[c].seconds += run.seconds;
      round_p50[c].push_back(run.tally.figures("").latency.p50);
    }

  Measurement measurement;
  measurement.mode = Mode::Closed;
  measurement.threads = loop.threads;
  measurement.rounds = loop.rounds;
  for (std::size_t c = 0; c < classes.size(); ++c) {
    ClassFigures figures = runs[c].tally.figures(classes[c].first);
    figures.rate = static_cast<double>(figures.latency.n) / runs[c].seconds;
    figures.round_p50 = std::move(round_p50[c]);
    count_matches(questions, figures);
    measurement.seconds += runs[c].seconds;
    measurement.classes.push_back(std::move(figures));
  }
  return measurement;
}
