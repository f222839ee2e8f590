// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// dossier-search: batches as a table, and saved queries.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kArticles =
    R"({"id": "a1", "title": "Ferry late", "text": "Fog.", "language": "en",)"
    R"( "date": "2013-05-28", "entities": [{"facet": "country", "id": "SYR"},)"
    R"( {"facet": "system", "id": "s-300"}]})"
    "\n"
    R"({"id": "a2", "title": "Ferry early", "text": "Sun.", "language": "en",)"
    R"( "date": "2013-07-01", "entities": [{"facet": "country", "id": "SYR"},)"
    R"( {"facet": "country", "id": "RUS"}]})"
    "\n"
    R"({"id": "a3", "title": "Trains", "text": "Fog.", "language": "en",)"
    R"( "date": "2013-07-31"})"
    "\n";

constexpr const char* kBatch =
    "ferries\tferry\nbad\tcolour:red\nnone\tqqqq\nfog, or sun\tfog OR sun\n";

class SearchBatch : public ProgramTest {
 protected:
  void SetUp() override {
    make_index(kArticles);
    write_file(folder_.path() / "batch.tsv", kBatch);
  }
};

TEST_F(SearchBatch, IsATableOfARowAQuery) {
  const ProgramResult table =
      search({"--batch", "batch.tsv", "--format", "csv"});
  EXPECT_THAT(
      table.out,
      StartsWith("name,query,articles,stories,first_date,last_date,country,"
                 "system,official,error,repairs\r\n"
                 "ferries,ferry,2,2,2013-05-28,2013-07-01,"
                 "Syria (2); Russia (1),S-300 (1),,,\r\n"
                 "bad,colour:red,,,,,,,,\"query: there is no field "));
  EXPECT_THAT(table.out, HasSubstr("\r\nnone,qqqq,0,0,,,,,,,\r\n"
                                   "\"fog, or sun\",fog OR sun,3,3,2013-05-28,"
                                   "2013-07-31,"));
  EXPECT_THAT(table.err, StartsWith("dossier-search: query 'bad': "));
  EXPECT_EQ(table.status, 4);
}

TEST_F(SearchBatch, TakesTheFacetsOfItsTableAndTheirNumberOfValues) {
  const ProgramResult table =
      search({"--batch", "-", "--format", "csv", "--facet", "country:1",
              "--facet", "language"},
             {"q\tferry\n", {}});
  EXPECT_EQ(
      table.out,
      "name,query,articles,stories,first_date,last_date,country,language,error,"
      "repairs\r\n"
      "q,ferry,2,2,2013-05-28,2013-07-01,Syria (2),en (2),,\r\n");
  EXPECT_EQ(table.status, 0);
}

// A row is a report: nobody selects another value there.
TEST_F(SearchBatch, CountsTheFacetsOfItsTableOverTheMatchesAlone) {
  EXPECT_THAT(search({"--batch", "-", "--format", "csv", "--facet", "country"},
                     {"q\tferry country:russia\nz\tqqqq country:syria\n", {}})
                  .out,
              AllOf(HasSubstr(",Russia (1); Syria (1),"),
                    HasSubstr("z,qqqq country:syria,0,0,,,,")));
  EXPECT_THAT(search({"--batch", "-", "--format", "csv", "--facet", "country",
                      "--country", "Russia"},
                     {"q\tferry\n", {}})
                  .out,
              HasSubstr(",Russia (1); Syria (1),"));
}

TEST_F(SearchBatch, SaysWhatWasRepairedInAColumn) {
  const ProgramInput batch = {"q\tthe ferry OR\n", {}};
  EXPECT_THAT(search({"--batch", "-", "--format", "csv"}, batch).out,
              HasSubstr(",,left out: the (stop-words); left out: OR "
                        "(operator)\r\n"));
  EXPECT_THAT(search({"--batch", "-", "--summary", "--json"}, batch).out,
              HasSubstr(R"("repairs":[{"kind":"stop-words","from":"the",)"));
  EXPECT_THAT(search({"--batch", "-", "--summary"}, batch).out,
              HasSubstr("Syria, Russia · S-300\n"
                        "      left out: the (stop-words); left out: OR "
                        "(operator)\n"));
}

TEST_F(SearchBatch, SaysWhatWasRepairedBesideLines) {
  const ProgramInput batch = {"q\tferry OR\n", {}};
  EXPECT_EQ(search({"--batch", "-", "--format", "ids"}, batch).err,
            "dossier-search: query 'q': left out: OR (operator)\n");
  for (const char* format : {"ids", "csv", "jsonl", "trec", "bibtex"})
    EXPECT_EQ(search({"--format", format, "ferry", "OR"}).err,
              "dossier-search: note: left out: OR (operator)\n");
}

TEST_F(SearchBatch, WritesItsHitsAsCsvIfTheirNumberIsGiven) {
  const ProgramResult hits =
      search({"--batch", "batch.tsv", "--format", "csv", "-n", "1"});
  EXPECT_THAT(hits.out, StartsWith("name,rank,score,id,"));
}

TEST_F(SearchBatch, IsASummaryForPeople) {
  const ProgramResult table = search({"--batch", "batch.tsv", "--summary"});
  EXPECT_THAT(table.out, StartsWith(R"(
name          articles    stories  first       last        most
ferries              2          2  2013-05-28  2013-07-01  Syria, Russia · S-300
bad          error: query: there is no field 'colour' (fields are country, syst…
none                 0          0
fog, or sun          3          3  2013-05-28  2013-07-31  Syria, Russia · S-300
)" + 1));
}

TEST_F(SearchBatch, SummaryNeedsABatchAndAFormatOfRows) {
  EXPECT_EQ(search({"--summary", "ferry"}).err,
            "dossier-search: --summary needs --batch\n");
  EXPECT_EQ(search({"--batch", "batch.tsv", "--summary", "-n", "5"}).err,
            "dossier-search: --summary and --limit exclude each other\n");
  for (const char* format : {"ids", "trec", "bibtex"})
    EXPECT_THAT(
        search({"--batch", "batch.tsv", "--summary", "--format", format}).err,
        StartsWith("dossier-search: --summary has rows of its own"));
}

class SavedQueries : public SearchBatch {};

TEST_F(SavedQueries, StandForTheirNamesUntilTheyAreForgotten) {
  const ProgramResult saved = search({"--save", "boats", "ferry", "-early"});
  EXPECT_EQ(saved.status, 2) << "an option that there is not";
  EXPECT_THAT(search({"--save", "boats", "ferry", "OR", "boat"}).err,
              HasSubstr("/.config/dossier/queries.tsv; it finds 2 articles\n"));
  EXPECT_EQ(search({"--saved"}).out, "boats\tferry OR boat\n");
  EXPECT_EQ(search({"--format", "ids", "query:boats", "fog"}).out, "a1\n");
  EXPECT_EQ(search({"--forget", "Boats"}).status, 0);
  EXPECT_EQ(search({"--saved"}).status, 1);
  EXPECT_THAT(search({"query:boats"}).err, HasSubstr("there are none"));
}

TEST_F(SavedQueries, AreKeptOnlyIfTheyCanBeRun) {
  EXPECT_THAT(search({"--save", "loop", "query:loop"}).err,
              HasSubstr("loop > loop"));
  EXPECT_EQ(search({"--save", "bad", "colour:red"}).status, 2);
  EXPECT_THAT(search({"--save", "x", "--country", "SYR", "ferry"}).err,
              StartsWith("dossier-search: --save keeps the query alone"));
  EXPECT_THAT(search({"--save", "x\ty", "ferry"}).err,
              StartsWith("dossier-search: --save: the name of a query is"));
  EXPECT_EQ(search({"--saved"}).out, "");
}

TEST_F(SavedQueries, HaveNamesThatAQueryCanHave) {
  for (const char* name : {" ", "a\"b", "x\ty", "“arms”", "\xff", "a\\:b", "-x",
                           "--json", "a\u00a0b"})
    EXPECT_THAT(search({"--save", name, "ferry"}).err,
                StartsWith("dossier-search: --save: the name of a query is"))
        << name;
  for (const char* name : {"=x", "x*", "a b", "#c", "x(y)", "Fähre"}) {
    EXPECT_EQ(search({"--save", name, "ferry"}).status, 0) << name;
    const std::string query = "query:\"" + std::string(name) + "\" fog";
    EXPECT_EQ(search({"--format", "ids", query}).out, "a1\n") << name;
  }
}

TEST_F(SavedQueries, AreNeitherKeptNorForgottenSilentlyByNoName) {
  EXPECT_EQ(search({"--save", "", "ferry"}).err,
            "dossier-search: --save has an empty value; give it one, or leave "
            "it out\n");
  EXPECT_THAT(search({"--forget", ""}).err, HasSubstr("has an empty value"));
  EXPECT_THAT(search({"--save", "boats", " "}).err,
              HasSubstr("needs the query that is to be kept"));
  EXPECT_THAT(search({"--save", "boats", "\"\""}).err,
              HasSubstr("query: '\"\"' has nothing to search for"));
  search({"--save", "boats", "ferry"});
  EXPECT_THAT(search({"--forget", "boots"}).err,
              HasSubstr("'boots'; did you mean 'boats'?"));
  EXPECT_THAT(search({"--forget", "trains"}).err,
              HasSubstr("'trains'; --saved lists them"));
}

TEST_F(SavedQueries, MayLieInAnyFileAndBeUsedByABatch) {
  write_file(folder_.path() / "mine.tsv", "boats\tferry\n");
  const ProgramResult table = search({"--queries", "mine.tsv", "--batch", "-",
                                      "--format", "csv", "--facet", "none"},
                                     {"q\tquery:boats fog\n", {}});
  EXPECT_EQ(table.out,
            "name,query,articles,stories,first_date,last_date,error,repairs\r\n"
            "q,query:boats fog,1,1,2013-05-28,2013-05-28,,\r\n");
}

TEST_F(SavedQueries, SayWhichTermFired) {
  search({"--save", "words", "early OR late OR fog"});
  const ProgramResult hits =
      search({"--facet", "none", "--sort", "date", "query:words"});
  EXPECT_THAT(hits.out, HasSubstr("   fired: late, fog\n"));
  EXPECT_THAT(hits.out, HasSubstr("   fired: early\n"));
  EXPECT_THAT(search({"--facet", "none", "--json", "--fired", "-n", "1",
                      "--sort", "date", "ferry", "country:syria"})
                  .out,
              HasSubstr(R"("fired":["ferry","country:SYR"])"));
}

// Its columns are the same for all queries.
TEST_F(SavedQueries, HaveAColumnOfWhatFiredIfItIsAskedFor) {
  search({"--save", "words", "early OR late"});
  EXPECT_THAT(search({"--format", "jsonl", "query:words"}).out,
              HasSubstr(R"("fired":["early"])"));
  EXPECT_EQ(search({"--format", "csv", "query:words"}).out.find("fired"),
            std::string::npos);
  EXPECT_THAT(search({"--format", "csv", "--fired", "query:words"}).out,
              HasSubstr(",fired\r\n"));
}

}  // namespace
}  // namespace dossier::test
