// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What the README shows of the sample articles is what the programs print.
#include <gtest/gtest.h>

#include <regex>
#include <string>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

// The time that a search took is another each time.
std::string without_time(const std::string& text) {
  static const std::regex time(" · [0-9.]+ ms");
  return std::regex_replace(text, time, " · 0 ms");
}

TEST(Readme, ShowsWhatTheSampleArticlesGive) {
  const std::filesystem::path source = DOSSIER_SOURCE_DIR;
  const std::string readme = read_file(source / "README.md");
  static const std::regex shown(
      "`dossier-search ([^`]+)` prints:\n\n```\n([^`]*)```\n");
  std::smatch match;
  ASSERT_TRUE(std::regex_search(readme, match, shown));

  const FreshFolder folder;
  // Not the source, where the programs would keep what they remember.
  const std::string home = (folder / "home").string();
  const ProgramResult added = run_program(
      DOSSIER_INDEX_PROGRAM,
      {"add", "--index", (folder / "idx").string(), "tests/samples"}, source,
      {"", {{"HOME", home}}});
  ASSERT_EQ(added.status, 0) << added.err;
  const ProgramResult result =
      run_program("/bin/sh", {"-c", "exec $S " + match[1].str()}, source,
                  {"",
                   {{"S", DOSSIER_SEARCH_PROGRAM},
                    {"HOME", home},
                    {"DOSSIER_INDEX", (folder / "idx").string()}}});
  EXPECT_EQ(without_time(result.out), without_time(match[2].str()));
}

}  // namespace
}  // namespace dossier::test
