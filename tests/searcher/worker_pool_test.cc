// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace dossier::internal {
namespace {

// Adds up 1 to 1,000 in shares.
int add_up(WorkerPool& pool) {
  std::atomic<int> next{1}, sum{0};
  pool.run([&] {
    for (int i; (i = next++) <= 1'000;) sum += i;
  });
  return sum;
}

TEST(WorkerPool, SharesWorkOut) {
  WorkerPool pool(3);
  for (int round = 0; round < 200; ++round) EXPECT_EQ(add_up(pool), 500'500);
}

TEST(WorkerPool, WorksWithoutHelpers) {
  WorkerPool pool(0);
  EXPECT_EQ(add_up(pool), 500'500);
}

TEST(WorkerPool, CallsEachHelperOnceAtMost) {
  WorkerPool pool(3);
  for (int round = 0; round < 100; ++round) {
    std::atomic<int> calls{0};
    pool.run([&] { ++calls; });
    EXPECT_GE(calls, 1);
    EXPECT_LE(calls, 4);
  }
}

TEST(WorkerPool, ServesSeveralCallers) {
  WorkerPool pool(2);
  std::vector<std::thread> callers;
  std::atomic<int> wrong{0};
  for (int caller = 0; caller < 4; ++caller)
    callers.emplace_back([&] {
      for (int round = 0; round < 200; ++round)
        wrong += add_up(pool) != 500'500;
    });
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(wrong, 0);
}

TEST(WorkerPool, ThrowsWhatACallThrew) {
  WorkerPool pool(3);
  EXPECT_THROW(pool.run([] { throw std::runtime_error("no"); }),
               std::runtime_error);
  EXPECT_EQ(add_up(pool), 500'500);
}

}  // namespace
}  // namespace dossier::internal
