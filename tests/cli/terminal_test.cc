// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The programs as somebody at a terminal sees them.
#include "tests/cli/terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/syscall.h>

#include <sstream>
#include <string>

#include "indexer/text/utf8.h"

namespace dossier::test {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

constexpr const char* kLine =
    "{\"id\": \"1\", \"title\": \"Ferry late\", \"text\": \"The ferry was late "
    "because of fog, said the master, and there will be more of it.\"}\n";
constexpr const char* kAddedOne =
    "\r\x1b[Kdossier-index: 1 added, 0 replaced, 0 removed, 0 files unchanged, "
    "0 failed\r\n";

class OnATerminal : public ProgramTest {
 protected:
  // Colour, for a search with these variables.
  bool has_color(std::map<std::string, std::string> variables,
                 std::vector<std::string> options = {}) {
    options.push_back("ferry");
    TerminalProgram program(DOSSIER_SEARCH_PROGRAM, options, folder_.path(),
                            std::move(variables));
    const ProgramResult result = program.wait();
    EXPECT_EQ(result.status, 0);
    EXPECT_THAT(result.out, HasSubstr("1 article"));
    return result.out.find('\x1b') != std::string::npos;
  }
};

TEST_F(OnATerminal, AddReplacesItsProgressBySummary) {
  write_file(folder_ / "w.jsonl", kLine);
  TerminalProgram add(DOSSIER_INDEX_PROGRAM,
                      {"add", "--index", "idx", "w.jsonl"}, folder_.path());
  const ProgramResult result = add.wait();
  EXPECT_THAT(result.out, HasSubstr("\r1 article, 0.0 MB of 0.0 MB"));
  EXPECT_THAT(result.out, HasSubstr(kAddedOne));
  EXPECT_THAT(result.out, EndsWith("\r\ncommitted revision 2, 1 articles\r\n"));
  EXPECT_EQ(result.status, 0);
}

TEST_F(OnATerminal, AddShowsRateAndTimeLeftUntilCtrlC) {
  std::string lines;
  for (int i = 0; i < 300'000; ++i)
    lines += "{\"id\": \"" + std::to_string(i) +
             "\", \"text\": \"Lavrov spoke of S-300 and Syria at length.\"}\n";
  write_file(folder_ / "w.jsonl", lines);
  TerminalProgram add(DOSSIER_INDEX_PROGRAM,
                      {"add", "--index", "idx", "w.jsonl"}, folder_.path());
  EXPECT_TRUE(
      add.shows("\r[0-9,]+ articles, [0-9.]+ MB of [0-9.]+ MB, "
                "[0-9,]+ articles/s, [0-9]+:[0-9]{2} left\x1b\\[K"));
  add.type(kCtrlC);
  const ProgramResult result = add.wait();
  EXPECT_THAT(result.out,
              HasSubstr("\r\x1b[Kdossier-index: interrupted; run the same "
                        "again to go on from here\r\n"));
  EXPECT_EQ(result.status, 130);
  EXPECT_EQ(index({"verify", "--index", "idx"}).status, 0);
}

TEST_F(OnATerminal, AddTakesLinesThatAreTypedUntilCtrlC) {
  TerminalProgram add(DOSSIER_INDEX_PROGRAM, {"add", "--index", "idx", "-"},
                      folder_.path());
  add.type(kLine);
  EXPECT_TRUE(add.shows("\r1 article\x1b\\[K"));
  ASSERT_TRUE(add.waits_in(SYS_read, 0));
  add.type(kCtrlC);
  const ProgramResult result = add.wait();
  EXPECT_THAT(result.out, EndsWith("\r\ncommitted revision 2, 1 articles\r\n"));
  EXPECT_EQ(result.status, 130);
}

TEST_F(OnATerminal, ProgressFitsANarrowOne) {
  write_file(folder_ / "w.jsonl", kLine);
  TerminalProgram add(DOSSIER_INDEX_PROGRAM,
                      {"add", "--index", "idx", "w.jsonl"}, folder_.path(), {},
                      20);
  EXPECT_THAT(add.wait().out, HasSubstr("\r1 article, 0.0 MB o\x1b[K"));
}

TEST_F(OnATerminal, SearchHasColorUnlessToldOtherwise) {
  make_index(kLine);
  EXPECT_TRUE(has_color({}));
  EXPECT_TRUE(has_color({{"NO_COLOR", ""}}));
  EXPECT_FALSE(has_color({{"NO_COLOR", "1"}}));
  EXPECT_FALSE(has_color({{"TERM", "dumb"}}));
  EXPECT_FALSE(has_color({}, {"--color", "never"}));
  EXPECT_TRUE(has_color({{"NO_COLOR", "1"}}, {"--color", "always"}));
}

TEST_F(OnATerminal, SearchHasTheWidthOfIt) {
  make_index(kLine);
  for (unsigned short columns : {60, 80, 132}) {
    TerminalProgram program(DOSSIER_SEARCH_PROGRAM, {"--color=never", "ferry"},
                            folder_.path(), {}, columns);
    std::istringstream lines(program.wait().out);
    std::size_t longest = 0;
    for (std::string line; std::getline(lines, line);) {
      if (line.ends_with('\r')) line.pop_back();
      longest = std::max(longest, internal::count_code_points(line));
    }
    EXPECT_LE(longest, columns);
    EXPECT_GT(longest, 35u);
  }
}

TEST_F(OnATerminal, HelpFitsEightyColumns) {
  std::vector<std::vector<std::string>> calls = {{"--help"}};
  for (const char* command : {"add", "annotate", "remove", "reindex", "stats",
                              "verify", "compact", "export"})
    calls.push_back({command, "--help"});
  std::string help = search({"--help"}).out;
  for (const std::vector<std::string>& call : calls) help += index(call).out;
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);)
    EXPECT_LE(internal::count_code_points(line), 80u) << line;
}

}  // namespace
}  // namespace dossier::test
