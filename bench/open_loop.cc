// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/prctl.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <thread>
#include <utility>

#include "bench/loops.h"
#include "bench/parallel.h"
#include "bench/random.h"
#include "dossier/error.h"

namespace {

// Long waits are cut, so that a signal is seen.
constexpr std::chrono::milliseconds kLongestSleep{100};

// The order in which the log is asked again and again.
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<std::size_t> order(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t other = random.below(i + 1);
    order[i] = order[other];
    order[other] = i;
  }
  return order;
}

struct Timed {
  const Question* question;
  double latency_ms;
  Sample sample;
};

// Asks question after question at its time. Shared by the threads.
class Schedule {
 public:
  Schedule(const std::vector<Question>& questions, const OpenLoop& loop)
      : questions_(questions),
        loop_(loop),
        order_(shuffled(questions.size(), loop.seed)),
        count_(static_cast<std::size_t>(
            std::max(1.0, std::round(loop.rate * loop.seconds)))),
        start_(Clock::now() + std::chrono::milliseconds(20)) {}

  std::vector<Timed> work(const dossier::Index& index) {
    ::prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL);  // wake when told
    std::vector<Timed> timed;
    for (std::size_t i = next_++; i < count_; i = next_++) {
      const Question& question = questions_[order_[i % order_.size()]];
      const Clock::time_point due = time_of(i);
      wait_until(due);
      const Sample sample = ask(index, question);
      const std::chrono::duration<double, std::milli> latency =
          sample.answered - due;
      timed.push_back({&question, latency.count(), sample});
    }
    return timed;
  }

  double seconds_until(Clock::time_point end) const {
    return std::chrono::duration<double>(end - start_).count();
  }

 private:
  Clock::time_point time_of(std::size_t i) const {
    return start_ + std::chrono::duration_cast<Clock::duration>(
                        std::chrono::duration<double>(static_cast<double>(i) /
                                                      loop_.rate));
  }

  void wait_until(Clock::time_point due) const {
    while (Clock::now() < due) {
      if (loop_.cancelled && *loop_.cancelled)
        throw dossier::Error(dossier::ErrorCode::Cancelled,
                             "measuring: cancelled");
      std::this_thread::sleep_until(
          std::min(due, Clock::now() + kLongestSleep));
    }
  }

  const std::vector<Question>& questions_;
  const OpenLoop& loop_;
  const std::vector<std::size_t> order_;
  const std::size_t count_;
  const Clock::time_point start_;
  std::atomic<std::size_t> next_ = 0;
};

}  // namespace

Measurement run_open_loop(const dossier::Index& index,
                          const std::vector<Question>& questions,
                          const OpenLoop& loop) {
  Schedule schedule(questions, loop);
  std::vector<std::vector<Timed>> timed(loop.threads);
  in_parallel(loop.threads,
              [&](unsigned thread) { timed[thread] = schedule.work(index); });

  std::map<std::string, Tally> tallies;
  Tally all;
  Clock::time_point last = Clock::time_point::min();
  for (const std::vector<Timed>& of_thread : timed)
    for (const Timed& one : of_thread) {
      tallies[one.question->query_class].add(one.latency_ms, one.sample);
      all.add(one.latency_ms, one.sample);
      last = std::max(last, one.sample.answered);
    }

  Measurement measurement;
  measurement.mode = Mode::Open;
  measurement.threads = loop.threads;
  measurement.offered_rate = loop.rate;
  measurement.seconds = schedule.seconds_until(last);
  QueryLog names;
  for (const Question& question : questions)
    names.push_back({question.query_class, ""});
  for (const std::string& name : classes_of(names)) {
    ClassFigures figures = tallies[name].figures(name);
    count_matches(questions, figures);
    measurement.classes.push_back(std::move(figures));
  }
  measurement.all = all.figures("all classes");
  measurement.all->rate = static_cast<double>(all.size()) / measurement.seconds;
  return measurement;
}
