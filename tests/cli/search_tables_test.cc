// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// dossier-search: timelines, pivots, orders of facet values and citations.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

using Json = nlohmann::json;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kArticles =
    R"({"id": "a1", "title": "Ferry late", "text": "Fog.", "language": "en",)"
    R"( "date": "2013-05-28", "source": "Harbour Wire",)"
    R"( "url": "https://wire.example/a1",)"
    R"( "entities": [{"facet": "country", "id": "SYR"},)"
    R"( {"facet": "system", "id": "s-300"}]})"
    "\n"
    R"({"id": "a2", "title": "Ferry early", "text": "Sun.", "language": "en",)"
    R"( "date": "2013-07-01", "source": "Meridian Post",)"
    R"( "entities": [{"facet": "country", "id": "SYR"},)"
    R"( {"facet": "country", "id": "RUS"}]})"
    "\n"
    R"({"id": "a3", "title": "Trains", "text": "Fog.", "language": "en",)"
    R"( "date": "2013-07-31"})"
    "\n"
    R"({"id": "a4", "title": "Ferry", "text": "Fog.", "language": "en"})"
    "\n";

class SearchTables : public ProgramTest {
 protected:
  void SetUp() override { make_index(kArticles); }

  void expect_usage_error(const std::vector<std::string>& arguments,
                          const std::string& message) const {
    const ProgramResult result = search(arguments);
    EXPECT_EQ(result.err, "dossier-search: " + message + "\n");
    EXPECT_EQ(result.status, 2);
  }
};

TEST_F(SearchTables, ShowATimelineAsBars) {
  const ProgramResult result =
      search({"--timeline", "month", "-n", "0", "--facet", "none", "ferry"});
  EXPECT_THAT(result.out, HasSubstr(R"(
by month, of all articles of the month
  2013-05 ██████████████████████████████████████████████████████ 1 of 1  100.0 %
  2013-06                                                        0 of 0        –
  2013-07 ██████████████████████████████████████████████████████ 1 of 2   50.0 %
  1 article without a date
)"));
}

TEST_F(SearchTables, WriteATimelineAsJsonAndCsv) {
  const Json json = Json::parse(
      search({"--json", "--timeline", "year", "--country", "SYR"}).out);
  EXPECT_EQ(json["timeline"].dump(),
            R"({"all_missing":1,"exact":true,"missing":0,"period":"year",)"
            R"("points":[{"all":3,"count":2,"share":0.6666666666666666,)"
            R"("start":"2013-01-01"}]})");
  EXPECT_EQ(search({"--format", "csv", "--timeline", "month", "fog"}).out,
            "start,count,all,share\r\n2013-05-01,1,1,1\r\n"
            "2013-06-01,0,0,\r\n2013-07-01,1,2,0.5\r\n");
}

TEST_F(SearchTables, WriteTheTimelinesOfABatchAsOneTable) {
  write_file(folder_ / "queries", "q1\tferry\nq2\ttrains\n");
  EXPECT_EQ(
      search({"--format", "csv", "--timeline", "year", "--batch", "queries"})
          .out,
      "name,start,count,all,share\r\n"
      "q1,2013-01-01,2,3,0.6666666666666666\r\n"
      "q2,2013-01-01,1,3,0.3333333333333333\r\n");
}

TEST_F(SearchTables, OrderFacetValues) {
  const auto first = [&](const std::string& order) {
    return Json::parse(
        search({"--json", "--facet", "country:1", "--facet-order", order,
                "--exclude", "system=s-300"})
            .out)["facets"][0]["values"][0];
  };
  EXPECT_EQ(first("name")["id"], "RUS");
  EXPECT_EQ(first("share")["id"], "RUS");
  EXPECT_EQ(first("share")["background"], 1);
  EXPECT_THAT(search({"--format", "csv", "--facets-only", "--facet", "country",
                      "--facet-order", "share", "trains OR fog"})
                  .out,
              EndsWith("country,SYR,Syria,1,false,2\r\n"));
}

TEST_F(SearchTables, CrossTwoFacets) {
  EXPECT_EQ(
      search({"--format", "csv", "--pivot", "country,system", "ferry"}).out,
      "country,label,all,s-300\r\n,all,3,1\r\nSYR,Syria,2,1\r\n"
      "RUS,Russia,1,0\r\n");
  const Json json = Json::parse(
      search({"--json", "--pivot", "country:1,country", "ferry"}).out);
  EXPECT_EQ(json["pivot"]["cells"].dump(), "[[2,1]]");
  EXPECT_EQ(json["pivot"]["rows"]["distinct"], 2);
  EXPECT_THAT(search({"--pivot", "country,system"}).out,
              HasSubstr("\n  Russia    1      –\n"));
}

TEST_F(SearchTables, CiteArticlesAsBibtex) {
  EXPECT_EQ(search({"--cite", "--sort", "date", "-n", "1"}).out,
            "@article{a1,\n"
            "  title = {{Ferry late}},\n"
            "  journal = {Harbour Wire},\n"
            "  year = {2013},\n"
            "  month = may,\n"
            "  day = {28},\n"
            "  url = {https://wire.example/a1},\n"
            "  note = {id: a1}\n"
            "}\n");
}

TEST_F(SearchTables, RefuseWhatHasNoPlace) {
  expect_usage_error({"--timeline", "decade"},
                     "--timeline is one of day, week, month, year, not "
                     "'decade'");
  expect_usage_error({"--timeline", "day", "--format", "ids"},
                     "--timeline needs --format text, json or csv");
  expect_usage_error({"--pivot", "country"},
                     "--pivot takes two or three facets, such as country,system, not "
                     "'country'");
  expect_usage_error(
      {"--pivot", "country,system", "--timeline", "day", "--format", "csv"},
      "--timeline and --pivot are two tables, and --format csv "
      "has room for one at a time");
  expect_usage_error({"--cite", "--format", "csv"},
                     "--cite and another format exclude each other");
}

}  // namespace
}  // namespace dossier::test
