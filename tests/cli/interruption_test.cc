// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Signals that find a program waiting: it ends at once, with what it had.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/syscall.h>

#include <string>

#include "tests/cli/fifo.h"
#include "tests/cli/program.h"

namespace dossier::test {
namespace {

using testing::HasSubstr;

constexpr const char* kLine =
    "{\"id\": \"1\", \"title\": \"Ferry late\", \"text\": \"Fog again.\"}\n";
constexpr const char* kOtherLine = "{\"id\": \"2\", \"title\": \"Weather\"}\n";

class Interruption : public ProgramTest,
                     public testing::WithParamInterface<int> {
 protected:
  // Waits until the program has read all that there is, and waits for more.
  static bool waits_for_more(const RunningProgram& program, const Fifo& input) {
    return eventually([&] { return input.waiting() == 0; }) &&
           program.waits_in(SYS_read, 0);
  }

  Fifo fifo_{folder_ / "fifo"};
};

INSTANTIATE_TEST_SUITE_P(Signals, Interruption,
                         testing::Values(SIGINT, SIGTERM, SIGHUP));

TEST_P(Interruption, OfAddKeepsWhatItRead) {
  RunningProgram add(DOSSIER_INDEX_PROGRAM, {"add", "--index", "idx", "-"},
                     folder_.path(), {"", {}, fifo_.path()});
  fifo_.write(kLine);
  ASSERT_TRUE(waits_for_more(add, fifo_));
  add.send(GetParam());
  const ProgramResult result = add.wait();
  EXPECT_EQ(result.status, 130);
  EXPECT_THAT(result.err, HasSubstr("dossier-index: interrupted; "));
  EXPECT_EQ(result.out, "committed revision 2, 1 articles\n");
  EXPECT_EQ(index({"verify", "--index", "idx"}).status, 0);
}

TEST_P(Interruption, OfAnnotateEndsIt) {
  RunningProgram annotate(DOSSIER_INDEX_PROGRAM, {"annotate"}, folder_.path(),
                          {"", {}, fifo_.path()});
  ASSERT_TRUE(waits_for_more(annotate, fifo_));
  annotate.send(GetParam());
  const ProgramResult result = annotate.wait();
  EXPECT_EQ(result.err, "dossier-index: interrupted\n");
  EXPECT_EQ(result.status, 130);
}

TEST_P(Interruption, OfASearchThatWaitsForItsBatchEndsIt) {
  make_index(kLine);
  RunningProgram waiting(DOSSIER_SEARCH_PROGRAM, {"--batch", "-"},
                         folder_.path(), {"", {}, fifo_.path()});
  fifo_.write("one\tferry\n");
  ASSERT_TRUE(waits_for_more(waiting, fifo_));
  waiting.send(GetParam());
  const ProgramResult result = waiting.wait();
  EXPECT_EQ(result.err, "dossier-search: interrupted\n");
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.status, 130);
}

TEST_P(Interruption, OfASearchWhoseReaderStallsEndsIt) {
  make_index(kLine);
  std::string batch;
  for (int i = 0; i < 20'000; ++i) batch += "query\tferry\n";
  write_file(folder_ / "batch.tsv", batch);
  RunningProgram stalled(DOSSIER_SEARCH_PROGRAM,
                         {"--batch", "batch.tsv", "--format", "csv", "-n", "9"},
                         folder_.path(), {"", {}, {}, fifo_.path()});
  ASSERT_TRUE(stalled.waits_in(SYS_write, 1));
  stalled.send(GetParam());
  const ProgramResult result = stalled.wait();
  EXPECT_EQ(result.err, "dossier-search: interrupted\n");
  EXPECT_EQ(result.status, 130);
}

// nohup and background jobs of a shell have signals ignored.
TEST_P(Interruption, LeavesSignalsIgnoredThatWere) {
  RunningProgram add(
      "/bin/sh", {"-c", "trap '' INT TERM HUP; exec $I add --index idx -"},
      folder_.path(), {"", {{"I", DOSSIER_INDEX_PROGRAM}}, fifo_.path()});
  fifo_.write(kLine);
  ASSERT_TRUE(waits_for_more(add, fifo_));
  add.send(GetParam());
  fifo_.write(kOtherLine);
  fifo_.close();
  const ProgramResult result = add.wait();
  EXPECT_EQ(result.out, "committed revision 2, 2 articles\n");
  EXPECT_EQ(result.status, 0);
}

}  // namespace
}  // namespace dossier::test
