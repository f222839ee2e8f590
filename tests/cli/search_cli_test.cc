// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// dossier-search, run for real over an index that dossier-index made.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <regex>
#include <string>
#include <thread>
#include <vector>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// Entities are brought along, so that no table of the recogniser matters.
constexpr const char* kArticles =
    R"({"id": "a1", "title": "Ferry late",)"
    R"( "text": "The ferry was late because of fog.",)"
    R"( "date": "2013-05-28", "source": "Harbour Wire",)"
    R"( "url": "https://wire.example/a1", "language": "en",)"
    R"( "entities": [{"facet": "country", "id": "SYR"}]})"
    "\n"
    R"({"id": "a2", "title": "Harbour notes",)"
    R"( "text": "An early ferry, said the master. The fog came later.",)"
    R"( "date": "2012-03-01", "source": "Meridian Post", "language": "en",)"
    R"( "entities": [{"facet": "country", "id": "RUS"}]})"
    "\n"
    R"({"id": "a 3", "title": "Trains, again",)"
    R"( "text": "A \"fast\" train was late, too.",)"
    R"( "date": "2014-01-02", "source": "Harbour Wire", "language": "en"})"
    "\n";

// What differs from run to run and from build to build.
std::string steady(std::string text) {
  const std::pair<const char*, const char*> kChanging[] = {
      {R"re("took_ms":\{"search":[0-9.]+,"snippets":[0-9.]+\})re",
       R"("took_ms":{})"},
      {R"re("index":\{"id":"[0-9a-f-]{36}")re", R"("index":{"id":"ID")"},
      {R"re("program":"dossier [0-9.]+")re", R"("program":"PROGRAM")"},
      {R"re("gazetteer":"[0-9a-f]+")re", R"("gazetteer":"GAZETTEER")"},
      {R"re("request":\{.*?"recency_day":"[^"]*"\}[^{}]*\})re",
       R"("request":{})"},
      {R"re("score":[0-9.]+)re", R"("score":SCORE)"},
      {R"re(· [0-9.]+ m?s\n)re", "· TIME\n"},
  };
  for (const auto& [pattern, replacement] : kChanging)
    text = std::regex_replace(text, std::regex(pattern), replacement);
  return text;
}

class SearchProgram : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<FreshFolder>();
    write_file(*folder_ / "articles.jsonl", kArticles);
    const ProgramResult added = run_program(
        DOSSIER_INDEX_PROGRAM, {"add", "--index", ".dossier", "articles.jsonl"},
        folder_->path());
    ASSERT_EQ(added.status, 0) << added.err;
  }
  static void TearDownTestSuite() { folder_.reset(); }

  // Runs in the folder that holds the index.
  static ProgramResult search(const std::vector<std::string>& arguments,
                              const ProgramInput& input = {}) {
    ProgramResult result =
        run_program(DOSSIER_SEARCH_PROGRAM, arguments, folder_->path(), input);
    result.out = steady(result.out);
    return result;
  }

  static void expect_usage_error(const std::vector<std::string>& arguments,
                                 const std::string& message) {
    const ProgramResult result = search(arguments);
    EXPECT_EQ(result.err, "dossier-search: " + message + "\n");
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.status, 2);
  }

  // Runs a line of shell, in which $S is the program.
  static ProgramResult shell(const std::string& line) {
    return run_program("/bin/sh", {"-c", line}, folder_->path(),
                       {"", {{"S", DOSSIER_SEARCH_PROGRAM}}});
  }

  static std::unique_ptr<FreshFolder> folder_;
};

std::unique_ptr<FreshFolder> SearchProgram::folder_;

TEST_F(SearchProgram, ShowsTextForPeople) {
  const ProgramResult result = search({"ferries"});
  EXPECT_EQ(result.out, R"(2 articles of 3 · TIME

1  *Ferry* late
   2013-05-28 · Harbour Wire · a1
   The *ferry* was late because of fog.
   Syria

2  Harbour notes
   2012-03-01 · Meridian Post · a2
   An early *ferry*, said the master. The fog came later.
   Russia

country                                  source
  Russia ███████████████████████████ 1     Harbour Wire  ████████████████████ 1
  Syria  ███████████████████████████ 1     Meridian Post ████████████████████ 1

language                                 year
  en ███████████████████████████████ 2     2012 █████████████████████████████ 1
                                           2013 █████████████████████████████ 1

no values: system, official
)");
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.status, 0);
}

TEST_F(SearchProgram, WritesOneJsonEnvelope) {
  const ProgramResult result =
      search({"--json", "--facet", "country:1", "--country", "syria", "fog"});
  EXPECT_EQ(
      result.out,
      R"({"schema":1,"program":"PROGRAM","index":{"id":"ID","revision":2,"articles":3,)"
      R"("gazetteer":"GAZETTEER"},"query":{"text":"fog",)"
      R"("understood":"fog country:SYR",)"
      R"("match":"all","sort":"relevance","limit":10,"offset":0,)"
      R"("repairs":[]},"request":{},"total":{"articles":1},"took_ms":{},)"
      R"("hits":[{"rank":1,"score":SCORE,"id":"a1","title":"Ferry late",)"
      R"("title_highlights":{"text":"Ferry late","highlights":[]},)"
      R"("date":"2013-05-28","source":"Harbour Wire",)"
      R"("url":"https://wire.example/a1","snippet":{"text":)"
      R"("The ferry was late because of fog.","highlights":[[30,33]]},)"
      R"("entities":[{"facet":"country","id":"SYR","label":"Syria"}]}],)"
      R"("facets":[{"name":"country","exact":true,"counted":2,"distinct":2,)"
      R"("returned":2,"other":0,"missing":0,"values":[)"
      R"({"id":"RUS","label":"Russia","count":1,"selected":false},)"
      R"({"id":"SYR","label":"Syria","count":1,"selected":true}]}]})"
      "\n");
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.status, 0);
}

TEST_F(SearchProgram, WritesAHitALineAsJson) {
  const ProgramResult result =
      search({"--format", "jsonl", "--sort", "date", "-n", "all", "ferry"});
  EXPECT_EQ(
      result.out,
      R"({"rank":1,"score":SCORE,"id":"a2","title":"Harbour notes",)"
      R"("title_highlights":{"text":"Harbour notes","highlights":[]},)"
      R"("date":"2012-03-01","source":"Meridian Post","url":"","snippet":)"
      R"({"text":"An early ferry, said the master. The fog came later.",)"
      R"("highlights":[[9,14]]},)"
      R"("entities":[{"facet":"country","id":"RUS","label":"Russia"}]})"
      "\n"
      R"({"rank":2,"score":SCORE,"id":"a1","title":"Ferry late",)"
      R"("title_highlights":{"text":"Ferry late","highlights":[[0,5]]},)"
      R"("date":"2013-05-28","source":"Harbour Wire",)"
      R"("url":"https://wire.example/a1","snippet":)"
      R"({"text":"The ferry was late because of fog.",)"
      R"("highlights":[[4,9]]},)"
      R"("entities":[{"facet":"country","id":"SYR","label":"Syria"}]})"
      "\n");
  EXPECT_EQ(result.status, 0);
}

TEST_F(SearchProgram, WritesCsv) {
  const ProgramResult result = search({"--format=csv", "--sort", "-date"});
  EXPECT_EQ(result.out,
            "rank,score,id,title,date,source,language,url,snippet,country,"
            "system,official,person\r\n"
            "1,0,a 3,\"Trains, again\",2014-01-02,Harbour Wire,en,,"
            "\"A \"\"fast\"\" train was late, too.\",,,,\r\n"
            "2,0,a1,Ferry late,2013-05-28,Harbour Wire,en,"
            "https://wire.example/a1,The ferry was late because of fog.,"
            "Syria,,,\r\n"
            "3,0,a2,Harbour notes,2012-03-01,Meridian Post,en,,"
            "\"An early ferry, said the master. The fog came later.\",Russia,,,"
            "\r\n");
  EXPECT_EQ(result.status, 0);
}

TEST_F(SearchProgram, WritesIdsOnly) {
  const ProgramResult result =
      search({"--format", "ids", "-n", "1", "--offset", "1", "--sort", "date"});
  EXPECT_EQ(result.out, "a1\n");
  EXPECT_EQ(result.status, 0);
}

TEST_F(SearchProgram, WritesARunForTrecEval) {
  const ProgramResult result = search({"--format", "trec", "train"});
  EXPECT_THAT(result.out,
              ::testing::MatchesRegex("1 Q0 a_3 1 [0-9.]+ dossier\n"));
  EXPECT_EQ(result.status, 0);
}

TEST_F(SearchProgram, ShowsFacetsOnly) {
  const ProgramResult text =
      search({"--facets-only", "--facet", "source", "late"});
  EXPECT_EQ(text.out,
            "2 articles of 3 · TIME\n"
            "\n"
            "source\n"
            "  Harbour Wire █████████████████████ 2\n");
  const ProgramResult csv =
      search({"--facets-only", "--facet", "year:2", "--format", "csv"});
  EXPECT_EQ(csv.out,
            "facet,id,label,count,selected\r\n"
            "year,2012,2012,1,false\r\n"
            "year,2013,2013,1,false\r\n");
  const ProgramResult jsonl =
      search({"--facets-only", "--facet", "country:all", "--facet-find", "SYR",
              "--format", "jsonl"});
  EXPECT_EQ(jsonl.out,
            R"({"facet":"country","id":"SYR","label":"Syria","count":1,)"
            R"("selected":false})"
            "\n");
  EXPECT_EQ(jsonl.status, 0);
}

TEST_F(SearchProgram, ShowsATableWithoutFacetsAndHits) {
  const std::vector<std::string> alone = {"--facets-only", "--facet", "none",
                                          "late"};
  const auto with = [&](std::vector<std::string> options) {
    options.insert(options.end(), alone.begin(), alone.end());
    return search(options);
  };
  EXPECT_EQ(with({"--format", "csv", "--pivot", "source,year:1"}).out,
            "source,label,all,2013\r\n,all,2,1\r\n"
            "Harbour Wire,Harbour Wire,2,1\r\n");
  EXPECT_EQ(with({"--pivot", "source,year:1"}).out.find("\n  1."),
            std::string::npos);
  for (const std::vector<std::string>& table :
       {std::vector<std::string>{"--pivot", "source,year"},
        {"--timeline", "year"},
        {"--facet-tree", "country"}})
    EXPECT_EQ(with(table).status, 0) << table[0];
  expect_usage_error(alone,
                     "--facets-only and --facet none leave nothing to show");
}

TEST_F(SearchProgram, TakesTheLastOfAFacetAskedForTwice) {
  const ProgramResult result =
      search({"--format=csv", "--facets-only", "--facet=source:all",
              "--facet=year", "--facet=source:1"});
  EXPECT_EQ(result.out,
            "facet,id,label,count,selected\r\n"
            "source,Harbour Wire,Harbour Wire,2,false\r\n"
            "year,2012,2012,1,false\r\n"
            "year,2013,2013,1,false\r\n"
            "year,2014,2014,1,false\r\n");
}

TEST_F(SearchProgram, HintsAtASourceThatNoArticleHas) {
  const ProgramResult result = search({"--source", "Harbor Wire", "fog"});
  EXPECT_THAT(result.out,
              HasSubstr("understood: fog source:\"Harbor Wire\"\n"
                        "no article has source:\"Harbor Wire\"; perhaps "
                        "source:\"Harbour Wire\"\n"));
  EXPECT_EQ(result.status, 1);
}

TEST_F(SearchProgram, RefusesWhatIsNoYear) {
  const ProgramResult result = search({"--year", "banana", "fog"});
  EXPECT_EQ(result.err,
            "dossier-search: 'banana' is no year; write four digits such as "
            "2012, and several years as date:2012..2013\n");
  EXPECT_EQ(result.status, 2);
}

TEST_F(SearchProgram, ExitsWithOneWithoutAHit) {
  const ProgramResult text = search({"zeppelin"});
  EXPECT_EQ(text.out, "0 articles of 3 · TIME\n\nNo article matches.\n");
  EXPECT_EQ(text.status, 1);
  EXPECT_EQ(search({"--format", "ids", "zeppelin"}).out, "");
  EXPECT_EQ(search({"--format", "ids", "zeppelin"}).status, 1);
  const ProgramResult json = search({"--json", "--facet", "none", "zeppelin"});
  EXPECT_EQ(
      json.out,
      R"({"schema":1,"program":"PROGRAM","index":{"id":"ID","revision":2,"articles":3,)"
      R"("gazetteer":"GAZETTEER"},"query":{"text":"zeppelin",)"
      R"("understood":"zeppelin","match":"all","sort":"relevance",)"
      R"("limit":10,"offset":0,"repairs":[]},"request":{},)"
      R"("total":{"articles":0},"took_ms":{},"hits":[],"facets":[]})"
      "\n");
  EXPECT_EQ(json.status, 1);
}

TEST_F(SearchProgram, ExitsWithZeroWhereThePageIsEmptyButTheResultIsNot) {
  EXPECT_EQ(search({"-n", "0", "ferry"}).status, 0);
  EXPECT_EQ(search({"--offset", "99", "ferry"}).status, 0);
}

TEST_F(SearchProgram, NarrowsByFacetsAndDays) {
  const auto ids = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--format", "ids", "--sort", "date"});
    return search(arguments).out;
  };
  EXPECT_EQ(ids({"--country", "SYR", "--country", "russia"}), "a2\na1\n");
  EXPECT_EQ(ids({"--country", "SYR", "late"}), "a1\n");
  EXPECT_EQ(ids({"--source", "Harbour Wire", "--year", "2014"}), "a 3\n");
  EXPECT_EQ(ids({"--exclude", "country=Syria"}), "a2\na 3\n");
  EXPECT_EQ(ids({"--from", "2013", "--to", "2013-05-28"}), "a1\n");
  EXPECT_EQ(ids({"--match", "any", "early", "train"}), "a2\na 3\n");
  EXPECT_EQ(ids({"country:SYR", "ferry"}), "a1\n");
}

TEST_F(SearchProgram, JoinsTheWordsOfTheQuery) {
  EXPECT_EQ(search({"--format", "ids", "early", "ferry"}).out, "a2\n");
  EXPECT_EQ(search({"--format", "ids", "--", "ferry", "-early"}).out, "a1\n");
  EXPECT_EQ(search({"--format", "ids", "ferry -early"}).out, "a1\n");
}

TEST_F(SearchProgram, RefusesWhatLooksLikeAnOptionAndIsNone) {
  const std::string way_out =
      "; if it belongs to the query, put it in quotes with a word before it, "
      "or write -- before the query";
  expect_usage_error({"-mali"}, "there is no option '-mali'" + way_out);
  expect_usage_error({"deliveries", "-mali"},
                     "there is no option '-mali'" + way_out);
  expect_usage_error({"--counrty", "SYR"},
                     "there is no option '--counrty', did you mean "
                     "--country?" +
                         way_out);
}

TEST_F(SearchProgram, RefusesValuesThatAreNone) {
  const std::string facets =
      "country, system, official, person, class, source, language, year";
  expect_usage_error(
      {"--facet", "color", "x"},
      "--facet: there is no facet 'color'; facets are " + facets);
  expect_usage_error(
      {"--exclude", "color=red", "x"},
      "--exclude: there is no facet 'color'; facets are " + facets);
  expect_usage_error({"--exclude", "Syria", "x"},
                     "--exclude takes FACET=VALUE, such as country=Syria, not "
                     "'Syria'");
  expect_usage_error({"-n", "ten"}, "-n is a whole number or all, not 'ten'");
  expect_usage_error({"--offset", "-1"},
                     "--offset is a whole number, not '-1'");
  expect_usage_error({"--timeout", "soon"},
                     "--timeout is a number of seconds, not 'soon'");
  expect_usage_error(
      {"--format", "xml"},
      "--format is one of text, json, jsonl, csv, ids, trec, bibtex, "
      "not 'xml'");
  expect_usage_error({"--sort", "size"},
                     "--sort is one of relevance, date, -date, not 'size'");
  expect_usage_error({"--facet", "none", "--facet", "year"},
                     "--facet none excludes other facets");
  expect_usage_error({"--facets-only", "--format", "ids"},
                     "--facets-only needs --format text, json, jsonl or csv");
  expect_usage_error(
      {"--sort", "date", "--sort", "-date"},
      "--sort is given more than once; see dossier-search --help");
  expect_usage_error({"--index"},
                     "--index needs a value; see dossier-search --help");
}

TEST_F(SearchProgram, RefusesAQueryThatCannotBeUnderstood) {
  const ProgramResult result = search({"colour:red"});
  EXPECT_THAT(result.err, StartsWith("dossier-search: "));
  EXPECT_THAT(result.err, HasSubstr("colour"));
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(search({"--format", "csv", "colour:red"}).out, "");
}

TEST_F(SearchProgram, ReportsErrorsInTheJsonEnvelopeToo) {
  const ProgramResult usage = search({"--json", "--nope"});
  EXPECT_EQ(usage.status, 2);
  EXPECT_THAT(usage.err, StartsWith("dossier-search: there is no option"));
  EXPECT_THAT(
      usage.out,
      StartsWith(
          R"({"schema":1,"program":"PROGRAM","index":{"id":"","revision":0,)"));
  EXPECT_THAT(usage.out,
              HasSubstr(R"("hits":[],"facets":[],"error":{"code":)"
                        R"("invalid-argument","message":"there is no option)"));

  const ProgramResult query = search({"--format", "json", "colour:red"});
  EXPECT_EQ(query.status, 2);
  EXPECT_THAT(query.out, HasSubstr(R"("revision":2)"));
  EXPECT_THAT(query.out, HasSubstr(R"("text":"colour:red")"));
  EXPECT_THAT(query.out, HasSubstr(R"("error":{"code":"bad-query")"));
}

TEST_F(SearchProgram, SaysHowToMakeAnIndexThatIsMissing) {
  const ProgramResult result = search({"--index", "nowhere", "ferry"});
  EXPECT_THAT(result.err, HasSubstr("nowhere"));
  EXPECT_THAT(result.err, HasSubstr("\ndossier-search: make one with: "
                                    "dossier-index add PATH\n"));
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.status, 3);
  EXPECT_THAT(search({"--json", "--index", "nowhere"}).out,
              HasSubstr(R"("error":{"code":"not-found")"));
}

TEST_F(SearchProgram, RefusesADamagedIndex) {
  fs::copy(*folder_ / ".dossier", *folder_ / "damaged",
           fs::copy_options::recursive);
  write_file(*folder_ / "damaged/manifest", "not a manifest");
  const ProgramResult result = search({"--index", "damaged", "ferry"});
  EXPECT_THAT(result.err, StartsWith("dossier-search: "));
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.status, 3);
}

TEST_F(SearchProgram, FindsTheIndexByTheEnvironment) {
  FreshFolder elsewhere;
  const ProgramResult result = run_program(
      DOSSIER_SEARCH_PROGRAM, {"--format", "ids", "train"}, elsewhere.path(),
      {"", {{"DOSSIER_INDEX", (*folder_ / ".dossier").string()}}});
  EXPECT_EQ(result.out, "a 3\n");
}

TEST_F(SearchProgram, GoesOnWithABatchAfterABadQuery) {
  write_file(*folder_ / "batch.tsv", "q1\tferry\r\n\nbad\tcolour:red\nearly\n");
  const ProgramResult ids =
      search({"--batch", "batch.tsv", "--format", "ids", "--sort", "date"});
  EXPECT_EQ(ids.out, "q1\ta2\nq1\ta1\n4\ta2\n");
  EXPECT_THAT(ids.err, StartsWith("dossier-search: query 'bad': "));
  EXPECT_EQ(ids.status, 4);

  const ProgramResult json = search({"--batch", "batch.tsv", "--json"});
  EXPECT_THAT(json.out, StartsWith(R"({"schema":1,"name":"q1",)"));
  EXPECT_THAT(json.out, HasSubstr("\n{\"schema\":1,\"name\":\"bad\","));
  EXPECT_THAT(json.out, HasSubstr(R"("error":{"code":"bad-query")"));
  EXPECT_EQ(json.status, 4);

  const ProgramResult text =
      search({"--batch", "batch.tsv", "--facet", "none"});
  EXPECT_THAT(text.out, StartsWith("== q1: ferry ==\n2 articles of 3"));
  EXPECT_THAT(text.out, HasSubstr("\n\n== 4: early ==\n"));
}

TEST_F(SearchProgram, ReadsABatchFromStandardInput) {
  const ProgramResult result =
      search({"--batch", "-", "--format", "trec", "--sort", "date"},
             {"one\ttrain\ntwo\tearly\n", {}});
  EXPECT_THAT(result.out,
              ::testing::MatchesRegex("one Q0 a_3 1 [0-9.]+ dossier\n"
                                      "two Q0 a2 1 [0-9.]+ dossier\n"));
  EXPECT_EQ(result.status, 0);
}

TEST_F(SearchProgram, ExitsWithOneIfNoQueryOfABatchHasAHit) {
  EXPECT_EQ(search({"--batch", "-"}, {"a\tzeppelin\n", {}}).status, 1);
}

TEST_F(SearchProgram, RefusesABatchThatIsNotThere) {
  const ProgramResult result = search({"--batch", "nowhere.tsv"});
  EXPECT_THAT(result.err, HasSubstr("reading the batch nowhere.tsv: "));
  EXPECT_EQ(result.status, 2);
  expect_usage_error({"--batch", "batch.tsv", "ferry"},
                     "with --batch the queries are in the file; there is no "
                     "room for 'ferry'");
}

TEST_F(SearchProgram, ExplainsItself) {
  const ProgramResult text = search({"--explain", "--facet", "none", "train"});
  EXPECT_THAT(text.out, HasSubstr("Zen:train"));
  const ProgramResult json = search({"--explain", "--json", "train"});
  EXPECT_THAT(json.out,
              HasSubstr(R"("explain":[{"kind":"word","term":"Zen:train")"));
}

TEST_F(SearchProgram, ColorsOnlyWhereItIsAskedTo) {
  const auto colored = [](const std::vector<std::string>& arguments) {
    return search(arguments).out.find('\x1B') != std::string::npos;
  };
  EXPECT_FALSE(colored({"ferry"}));
  EXPECT_FALSE(colored({"--color", "never", "ferry"}));
  EXPECT_TRUE(colored({"--color", "always", "ferry"}));
  EXPECT_TRUE(colored({"--color=ansi", "ferry"}));
}

TEST_F(SearchProgram, ShowsHelpAndVersion) {
  const ProgramResult help = search({"--help"});
  EXPECT_THAT(help.out,
              HasSubstr("Usage: dossier-search [OPTIONS] [QUERY...]"));
  EXPECT_THAT(help.out, HasSubstr("Examples:\n"));
  EXPECT_EQ(help.status, 0);
  const ProgramResult version = search({"--version"});
  EXPECT_THAT(version.out, ::testing::MatchesRegex("dossier-search [0-9.]+\n"));
  EXPECT_EQ(version.status, 0);
}

TEST_F(SearchProgram, IsQuietWhenItsReaderGoesAway) {
  std::string batch;
  for (int i = 0; i < 2000; ++i) batch += "query\tferry\n";
  write_file(*folder_ / "long.tsv", batch);
  const ProgramResult result =
      shell("$S --batch long.tsv --format csv -n 9 | head -n 1 | cut -c 1-9");
  EXPECT_EQ(result.out, "name,rank\n");
  EXPECT_EQ(result.err, "");
}

TEST_F(SearchProgram, SaysThatItsOutputCannotBeWritten) {
  const ProgramResult result = shell("$S ferry >&-");
  EXPECT_THAT(result.err, StartsWith("dossier-search: writing standard "
                                     "output: "));
  EXPECT_EQ(result.status, 3);
}

TEST_F(SearchProgram, StopsWhenInterrupted) {
  std::string batch;
  for (int i = 0; i < 300'000; ++i) batch += "query\tferry\n";
  write_file(*folder_ / "endless.tsv", batch);
  RunningProgram program(DOSSIER_SEARCH_PROGRAM,
                         {"--batch", "endless.tsv", "--format", "ids"},
                         folder_->path());
  for (int i = 0; i < 6000 && program.out().empty(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  program.send(SIGINT);
  const ProgramResult result = program.wait();
  EXPECT_EQ(result.err, "dossier-search: interrupted\n");
  EXPECT_EQ(result.status, 130);
}

}  // namespace
}  // namespace dossier::test
