// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_BENCH_PARALLEL_H_
#define DOSSIER_BENCH_PARALLEL_H_

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

// Calls work(i) for every i below `threads`, each in a thread of its own (0 in
// the caller's), and returns when all are done. Throws what the first to fail
// threw.
template <typename Work>
void in_parallel(unsigned threads, const Work& work) {
  std::mutex mutex;
  std::exception_ptr failure;
  const auto guarded = [&](unsigned number) {
    try {
      work(number);
    } catch (...) {
      std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i)
      others.emplace_back([&guarded, i] { guarded(i); });
    guarded(0);
  }
  if (failure) std::rethrow_exception(failure);
}

#endif  // DOSSIER_BENCH_PARALLEL_H_
