// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// correct, retag, annotate --format text, stats --officials and --why, run for
// real.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

using Json = nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kArticles =
    "{\"id\": \"1\", \"title\": \"Syrian Foreign Minister Anna Berg spoke\", "
    "\"text\": \"Berg named the S-300.\", \"language\": \"en\", \"date\": "
    "\"2013-05-28\"}\n"
    "{\"id\": \"2\", \"title\": \"Talks\", \"text\": \"Syrian Foreign Minister "
    "Anne Borg left.\", \"language\": \"en\", \"date\": \"2013-06-01\", "
    "\"entities\": [{\"facet\": \"country\", \"id\": \"FRA\"}]}\n";

class CorrectCliTest : public testing::Test {
 protected:
  void SetUp() override {
    run({"add", "--index", "idx", "-"}, {kArticles, {}});
  }
  ProgramResult run(const std::vector<std::string>& arguments,
                    const ProgramInput& input = {}) {
    return run_program(DOSSIER_INDEX_PROGRAM, arguments, folder_.path(), input);
  }
  ProgramResult correct(std::vector<std::string> arguments,
                        const ProgramInput& input = {}) {
    arguments.insert(arguments.begin(), {"correct", "--index", "idx"});
    return run(arguments, input);
  }
  ProgramResult search(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--index", "idx"});
    return run_program(DOSSIER_SEARCH_PROGRAM, arguments, folder_.path());
  }

  FreshFolder folder_;
};

TEST_F(CorrectCliTest, AMergeCountsAfterRetag) {
  const ProgramResult merge =
      correct({"merge", "official:ane-borg", "official:ana-berg"});
  EXPECT_EQ(merge.out, "committed revision 3, 2 articles\n") << merge.err;
  EXPECT_THAT(merge.err, HasSubstr("1 correction added"));
  EXPECT_THAT(merge.err, HasSubstr("dossier-index retag"));
  const ProgramResult retag = run({"retag", "--index", "idx"});
  EXPECT_THAT(retag.out, HasSubstr(", 2 articles\n"));
  EXPECT_EQ(retag.err, "dossier-index: 2 articles looked at, 1 rewritten\n");
  EXPECT_EQ(search({"--official", "ana-berg", "--format", "ids"}).out,
            "2\n1\n");
  EXPECT_EQ(correct({"--list"}).out,
            "merge\tofficial:ane-borg\tofficial:ana-berg\tAnna Berg\n");
  EXPECT_EQ(correct({"--remove", "merge", "official:ane-borg"}).status, 0);
  EXPECT_EQ(correct({"--list"}).out, "");
}

TEST_F(CorrectCliTest, AMergedIdStandsForWhatItWasMergedInto) {
  correct({"merge", "official:ane-borg", "official:ana-berg"});
  for (const char* name : {"ane-borg", "Ane Borg", "ANE-BORG"}) {
    const ProgramResult result =
        search({"--format", "ids", "--sort", "date", "--official", name});
    EXPECT_EQ(result.out, "1\n2\n") << name;
  }
  run({"retag", "--index", "idx"});
  const Json json =
      Json::parse(search({"--json", "--official", "ane-borg"}).out);
  EXPECT_EQ(json["total"]["articles"], 2);
  EXPECT_EQ(json["query"]["understood"], "official:ana-berg");
  EXPECT_EQ(json["query"]["repairs"],
            Json::parse(R"([{"kind": "merged-value", "from": "ane-borg",
                             "to": "official:ana-berg"}])"));
}

TEST_F(CorrectCliTest, AFileIsTakenWholeOrNotAtAll) {
  write_file(folder_ / "good.tsv", "# ours\nblock\tcountry:FRA\n");
  EXPECT_EQ(correct({"--file", "good.tsv"}).status, 0);
  write_file(folder_ / "bad.tsv", "block\tcountry:SYR\nmerge\tx\n");
  const ProgramResult bad = correct({"--file", "bad.tsv"});
  EXPECT_EQ(bad.status, 2);
  EXPECT_THAT(bad.err, HasSubstr("bad.tsv:2: 2 columns"));
  EXPECT_EQ(correct({"--list"}).out, "block\tcountry:FRA\n");
  EXPECT_EQ(correct({"--file", "-"}, {"block\tcountry:SYR\n", {}}).status, 0);
  EXPECT_EQ(correct({"--list"}).out,
            "block\tcountry:FRA\nblock\tcountry:SYR\n");
}

TEST_F(CorrectCliTest, MistakesAreUsageErrors) {
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{}, "give one correction"},
      {{"--list", "--remove"}, "--list stands alone"},
      {{"--file", "nowhere"}, "nowhere: No such file"},
      {{"--file", "idx"}, "idx: Is a directory"},
      {{"block"}, "1 columns; it is block VALUE"},
      {{"block", "official:nobody"}, "no table and no article has"},
      {{"--remove", "block"}, "no correction begins with"},
  };
  for (const auto& [arguments, expected] : cases) {
    const ProgramResult result = correct(arguments);
    EXPECT_EQ(result.status, 2) << expected;
    EXPECT_THAT(result.err, HasSubstr(expected));
    EXPECT_EQ(result.out, "");
  }
  EXPECT_EQ(run({"retag", "--index", "nowhere"}).status, 3);
}

TEST_F(CorrectCliTest, StatsProposeMergesWithTheirEvidence) {
  const ProgramResult text = run({"stats", "--index", "idx", "--officials"});
  EXPECT_THAT(text.out, HasSubstr("Anne Borg (official:ane-borg)"));
  EXPECT_THAT(text.out, HasSubstr("the same: country, role, dates\n"
                                  "merge\tofficial:ane-borg\t"
                                  "official:ana-berg\n"));
  const Json json = Json::parse(
      run({"stats", "--index", "idx", "--officials", "--json"}).out);
  ASSERT_EQ(json["proposals"].size(), 1u);
  const Json& from = json["proposals"][0]["from"];
  EXPECT_EQ(from["article"], "2");
  EXPECT_EQ(from["count"], 1);
  EXPECT_EQ(from["roles"], Json({"foreign_minister"}));
  EXPECT_EQ(from["countries"], Json({"SYR"}));
}

TEST_F(CorrectCliTest, AnnotateShowsMentionsAndRules) {
  const ProgramResult result =
      run({"annotate", "--format", "text", "-"}, {kArticles, {}});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("[Berg] named the [S-300]."));
  EXPECT_THAT(result.out, HasSubstr("official:ana-berg"));
  EXPECT_THAT(result.out, HasSubstr("surname"));
  EXPECT_THAT(result.out, HasSubstr("foreign minister of SYR"));
  EXPECT_THAT(result.out, HasSubstr("brought by the article"));
  EXPECT_THAT(result.out, Not(HasSubstr("\x1b")));
  std::istringstream lines(result.out);
  for (std::string line; std::getline(lines, line);)
    EXPECT_LE(line.size(), 80u) << line;
}

TEST_F(CorrectCliTest, AnnotateTellsOffices) {
  const ProgramResult result = run({"annotate", "-"}, {kArticles, {}});
  const Json first = Json::parse(result.out.substr(0, result.out.find('\n')));
  for (const Json& entity : first["entities"])
    if (entity["facet"] == "official") {
      EXPECT_EQ(entity["office"],
                Json({{"role", "foreign_minister"}, {"country", "SYR"}}));
    }
}

TEST_F(CorrectCliTest, SearchTellsOffices) {
  const Json json = Json::parse(search({"--json", "spoke"}).out);
  for (const Json& entity : json["hits"][0]["entities"])
    EXPECT_EQ(entity.contains("office"), entity["id"] == "ana-berg") << entity;
  const Json& entities = json["hits"][0]["entities"];
  const auto berg =
      std::find_if(entities.begin(), entities.end(),
                   [](const Json& e) { return e["id"] == "ana-berg"; });
  ASSERT_NE(berg, entities.end());
  EXPECT_EQ((*berg)["office"],
            Json::parse(R"({"role": "foreign_minister", "country": "SYR"})"));
}

TEST_F(CorrectCliTest, WhyShowsTheMentionsBehindACount) {
  const ProgramResult text = search({"--why", "1", "official=Anna Berg"});
  EXPECT_EQ(text.status, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("[Anna Berg] spoke"));
  EXPECT_THAT(text.out, HasSubstr("[Berg] named the S-300"));
  EXPECT_THAT(text.out, HasSubstr("surname"));

  const Json json =
      Json::parse(search({"--json", "--why", "1", "official=ana-berg"}).out);
  const Json& source = json["values"][0]["sources"][0];
  EXPECT_EQ(source["id"], "ana-berg");
  ASSERT_EQ(source["mentions"].size(), 2u);
  EXPECT_EQ(source["mentions"][1]["field"], "text");
  EXPECT_EQ(source["mentions"][1]["rule"], "surname");
  EXPECT_EQ(source["mentions"][1]["start"], 0);
  EXPECT_EQ(source["mentions"][1]["end"], 4);
  EXPECT_EQ(source["paragraphs"][1], "Berg named the S-300.");
  EXPECT_EQ(source["mentions"][1]["highlight"], Json::parse("[0, 4]"));
}

// MiG-999 is in no table. What is listed beside it must not hide it, nor may
// anything else be shown that its family's name begins.
TEST_F(CorrectCliTest, WhyShowsUnlistedMembersOfAFamily) {
  constexpr const char* kArticle =
      "{\"id\": \"3\", \"language\": \"en\", \"text\": \"The MiG-29 flew "
      "beside a MiG-999 fighter and an F-997 fighter.\"}\n";
  run({"add", "--index", "idx", "-"}, {kArticle, {}});
  const auto sources = [&](const char* value) {
    std::vector<std::string> ids;
    const Json json = Json::parse(search({"--json", "--why", "3", value}).out);
    for (const Json& source : json["values"][0]["sources"])
      ids.push_back(source["id"]);
    return ids;
  };
  EXPECT_THAT(sources("system=mig"), ElementsAre("mig-29", "mig-999"));
  EXPECT_THAT(sources("system=mig-999"), ElementsAre("mig-999"));
}

TEST_F(CorrectCliTest, WhyTellsWhatWasBrought) {
  EXPECT_THAT(search({"--why", "2", "country=France"}).out,
              HasSubstr("brought by the article"));
}

TEST_F(CorrectCliTest, WhyWithoutTheValueIsNoHit) {
  const ProgramResult other = search({"--why", "1", "country=FRA"});
  EXPECT_EQ(other.status, 1);
  EXPECT_EQ(other.out, "");
  EXPECT_THAT(other.err, HasSubstr("does not have the country 'FRA'"));
  const ProgramResult nobody = search({"--why", "7", "country=FRA"});
  EXPECT_EQ(nobody.status, 1);
  EXPECT_THAT(nobody.err, HasSubstr("no article '7'"));
  EXPECT_EQ(search({"--why", "1", "colour=red"}).status, 2);
  EXPECT_EQ(search({"--why", "1", "year=2013"}).status, 2);
}

}  // namespace
}  // namespace dossier::test
