// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_MEASUREMENT_H_
#define DOSSIER_BENCH_MEASUREMENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bench/latency.h"
#include "bench/question.h"

// The figures of one class of queries under one way of asking.
struct ClassFigures {
  std::string name;
  Distribution latency;        // milliseconds on the clock
  Distribution cpu;            // milliseconds of CPU of the asking thread
  double search_ms = 0;        // mean
  std::optional<double> rate;  // queries a second, where it says something
  std::uint64_t queries = 0, matches = 0;  // different ones; theirs together
  std::vector<double> round_p50;  // for the spread, if there were rounds
};

enum class Mode { Closed, Open, Cold };
const char* to_string(Mode mode);

// One way of asking the whole log, and what came of it.
struct Measurement {
  Mode mode = Mode::Closed;
  unsigned threads = 1;
  std::size_t rounds = 0;              // Closed
  std::optional<double> offered_rate;  // Open: queries a second
  double seconds = 0;                  // from the first query to the last
  std::vector<ClassFigures> classes;   // in the order of the log
  std::optional<ClassFigures> all;     // of all classes together
  // Cold: bytes of the index's files, the most of them that stayed in the page
  // cache, and the times of opening.
  std::uint64_t index_bytes = 0, bytes_left = 0;
  Distribution opening;
};

// Collects the samples of a class.
class Tally {
 public:
  void add(double latency_ms, const Sample& sample) {
    latencies_.push_back(latency_ms);
    cpu_.push_back(sample.cpu_ms);
    search_ms_ += sample.search_ms;
  }
  void add(const Tally& other);
  std::size_t size() const { return latencies_.size(); }

  // Without rate, queries, matches and rounds.
  ClassFigures figures(const std::string& name) const;

 private:
  std::vector<double> latencies_, cpu_;
  double search_ms_ = 0;
};

// Sets queries and matches to those of the questions of its class.
void count_matches(const std::vector<Question>& questions,
                   ClassFigures& figures);

#endif  // DOSSIER_BENCH_MEASUREMENT_H_
