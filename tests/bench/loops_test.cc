// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/loops.h"

#include <gtest/gtest.h>

#include <atomic>

#include "bench/cold.h"
#include "bench/query_maker.h"
#include "dossier/error.h"
#include "tests/bench/synthetic_index.h"

namespace {

using dossier::Index;

std::vector<Question> some_questions(const Index& index) {
  std::vector<Question> questions =
      questions_of({{"term", "wb"}, {"term", "wc"}, {"all", "*"}}, {});
  ask_first(index, questions);
  return questions;
}

TEST(ClosedLoop, AsksEveryClassOftenEnough) {
  const Index index = Index::open(synthetic_index());
  const Measurement measured = run_closed_loop(
      index, some_questions(index), {.threads = 2, .rounds = 3, .samples = 10});
  ASSERT_EQ(measured.classes.size(), 2u);
  EXPECT_EQ(measured.classes[0].name, "term");
  EXPECT_EQ(measured.classes[0].latency.n, 3 * 2 * 2u);
  EXPECT_EQ(measured.classes[1].name, "all");
  EXPECT_EQ(measured.classes[1].latency.n, 3 * 4u);
  EXPECT_EQ(measured.classes[1].matches, 249u);
  EXPECT_EQ(measured.classes[1].round_p50.size(), 3u);
  EXPECT_GT(*measured.classes[1].rate, 0);
}

TEST(OpenLoop, CountsTheWaitForAThread) {
  const Index index = Index::open(synthetic_index());
  // All are due at once, as it were: the last waits for all before it.
  const Measurement measured = run_open_loop(index, some_questions(index),
                                             {.rate = 1e8, .seconds = 2e-6});
  ASSERT_TRUE(measured.all);
  EXPECT_EQ(measured.all->latency.n, 200u);
  EXPECT_NEAR(measured.all->latency.max, measured.seconds * 1e3, 0.1);
  EXPECT_GT(measured.all->latency.mean, 10 * measured.all->search_ms);
}

TEST(OpenLoop, KeepsToItsRate) {
  const Index index = Index::open(synthetic_index());
  const Measurement measured =
      run_open_loop(index, some_questions(index),
                    {.threads = 2, .rate = 100, .seconds = 0.3});
  EXPECT_EQ(measured.all->latency.n, 30u);
  EXPECT_GE(measured.seconds, 0.29);
}

TEST(OpenLoop, EndsWhenCancelled) {
  const Index index = Index::open(synthetic_index());
  const std::atomic<bool> cancelled = true;
  EXPECT_THROW(run_open_loop(index, some_questions(index),
                             {.rate = 1, .cancelled = &cancelled}),
               dossier::Error);
}

TEST(Loops, RefuseAnAnswerThatChanges) {
  const Index index = Index::open(synthetic_index());
  std::vector<Question> questions = some_questions(index);
  ++questions[1].total;
  EXPECT_THROW(run_closed_loop(index, questions, {}), dossier::Error);
}

TEST(Cold, OpensTheIndexForEachQuestion) {
  const std::vector<Question> questions =
      some_questions(Index::open(synthetic_index()));
  const Measurement measured =
      run_cold(synthetic_index(), questions, {.queries_a_class = 1});
  EXPECT_EQ(measured.opening.n, 2u);
  EXPECT_EQ(measured.classes[0].latency.n, 1u);
  EXPECT_GT(measured.index_bytes, 0u);
}

}  // namespace
