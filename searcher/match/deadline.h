// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_DEADLINE_H_
#define DOSSIER_SEARCHER_MATCH_DEADLINE_H_

#include <atomic>
#include <chrono>

namespace dossier::internal {

// When a search has to be over. Asked every few thousand postings.
class Deadline {
 public:
  // `seconds` from now; 0 means never. `cancelled` may be null.
  Deadline(double seconds, const std::atomic<bool>* cancelled);

  // Throws Error (Timeout, Cancelled).
  void check() const;

 private:
  using Clock = std::chrono::steady_clock;
  double seconds_;
  Clock::time_point end_;
  const std::atomic<bool>* cancelled_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_DEADLINE_H_
