// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// kill -9 at random moments of `add`. Each run adds some new articles and
// replaces one; whatever moment the kill hits, the index has to verify, to give
// each article once, and to be as after the last run that was acknowledged or,
// if the kill came between the commit and its acknowledgement, as after this
// one.
//
// DOSSIER_KILLS raises the number of kills, DOSSIER_SEED repeats a run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <thread>

#include "tests/cli/program.h"
#include "tests/random_seed.h"

namespace dossier::test {
namespace {

constexpr const char* kProgram = DOSSIER_INDEX_PROGRAM;
constexpr int kArticlesARun = 300;

unsigned number_from_environment(const char* name, unsigned otherwise) {
  const char* value = std::getenv(name);
  return value ? static_cast<unsigned>(std::strtoul(value, nullptr, 10))
               : otherwise;
}

class CrashTest : public testing::Test {
 protected:
  // Articles "<run>-0", "<run>-1", ... and one that every run replaces.
  static std::string articles_of_run(unsigned run) {
    std::string lines =
        "{\"id\": \"same\", \"title\": \"run " + std::to_string(run) + "\"}\n";
    for (int i = 0; i < kArticlesARun; ++i)
      lines += "{\"id\": \"" + std::to_string(run) + "-" + std::to_string(i) +
               "\", \"title\": \"S-300 for Syria\", \"text\": \"Lavrov spoke "
               "of number " +
               std::to_string(i) + " in Moscow.\"}\n";
    return lines;
  }
  static std::vector<std::string> add() {
    return {"add", "--index", "idx", "-"};
  }

  // Articles in the index, which has to be whole.
  unsigned long verified_articles() {
    const ProgramResult result =
        run_program(kProgram, {"verify", "--index", "idx"}, folder_.path());
    std::smatch match;
    static const std::regex whole("whole: [0-9]+ files, ([0-9]+) articles\n");
    if (!std::regex_match(result.out, match, whole)) {
      ADD_FAILURE() << "status " << result.status << "\n"
                    << result.out << result.err;
      return 0;
    }
    const unsigned long articles = std::stoul(match[1]);
    expect_finds(articles);
    return articles;
  }

  // Searching has to find as many articles, each once.
  void expect_finds(unsigned long articles) {
    const ProgramResult result = run_program(
        DOSSIER_SEARCH_PROGRAM,
        {"--index", "idx", "--format", "ids", "-n", "all"}, folder_.path());
    EXPECT_EQ(result.status, 0) << result.err;
    std::set<std::string> ids;
    unsigned long lines = 0;
    std::istringstream out(result.out);
    for (std::string id; std::getline(out, id); ++lines) ids.insert(id);
    EXPECT_EQ(lines, articles);
    EXPECT_EQ(ids.size(), articles);
  }

  FreshFolder folder_;
};

TEST_F(CrashTest, KillsLoseNothingThatWasAcknowledged) {
  const unsigned kills = number_from_environment("DOSSIER_KILLS", 50);
  const auto seed = static_cast<unsigned>(random_seed());
  SCOPED_TRACE("DOSSIER_SEED=" + std::to_string(seed));
  std::printf("DOSSIER_SEED=%u\n", seed);
  std::mt19937 random(seed);

  // How long a run takes here, so that kills hit all of its parts.
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(
      run_program(kProgram, add(), folder_.path(), {articles_of_run(0), {}})
          .status,
      0);
  const auto whole_run = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - start);

  unsigned long articles = 1 + kArticlesARun;
  ASSERT_EQ(verified_articles(), articles);
  unsigned killed = 0;
  for (unsigned run = 1; killed < kills; ++run) {
    RunningProgram program(kProgram, add(), folder_.path(),
                           {articles_of_run(run), {}});
    const auto moment = std::uniform_int_distribution<long>(
        0, static_cast<long>(whole_run.count()))(random);
    std::this_thread::sleep_for(std::chrono::microseconds(moment));
    program.send(SIGKILL);
    const ProgramResult result = program.wait();
    const unsigned long now = verified_articles();
    const unsigned long with_this_run = articles + kArticlesARun;
    const bool acknowledged = !result.out.empty();
    if (acknowledged)
      ASSERT_EQ(now, with_this_run) << "run " << run;
    else
      ASSERT_THAT(now, testing::AnyOf(articles, with_this_run))
          << "run " << run;
    articles = now;
    killed += result.status == 128 + SIGKILL;
  }
  // A writer goes on from whatever the last kill left.
  const ProgramResult last = run_program(kProgram, add(), folder_.path(),
                                         {articles_of_run(1'000'000), {}});
  EXPECT_EQ(last.status, 0) << last.err;
  EXPECT_EQ(verified_articles(), articles + kArticlesARun);
}

// Whatever moment the kill hits, the index is whole, each article is there once,
// and the next retag does what is left.
TEST_F(CrashTest, KillsOfRetagLeaveTheOldOrTheNewState) {
  const unsigned kills = number_from_environment("DOSSIER_KILLS", 50) / 5;
  std::mt19937 random(random_seed());
  ASSERT_EQ(
      run_program(kProgram, add(), folder_.path(), {articles_of_run(0), {}})
          .status,
      0);
  const unsigned long articles = verified_articles();
  const auto rename = [&](unsigned run) {
    const std::string label = "Label " + std::to_string(run);
    run_program(kProgram, {"correct", "--index", "idx", "--remove", "rename"},
                folder_.path());
    return run_program(
        kProgram, {"correct", "--index", "idx", "rename", "country:SYR", label},
        folder_.path());
  };
  ASSERT_EQ(rename(0).status, 0);
  const std::vector<std::string> retag = {"retag", "--index", "idx"};
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(run_program(kProgram, retag, folder_.path()).status, 0);
  const auto whole_run = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - start);
  for (unsigned run = 1; run <= kills; ++run) {
    ASSERT_EQ(rename(run).status, 0);
    RunningProgram program(kProgram, retag, folder_.path());
    std::this_thread::sleep_for(
        std::chrono::microseconds(std::uniform_int_distribution<long>(
            0, static_cast<long>(whole_run.count()))(random)));
    program.send(SIGKILL);
    program.wait();
    ASSERT_EQ(verified_articles(), articles);
  }
  ASSERT_EQ(run_program(kProgram, retag, folder_.path()).status, 0);
  EXPECT_NE(run_program(kProgram, retag, folder_.path())
                .err.find(" looked at, 0 rewritten"),
            std::string::npos);
}

}  // namespace
}  // namespace dossier::test
