// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The two ways of asking an index that is warm.
#ifndef DOSSIER_BENCH_LOOPS_H_
#define DOSSIER_BENCH_LOOPS_H_

#include <atomic>
#include <cstdint>
#include <vector>

#include "bench/measurement.h"
#include "bench/question.h"
#include "dossier/index.h"

struct ClosedLoop {
  unsigned threads = 1;
  std::size_t rounds = 5;
  std::size_t samples = 100;  // of a class, at least
};

// Closed loop: each thread asks its next question when it has the answer to the
// last, one class after the other, so that every class has a rate of its own.
// Rounds go through all classes, so that a disturbance of the machine does not
// meet one class alone; in each, a class asks all its questions once, or as
// often as `samples` takes.
//
// Latency is from asking to having the answer. A slow answer delays the
// questions behind it, and they do not show it ("coordinated omission"): what
// users meet at a given load is what the open loop measures.
Measurement run_closed_loop(const dossier::Index& index,
                            const std::vector<Question>& questions,
                            const ClosedLoop& loop);

struct OpenLoop {
  unsigned threads = 1;
  double rate = 0;  // queries a second
  double seconds = 10;
  std::uint64_t seed = 1;
  const std::atomic<bool>* cancelled = nullptr;
};

// Open loop: questions come at a steady rate, whether or not earlier ones are
// answered; all classes mixed, as often as they stand in the log. Latency is
// from the moment when the question was to be asked, so that waiting for a free
// thread counts. Beyond what the threads can do, the latency grows with the
// length of the run.
Measurement run_open_loop(const dossier::Index& index,
                          const std::vector<Question>& questions,
                          const OpenLoop& loop);

#endif  // DOSSIER_BENCH_LOOPS_H_
