// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_MATCH_WORKER_POOL_H_
#define DOSSIER_SEARCHER_MATCH_WORKER_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace dossier::internal {

// Threads that help with one heavy search at a time; the others do their work
// alone. The threads start when help is asked for first; where the system
// gives fewer, fewer help.
//
// May be used by several threads at once.
class WorkerPool {
 public:
  // `helpers`: how many threads beside the caller's.
  explicit WorkerPool(std::size_t helpers) : helpers_(helpers) {}
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  std::size_t helpers() const { return helpers_; }

  // Calls work() in this thread, and at the same time in each helper that is
  // free before this thread's call returns. Returns when all calls have. If
  // some threw, throws what one of them threw. `work` must share its load out
  // by itself: a call that finds nothing left to do returns.
  void run(const std::function<void()>& work);

 private:
  void start_threads();
  void help();
  void call(const std::function<void()>& work);

  const std::size_t helpers_;
  std::mutex mutex_;
  std::condition_variable offered_, finished_;
  const std::function<void()>* work_ = nullptr;  // of the search being helped
  std::size_t places_ = 0;   // helpers that may still join it
  std::size_t running_ = 0;  // helpers at it
  std::exception_ptr failure_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_MATCH_WORKER_POOL_H_
