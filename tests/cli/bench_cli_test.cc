// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// dossier-bench, run for real over articles that it makes itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

class BenchProgram : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<FreshFolder>();
    const ProgramResult corpus =
        bench({"corpus", "--articles", "250", "--words", "40"});
    ASSERT_EQ(corpus.status, 0) << corpus.err;
    write_file(*folder_ / "corpus.jsonl", corpus.out);
    indexing_ = bench({"index", "corpus.jsonl", "--index", ".dossier"});
    const ProgramResult queries = bench({"queries", "--queries-a-class", "4"});
    ASSERT_EQ(queries.status, 0) << queries.err;
    write_file(*folder_ / "queries.tsv", queries.out);
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static ProgramResult bench(const std::vector<std::string>& arguments,
                             const std::string& input = {}) {
    return run_program(DOSSIER_BENCH_PROGRAM, arguments, folder_->path(),
                       {input, {}});
  }

  static inline std::unique_ptr<FreshFolder> folder_;
  static inline ProgramResult indexing_;
};

std::size_t longest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);)
    longest = std::max(longest, line.size());
  return longest;
}

TEST_F(BenchProgram, TellsWhatIndexingTook) {
  EXPECT_EQ(indexing_.status, 0) << indexing_.err;
  EXPECT_THAT(indexing_.out,
              AllOf(StartsWith("articles   250, "), HasSubstr("\ntime "),
                    HasSubstr("\nmemory "), HasSubstr(" bytes an article"),
                    HasSubstr("\n postings ")));
}

TEST_F(BenchProgram, IndexesIntoANewFolderOnly) {
  const ProgramResult again =
      bench({"index", "corpus.jsonl", "--index", ".dossier"});
  EXPECT_EQ(again.status, 2);
  EXPECT_THAT(again.err, HasSubstr("new or empty"));
}

TEST_F(BenchProgram, RunsALogInEveryWay) {
  const ProgramResult run = bench(
      {"run", "--queries", "queries.tsv", "--threads", "1,2", "--rounds", "2",
       "--rate", "500", "--seconds", "0.2", "--cold", "--cold-queries", "1"});
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, StartsWith("index      250 articles, 1 segment, "));
  for (const char* part :
       {"of 13 classes, queries.tsv\n", "by reading 250 articles\n",
        "\nCold: ", "closed loop, 1 thread,", "closed loop, 2 threads,",
        "open loop, 1 thread,", "\nterm-high ", "\nall classes ", "\nmemory "})
    EXPECT_THAT(run.out, HasSubstr(part));
  EXPECT_LE(longest_line(run.out), 80u) << run.out;
}

TEST_F(BenchProgram, ComparesTwoRuns) {
  for (const char* name : {"a.json", "b.json"}) {
    const ProgramResult run = bench({"run", "--queries", "queries.tsv",
                                     "--rounds", "2", "--format", "json"});
    ASSERT_EQ(run.status, 0) << run.err;
    write_file(*folder_ / name, run.out);
  }
  const ProgramResult compared = bench({"compare", "a.json", "b.json"});
  EXPECT_EQ(compared.status, 0) << compared.err;
  EXPECT_THAT(compared.out, StartsWith("A          a.json\nB          b.json\n"
                                       "Closed loop, 1 thread. "));
  EXPECT_LE(longest_line(compared.out), 80u);
  const ProgramResult json =
      bench({"compare", "a.json", "b.json", "--format", "json"});
  EXPECT_THAT(json.out, HasSubstr("\"lowest_ratio\""));
}

TEST_F(BenchProgram, DrawsQueriesItself) {
  const ProgramResult run = bench(
      {"run", "--classes", "and,phrase", "--queries-a-class", "2", "--rounds",
       "1", "--facets", "none", "--check", "0", "--rank-only"});
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(
      run.out,
      AllOf(HasSubstr("4 of 2 classes, drawn with seed 1\n"),
            HasSubstr("\nasked for  totals, 10 hits ranked and not read\n"),
            HasSubstr("\nchecked    nothing: ")));
}

TEST_F(BenchProgram, ServesTheLineProtocol) {
  const ProgramResult served =
      bench({"serve", "--facets", "country"},
            "COUNT\t+wb +wc\nTOP_10\twb\nTOP_10_FACETS\twb\nTOP_9\twb\n");
  EXPECT_EQ(served.status, 0) << served.err;
  EXPECT_THAT(served.out,
              MatchesRegex("[0-9]+\n1\n[0-9]+\tcountry:c0=[0-9]+,.*\n"
                           "UNSUPPORTED\n"));
}

TEST_F(BenchProgram, NamesWhatIsWrong) {
  const auto error = [](const std::vector<std::string>& arguments) {
    const ProgramResult result = bench(arguments);
    EXPECT_EQ(result.status, 2);
    EXPECT_EQ(result.out, "");
    return result.err;
  };
  EXPECT_EQ(
      error({"corpus"}),
      "dossier-bench: --articles is required; see dossier-bench --help\n");
  EXPECT_THAT(error({"run", "--treads", "2"}),
              HasSubstr("did you mean --threads?"));
  EXPECT_THAT(error({"run", "--threads", "0"}),
              HasSubstr("'0' is less than 1"));
  EXPECT_THAT(error({"run", "--facets", "colour"}),
              HasSubstr("'colour' is none of none, country, "));
  EXPECT_THAT(error({"run", "--rate", "-1"}), HasSubstr("not a number above"));
  EXPECT_THAT(error({"run", "--classes", "fuzzy"}), HasSubstr("'fuzzy'"));
  EXPECT_THAT(error({"run", "--queries", "corpus.jsonl"}),
              HasSubstr("corpus.jsonl:1: a line is CLASS<TAB>QUERY"));
  EXPECT_THAT(error({"compare", "queries.tsv", "queries.tsv"}),
              HasSubstr("queries.tsv: not a result"));
  EXPECT_THAT(error({"corpus.jsonl"}),
              HasSubstr("there is no command 'corpus.jsonl'"));
}

TEST_F(BenchProgram, NamesAQueryThatCannotBeRead) {
  write_file(*folder_ / "bad.tsv", "term\tcolour:red\n");
  const ProgramResult run = bench({"run", "--queries", "bad.tsv"});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("query 'colour:red': "));
}

TEST_F(BenchProgram, NeedsAnIndex) {
  const ProgramResult run = bench({"run", "--index", "nowhere"});
  EXPECT_EQ(run.status, 3);
  EXPECT_THAT(run.err, HasSubstr("nowhere"));
}

TEST_F(BenchProgram, HelpsWithin80Columns) {
  EXPECT_LE(longest_line(bench({"--help"}).out), 80u);
  for (const char* command :
       {"corpus", "index", "queries", "run", "compare", "serve"}) {
    const ProgramResult help = bench({command, "--help"});
    EXPECT_EQ(help.status, 0);
    EXPECT_LE(longest_line(help.out), 80u) << help.out;
  }
}

}  // namespace
}  // namespace dossier::test
