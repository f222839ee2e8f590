// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes, fsyncs and renames that fail, one at a time, at random places of a
// run: whatever fails, the index has to verify, to be as before the run or as
// after it, as after it if the run said so, and the next run has to work.
//
// DOSSIER_FAULTS raises the number of faults, DOSSIER_SEED repeats a run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "tests/cli/program.h"
#include "tests/random_seed.h"

namespace dossier::test {
namespace {

using testing::AnyOf;
using Arguments = std::vector<std::string>;

class FaultTest : public ProgramTest {
 protected:
  void SetUp() override {
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "a sanitizer has to be the first library itself";
#endif
    write_file(folder_ / "base.jsonl", articles("base", 20));
    write_file(folder_ / "more.jsonl", articles("more", 30));
    ASSERT_EQ(index({"add", "base.jsonl", "--index", "first"}).status, 0);
    std::printf("DOSSIER_SEED=%llu\n", static_cast<unsigned long long>(seed_));
  }

  static std::string articles(const std::string& name, int count) {
    std::string lines;
    for (int i = 0; i < count; ++i)
      lines += "{\"id\": \"" + name + std::to_string(i) +
               "\", \"title\": \"S-300 for Syria\", \"text\": \"Lavrov spoke "
               "of number " +
               std::to_string(i) + " in Moscow.\"}\n";
    return lines;
  }

  // The index as it was set up, in .dossier.
  void restore() const {
    std::filesystem::remove_all(folder_ / ".dossier");
    std::filesystem::copy(folder_ / "first", folder_ / ".dossier",
                          std::filesystem::copy_options::recursive);
  }

  // With the n-th call failing; 0: none.
  ProgramResult run_with_fault(const Arguments& command, long at,
                               int error) const {
    return index(command, {"",
                           {{"LD_PRELOAD", DOSSIER_FAULT_SHIM},
                            {"FAULT_AT", std::to_string(at)},
                            {"FAULT_ERRNO", std::to_string(error)},
                            {"FAULT_COUNT", (folder_ / "calls").string()}}});
  }

  // Every id, once verify found the index whole.
  std::string ids() const {
    const ProgramResult verified = index({"verify"});
    EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
    return shell("$S --format ids -n all --sort date | sort").out;
  }

  void expect_all_or_nothing(const Arguments& command) {
    restore();
    const std::string before = ids();
    ASSERT_EQ(run_with_fault(command, 0, 0).status, 0);
    const long calls = std::stol(read_file(folder_ / "calls"));
    ASSERT_GT(calls, 10);
    const std::string after = ids();
    for (unsigned i = 0; i < faults(); ++i) {
      const long at = std::uniform_int_distribution<long>(1, calls)(random_);
      const int error = std::vector<int>{ENOSPC, EIO, 0}[i % 3];
      SCOPED_TRACE(std::to_string(at) + " of " + std::to_string(calls) +
                   " calls with error " + std::to_string(error));
      restore();
      const ProgramResult result = run_with_fault(command, at, error);
      if (result.status == 0)
        ASSERT_EQ(ids(), after);
      else
        ASSERT_THAT(ids(), AnyOf(before, after)) << result.err;
      ASSERT_THAT(result.status, AnyOf(0, 3)) << result.err;
      ASSERT_EQ(index(command).status, 0);
      ASSERT_EQ(ids(), after);
    }
  }

  static unsigned faults() {
    const char* given = std::getenv("DOSSIER_FAULTS");
    return given ? static_cast<unsigned>(std::atoi(given)) : 12;
  }

  const std::uint64_t seed_ = random_seed();
  std::mt19937_64 random_{seed_};
};

TEST_F(FaultTest, OfAddLeaveTheIndexAsBeforeOrAsAfter) {
  expect_all_or_nothing({"add", "more.jsonl"});
}

TEST_F(FaultTest, OfReindexLeaveEveryArticle) {
  expect_all_or_nothing({"reindex"});
}

// A second segment and dead articles, so that there is something to merge.
TEST_F(FaultTest, OfCompactLeaveEveryArticle) {
  write_file(folder_ / "again.jsonl", articles("base", 7));
  ASSERT_EQ(index({"add", "more.jsonl", "--index", "first"}).status, 0);
  ASSERT_EQ(index({"remove", "base3", "more4", "--index", "first"}).status, 0);
  expect_all_or_nothing({"compact"});
}

}  // namespace
}  // namespace dossier::test
