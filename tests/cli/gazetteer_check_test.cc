// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// dossier-index gazetteer check.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

class GazetteerCheck : public ProgramTest {
 protected:
  ProgramResult check(const std::string& table) const {
    std::ofstream(folder_ / "entities-mine.tsv") << table;
    return index({"gazetteer", "check", "entities-mine.tsv"});
  }
};

TEST_F(GazetteerCheck, FindsNoErrorInTheTablesOfTheProgram) {
  const ProgramResult result = index({"gazetteer", "check"});
  EXPECT_EQ(result.status, 0) << result.out;
  EXPECT_THAT(result.out, HasSubstr("0 errors, "));
}

TEST_F(GazetteerCheck, NamesFileLineAndReason) {
  const ProgramResult result = check(
      "id\tfacet\tlabel\tparent\n"
      "zz-1\tsystem\tZZ-1\n"
      "zz-2\tsystem\tZZ-2\tzz-7\n"
      "zz-3\tweapon\tZZ-3\n");
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(
      result.out,
      HasSubstr("entities-mine.tsv:4: error: unknown facet \"weapon\"\n"));
  EXPECT_THAT(result.out, HasSubstr("1 error, "));
}

TEST_F(GazetteerCheck, FindsParentsThatAreNotThere) {
  const ProgramResult result = check(
      "id\tfacet\tlabel\tparent\n"
      "zz-2\tsystem\tZZ-2\tzz-7\n");
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.out, HasSubstr("entities-mine.tsv:2: error: unknown "
                                    "parent \"zz-7\" of \"zz-2\"\n"));
}

TEST_F(GazetteerCheck, NamesAFileThatIsNotThere) {
  const ProgramResult result = index({"gazetteer", "check", "nowhere.tsv"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("nowhere.tsv"));
  EXPECT_THAT(index({"gazetteer"}).err, HasSubstr("see dossier-index --help"));
}

}  // namespace
}  // namespace dossier::test
