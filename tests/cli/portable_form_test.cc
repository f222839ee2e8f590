// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// An index exported to Xapian's own format, read by Xapian's own programs
// (package xapian-tools).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Entities are brought along, so that no table of the recogniser matters.
constexpr const char* kArticles =
    R"({"id": "a1", "title": "Jets arrive", "language": "en",)"
    R"( "text": "The first jets were delivered on Monday.",)"
    R"( "entities": [{"facet": "country", "id": "SYR"}]})"
    "\n"
    R"({"id": "a2", "title": "Jets elsewhere", "language": "en",)"
    R"( "text": "Other jets were delivered too.",)"
    R"( "entities": [{"facet": "country", "id": "IRQ"}]})"
    "\n"
    R"({"id": "a3", "title": "Harbour", "language": "en",)"
    R"( "text": "A jet, an F-16, was seen over the harbour.",)"
    R"( "entities": [{"facet": "country", "id": "SYR"}]})"
    "\n";

class PortableForm : public testing::Test {
 protected:
  void SetUp() override {
    const ProgramResult add =
        run_program(DOSSIER_INDEX_PROGRAM, {"add", "--index", "idx", "-"},
                    folder_.path(), {kArticles, {}});
    ASSERT_EQ(add.status, 0) << add.err;
    const ProgramResult exported = run_program(
        DOSSIER_INDEX_PROGRAM, {"export", "--index", "idx", "--xapian", "db"},
        folder_.path());
    ASSERT_EQ(exported.out, "exported 3 articles\n") << exported.err;
  }

  // What one of Xapian's programs, found on the PATH, writes.
  std::string xapian(const std::vector<std::string>& words) {
    const ProgramResult result =
        run_program("/usr/bin/env", words, folder_.path());
    EXPECT_EQ(result.status, 0) << result.err;
    return result.out;
  }

  std::string quest(const std::string& query) {
    return xapian(
        {"quest", "-d", "db", "-s", "english", "-b", "country:XC", query});
  }

  // The ids in the data of quest's hits, in its order.
  static std::vector<std::string> ids(const std::string& hits) {
    std::vector<std::string> result;
    std::istringstream lines(hits);
    for (std::string line; std::getline(lines, line);)
      if (line.starts_with('{'))
        result.push_back(nlohmann::json::parse(line).at("id"));
    return result;
  }

  FreshFolder folder_;
};

TEST_F(PortableForm, IsReadByXapianDelve) {
  const std::string summary = xapian({"xapian-delve", "db"});
  EXPECT_THAT(summary, HasSubstr("number of documents = 3\n"));
  EXPECT_THAT(summary, HasSubstr("has positional information = true\n"));
  EXPECT_EQ(xapian({"xapian-delve", "-t", "XC:SYR", "db"}),
            "Posting List for term 'XC:SYR' (termfreq 2, collfreq 0, wdf_max "
            "0): 1 3\n");
  EXPECT_THAT(xapian({"xapian-delve", "-t", "Qa2", "db"}),
              testing::EndsWith(": 2\n"));
}

TEST_F(PortableForm, IsSearchedByQuest) {
  const std::string words = quest("jets");
  EXPECT_THAT(words, HasSubstr("Exactly 3 matches\n"));
  // Twice in the title and text of a shorter article, of a longer, and once.
  EXPECT_THAT(ids(words), ElementsAre("a2", "a1", "a3"));

  const std::string filtered = quest("country:SYR jets");
  EXPECT_THAT(filtered, HasSubstr("Query((Zjet@1 FILTER XC:SYR))\n"));
  EXPECT_THAT(filtered, HasSubstr("Exactly 2 matches\n"));
  EXPECT_THAT(ids(filtered), ElementsAre("a1", "a3"));

  EXPECT_THAT(ids(quest("\"jets were delivered\"")), ElementsAre("a2", "a1"));
  EXPECT_THAT(ids(quest("country:SYR \"jets were delivered\"")),
              ElementsAre("a1"));
  EXPECT_THAT(ids(quest("f16")), ElementsAre("a3"));
  EXPECT_THAT(ids(quest("\"were jets delivered\"")), IsEmpty());
}

}  // namespace
}  // namespace dossier::test
