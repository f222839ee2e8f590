// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Standard streams that are closed, full or gone: no file of an index may take
// the number of one, and what could not be written is an error.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class ClosedStreams : public ProgramTest {
 protected:
  void SetUp() override {
    write_file(folder_ / "w.jsonl",
               "{\"id\": \"1\", \"title\": \"Ferry late\"}\n{broken\n");
  }
  void expect_whole_index() const {
    const ProgramResult result = index({"verify", "--index", "idx"});
    EXPECT_THAT(result.out, testing::EndsWith(" files, 1 articles\n"));
    EXPECT_EQ(result.status, 0) << result.err;
  }
};

TEST_F(ClosedStreams, AddSaysThatItsOutputIsClosed) {
  const ProgramResult result = shell("$I add --index idx w.jsonl >&-");
  EXPECT_THAT(result.err,
              HasSubstr("dossier-index: writing standard output: "));
  EXPECT_EQ(result.status, 3);
  expect_whole_index();
}

TEST_F(ClosedStreams, AddNeedsNoStandardError) {
  const ProgramResult result = shell("$I add --index idx w.jsonl 2>&-");
  EXPECT_EQ(result.out, "committed revision 2, 1 articles\n");
  EXPECT_EQ(result.status, 4);
  expect_whole_index();
}

TEST_F(ClosedStreams, AddWorksWithoutAnyStream) {
  EXPECT_EQ(shell("$I add --index idx w.jsonl <&- >&- 2>&-").status, 3);
  expect_whole_index();
}

TEST_F(ClosedStreams, AddCannotReadAClosedInput) {
  const ProgramResult result = shell("$I add --index idx - <&-");
  EXPECT_THAT(result.err, StartsWith("dossier-index: reading stdin: "));
  EXPECT_EQ(result.status, 3);
}

// A file that may not grow beyond 512 bytes fails as on a full disk.
TEST_F(ClosedStreams, OutputThatCannotBeWrittenIsAnError) {
  const std::string line(2000, 'x');
  write_file(folder_ / "long.jsonl", "{\"title\": \"" + line + "\"}\n");
  for (const char* call :
       {"$I annotate --with-text long.jsonl", "$I --help", "$S --help"}) {
    const ProgramResult result =
        shell(std::string("trap '' XFSZ; ulimit -f 1; ") + call + " > out");
    EXPECT_THAT(result.err,
                HasSubstr(": writing standard output: File too large\n"))
        << call;
    EXPECT_EQ(result.status, 3) << call;
  }
}

TEST_F(ClosedStreams, AddOnAFullDiskSaysThatTheIndexIsSafe) {
  make_index("{\"id\": \"1\", \"title\": \"Ferry late\"}\n");
  write_file(folder_ / "w.jsonl", "{\"id\": \"2\", \"title\": \"Weather\"}\n");
  const ProgramResult result =
      shell("trap '' XFSZ; ulimit -f 1; $I add w.jsonl");
  EXPECT_THAT(
      result.err,
      HasSubstr(": File too large\ndossier-index: the index is as after "
                "its last commit; when this is mended, run the same "
                "again\n"));
  EXPECT_EQ(result.status, 3);
  EXPECT_EQ(shell("$S --format ids").out, "1\n");
}

TEST_F(ClosedStreams, SearchNeedsNoStandardError) {
  make_index("{\"id\": \"1\", \"title\": \"Ferry late\"}\n");
  EXPECT_EQ(shell("$S --format ids ferry 2>&-").out, "1\n");
  EXPECT_EQ(shell("$S colour:red 2>&-").status, 2);
}

}  // namespace
}  // namespace dossier::test
