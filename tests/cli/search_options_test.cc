// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Options of dossier-search that search_cli_test.cc leaves out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

constexpr int kArticles = 30;

// Thirty articles, each of a source of its own.
std::string articles() {
  std::string lines;
  for (int i = 0; i < kArticles; ++i)
    lines += "{\"id\": \"" + std::to_string(i) +
             "\", \"title\": \"Ferry\", \"text\": \"The harbour.\", "
             "\"language\": \"" +
             (i % 3 == 0 ? "fr" : "en") + "\", \"source\": \"Wire " +
             std::to_string(i) + "\", \"date\": \"20" + std::to_string(10 + i) +
             "-01-01\", \"entities\": [{\"facet\": \"country\", \"id\": "
             "\"SYR\"}]}\n";
  return lines;
}

class SearchOptions : public ProgramTest {
 protected:
  void SetUp() override { make_index(articles()); }

  std::string ids(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--format", "ids"});
    return search(arguments).out;
  }
  Json json(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "--json");
    return Json::parse(search(arguments).out);
  }
};

TEST_F(SearchOptions, LookInOnePartOfArticles) {
  EXPECT_EQ(json({"--in", "lead", "ferry"})["total"]["articles"], 0);
  EXPECT_EQ(json({"--in", "lead", "harbour"})["query"]["understood"],
            "lead:harbour");
  const Json title = json({"--in", "title", "ferry"});
  EXPECT_EQ(title["total"]["articles"], kArticles);
  EXPECT_EQ(title["query"]["in"], "title");
  EXPECT_THAT(title["facets"][0]["values"], testing::IsEmpty());
  EXPECT_THAT(search({"--in", "headline", "ferry"}).err,
              HasSubstr("--in is one of title, lead, body"));
}

TEST_F(SearchOptions, TellWhereNumbersComeFrom) {
  const Json answer = json({"--where", "ferry OR harbour"});
  EXPECT_EQ(answer["total"]["in"],
            Json({{"title", kArticles}, {"lead", kArticles}, {"body", 0}}));
  EXPECT_EQ(answer["facets"][0]["values"][0]["in"],
            Json({{"title", 0}, {"lead", 0}, {"body", 0}}));
  // The articles brought it along.
  EXPECT_EQ(answer["hits"][0]["entities"][0]["in"], Json::array());
  EXPECT_THAT(search({"--where", "--format", "csv", "ferry"}).err,
              HasSubstr("--facets-only"));
  EXPECT_THAT(search({"--where", "--in", "lead", "ferry"}).err,
              HasSubstr("leave one out"));
  EXPECT_THAT(search({"--where", "--compare", "harbour", "ferry"}).err,
              HasSubstr("exclude each other"));
}

TEST_F(SearchOptions, NarrowByEveryFacet) {
  make_index(
      "{\"id\": \"x\", \"title\": \"Talks\", \"language\": \"en\", "
      "\"text\": \"Foreign Minister Sergei Lavrov met Hubert Quackenbush. "
      "Hubert Quackenbush spoke of the S-300.\"}\n");
  EXPECT_EQ(ids({"--system", "S-300"}), "x\n");
  EXPECT_EQ(ids({"--official", "Lavrov"}), "x\n");
  EXPECT_EQ(ids({"--person", "Hubert Quackenbush"}), "x\n");
  EXPECT_THAT(search({"--language", "fr"}).out,
              StartsWith("10 articles of 31"));
}

// A report of enough words to be told from others.
std::string report_line(const std::string& id, const std::string& date) {
  std::string words;
  for (char first = 'a'; first <= 'z'; ++first) {
    words += "ferry";
    words += first;
    words += " harbour";
    words += first;
    words += ' ';
  }
  return "{\"id\": \"" + id + "\", \"title\": \"Report\", \"text\": \"" +
         words + "\", \"source\": \"Wire\", \"date\": \"" + date + "\"}\n";
}

TEST_F(SearchOptions, ShowOneHitAStory) {
  make_index(report_line("x", "2013-05-02") + report_line("y", "2013-05-01"));
  const std::string shown = search({"--show-duplicates", "report"}).out;
  EXPECT_THAT(shown, StartsWith("2 articles in 1 story of 32"));
  EXPECT_THAT(shown, HasSubstr("+ 1 other article of this story\n"
                               "     2013-05-01 · Wire · y\n"));
  EXPECT_EQ(ids({"--collapse", "report"}), "x\n");
  const Json counted = json({"--count", "stories", "report"});
  EXPECT_EQ(counted["total"]["stories"], 1);
  EXPECT_EQ(counted["facets"][3]["values"][0]["count"], 1);
}

TEST_F(SearchOptions, ShowStoriesInLines) {
  make_index(report_line("x", "2013-05-02") + report_line("y", "2013-05-01"));
  const Json hit = Json::parse(
      search({"--format", "jsonl", "--show-duplicates", "--fired", "report"})
          .out);
  EXPECT_EQ(hit["story"]["duplicates"][0]["id"], "y");
  EXPECT_EQ(hit["fired"], Json({"report"}));
  const std::string table =
      search({"--format", "csv", "--show-duplicates", "--fired", "report"}).out;
  EXPECT_THAT(table, HasSubstr(",story,others,duplicates,fired\r\n"));
  EXPECT_THAT(table, HasSubstr(",y,1,y,report\r\n"));
  EXPECT_THAT(search({"--format", "csv", "--collapse", "ferry"}).out,
              HasSubstr(",story,others\r\n"));
}

TEST_F(SearchOptions, AreRefusedWhereTheFormatHasNoPlaceForThem) {
  const auto refused = [&](std::vector<std::string> arguments) {
    const ProgramResult result = search(arguments);
    EXPECT_EQ(result.status, 2);
    return result.err;
  };
  for (const char* format : {"ids", "trec", "bibtex"}) {
    EXPECT_THAT(refused({"--explain", "--format", format}),
                HasSubstr("--explain needs --format text, json or jsonl"));
    for (const char* option : {"--fired", "--show-duplicates"})
      EXPECT_THAT(refused({option, "--format", format}),
                  HasSubstr(std::string(option) +
                            " needs --format text, json, jsonl or csv"));
  }
  EXPECT_THAT(refused({"--explain", "--format", "csv"}),
              HasSubstr("--explain needs --format text, json or jsonl"));
  EXPECT_THAT(refused({"--fired", "--facets-only"}),
              HasSubstr("no hits are shown"));
}

TEST_F(SearchOptions, StandBehindTheExamplesOfHelp) {
  const std::string help = search({"--help"}).out;
  EXPECT_THAT(help, StartsWith("Usage: dossier-search"));
  EXPECT_LT(help.find("\nExamples:\n"), help.find("\nOptions:\n"));
  EXPECT_GT(help.find("\nMore examples:\n"), help.find("\n  --color"));
}

TEST_F(SearchOptions, TellOfFeedbackBesideLines) {
  const ProgramResult ids = search({"--feedback", "--format", "ids", "ferry"});
  EXPECT_THAT(ids.err, StartsWith("dossier-search: feedback of 15 articles"));
  EXPECT_EQ(std::count(ids.out.begin(), ids.out.end(), '\n'), 10);
  EXPECT_THAT(search({"--feedback", "--format", "jsonl", "date:2012"}).err,
              HasSubstr("nothing in the query ranks articles"));
}

TEST_F(SearchOptions, TellWhatIsNew) {
  const Json before = json({});
  const std::string mark =
      before["index"]["id"].get<std::string>() + ":" +
      std::to_string(before["index"]["revision"].get<int>());
  make_index(report_line("x", "2013-05-02"));
  EXPECT_EQ(ids({"--new-since", mark}), "x\n");
  EXPECT_THAT(search({"--new-since", mark}).out,
              HasSubstr("1 new since revision "));
  EXPECT_EQ(search({"--new-since", "99"}).status, 2);
  EXPECT_EQ(search({"--new-since", "another:1"}).status, 2);
  EXPECT_EQ(search({"--new-since", "yesterday"}).status, 2);
}

TEST_F(SearchOptions, FacetAllGivesEveryValue) {
  const Json some = json({"--facet", "source"})["facets"][0];
  EXPECT_EQ(some["returned"], 10);
  EXPECT_EQ(some["other"], kArticles - 10);
  const Json all = json({"--facet", "source:all"})["facets"][0];
  EXPECT_EQ(all["returned"], kArticles);
  EXPECT_EQ(all["other"], 0);
}

TEST_F(SearchOptions, FacetFindKeepsValuesThatContainText) {
  const Json facet =
      json({"--facet", "source", "--facet-find", "wire 2"})["facets"][0];
  EXPECT_EQ(facet["values"].size(), 10u);  // 20 to 29, and 2: the first ten
  const Json all =
      json({"--facet", "source:all", "--facet-find", "wire 2"})["facets"][0];
  EXPECT_EQ(all["values"].size(), 11u);
  EXPECT_EQ(json({"--facet", "source", "--facet-find",
                  "nowhere"})["facets"][0]["values"],
            Json::array());
}

TEST_F(SearchOptions, FacetsOnlyLeavesTheHitsOut) {
  const Json answer = json({"--facets-only", "--facet", "country"});
  EXPECT_EQ(answer["hits"], Json::array());
  EXPECT_EQ(answer["total"]["articles"], kArticles);
  EXPECT_EQ(answer["facets"].size(), 1u);
}

TEST_F(SearchOptions, AllWritesEveryHitInEveryFormat) {
  for (const char* format : {"jsonl", "csv", "ids", "trec", "json", "text"}) {
    const std::string out =
        search({"-n", "all", "--format", format, "--sort", "date"}).out;
    const auto lines = std::count(out.begin(), out.end(), '\n');
    if (format == std::string("json"))
      EXPECT_EQ(Json::parse(out)["hits"].size(), std::size_t{kArticles});
    else if (format == std::string("text"))
      EXPECT_THAT(out, HasSubstr("\n30  Ferry\n"));
    else
      EXPECT_EQ(lines, kArticles + (format == std::string("csv"))) << format;
  }
}

TEST_F(SearchOptions, LongNamesAndEqualSignsMeanTheSame) {
  EXPECT_EQ(ids({"--limit=2", "--sort=date"}), "0\n1\n");
  EXPECT_EQ(ids({"-n2", "--sort", "-date"}), "29\n28\n");
  EXPECT_EQ(ids({"--match", "all", "ferry", "zeppelin"}), "");
  EXPECT_EQ(ids({"--sort", "relevance", "-n", "1", "ferry"}),
            ids({"-n", "1", "ferry"}));
  EXPECT_EQ(search({"-h"}).out, search({"--help"}).out);
}

// A nanosecond is over before the first look at the clock.
TEST_F(SearchOptions, TimeoutEndsInAnErrorAndGivesNoPart) {
  const std::vector<std::string> call = {"--timeout", "0.000000001", "fer*"};
  const ProgramResult text = search(call);
  EXPECT_THAT(text.err, StartsWith("dossier-search: search: not finished "));
  EXPECT_THAT(text.err, HasSubstr("allow more time with --timeout SECONDS"));
  EXPECT_EQ(text.out, "");
  EXPECT_EQ(text.status, 2);
  const Json answer = json(call);
  EXPECT_EQ(answer["error"]["code"], "timeout");
  EXPECT_EQ(answer["hits"], Json::array());
  EXPECT_EQ(search({"--timeout", "0", "fer*"}).status, 0);  // 0: never
}

TEST_F(SearchOptions, AQueryOfNothingToSearchForIsAnError) {
  for (const char* query : {"\xF0\x9F\x99\x82", "!!!", "\xE2\x80\x94"}) {
    const ProgramResult result = search({query});
    EXPECT_THAT(result.err, HasSubstr("has nothing to search for")) << query;
    EXPECT_EQ(result.status, 2) << query;
  }
  EXPECT_EQ(json({"\xF0\x9F\x99\x82"})["error"]["code"], "bad-query");
}

TEST_F(SearchOptions, ABatchGivesItsErrorsALineEach) {
  const ProgramResult lines =
      search({"--batch", "-", "--format", "jsonl", "-n", "1"},
             {"\xEF\xBB\xBFgood\tferry\nbad\tcolour:red\n", {}});
  EXPECT_THAT(lines.out, StartsWith("{\"name\":\"good\",\"rank\":1,"));
  EXPECT_THAT(lines.out, HasSubstr("\n{\"schema\":1,\"name\":\"bad\","));
  EXPECT_THAT(lines.out, HasSubstr("\"error\":{\"code\":\"bad-query\""));
  EXPECT_EQ(lines.status, 4);

  const ProgramResult csv =
      search({"--batch", "-", "--format", "csv", "-n", "9"},
             {"bad\tcolour:red\n", {}});
  EXPECT_EQ(csv.out, "");
  EXPECT_THAT(csv.err, StartsWith("dossier-search: query 'bad': "));
}

// Queries are bounded, and say so.
TEST_F(SearchOptions, HostileQueriesAreErrors) {
  const std::string deep(200, '(');
  std::string words;
  for (int i = 0; i < 100; ++i) words += "w" + std::to_string(i) + " ";
  for (const std::string& query :
       {std::string(5000, 'x'), deep + "ferry", words}) {
    const ProgramResult result = search({"--", query});
    EXPECT_THAT(result.err, StartsWith("dossier-search: ")) << query;
    EXPECT_EQ(result.status, 2) << query;
  }
}

TEST_F(SearchOptions, InvalidUtf8InAQueryGivesValidJson) {
  const ProgramResult result = search({"--json", "fer\xFFry\xED\xA0\x80"});
  EXPECT_NO_THROW(Json::parse(result.out)) << result.out;
  EXPECT_EQ(result.err.find('\xFF'), std::string::npos);
}

}  // namespace
}  // namespace dossier::test
