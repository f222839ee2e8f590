// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "tests/cli/program.h"
#include "tests/refused_article.h"

namespace dossier::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kProgram = DOSSIER_INDEX_PROGRAM;
constexpr const char* kTwoLines =
    "{\"id\": \"1\", \"title\": \"Arms for Syria\", \"text\": \"Russia sent "
    "them.\", \"date\": \"2013-05-28\", \"language\": \"en\"}\n"
    "{\"id\": \"2\", \"title\": \"Weather\", \"text\": \"Rain.\"}\n";

class IndexCliTest : public testing::Test {
 protected:
  ProgramResult run(const std::vector<std::string>& arguments,
                    const ProgramInput& input = {}) {
    return run_program(kProgram, arguments, folder_.path(), input);
  }
  // Waits until a writer is at work in idx; false if none is in a minute.
  bool writing_begins() const {
    return eventually([&] { return fs::exists(folder_ / "idx/scratch"); });
  }
  // With the last line of standard error, the speed, cut off.
  static std::string without_speed(const std::string& err) {
    static const std::regex speed("dossier-index: [0-9.]+ s, .*\n");
    return std::regex_replace(err, speed, "");
  }

  FreshFolder folder_;
};

TEST_F(IndexCliTest, AddsAndSaysWhatItDid) {
  write_file(folder_ / "news/wire.jsonl", kTwoLines);
  write_file(folder_ / "news/a.txt", "A headline\n\nAnd a text.\n");
  const ProgramResult first = run({"add", "--index", "idx", "news"});
  EXPECT_EQ(first.out, "committed revision 2, 3 articles\n");
  EXPECT_EQ(without_speed(first.err),
            "dossier-index: 3 added, 0 replaced, 0 removed, 0 files unchanged, "
            "0 failed\n");
  EXPECT_EQ(first.status, 0);

  const ProgramResult again = run({"add", "--index", "idx", "news"});
  EXPECT_EQ(again.out, "committed revision 2, 3 articles\n");
  EXPECT_EQ(again.err,
            "dossier-index: 0 added, 0 replaced, 0 removed, 2 files unchanged, "
            "0 failed\n");
  EXPECT_EQ(again.status, 0);
}

TEST_F(IndexCliTest, ReindexNamesWhatItCannotKeep) {
  run({"add", "--index", "idx", "-"}, {kTwoLines, {}});
  add_refused_article(folder_ / "idx", "no-words");
  const ProgramResult result = run({"reindex", "--index", "idx"});
  EXPECT_EQ(result.out, "committed revision 4, 2 articles\n");
  EXPECT_EQ(result.err,
            "dossier-index: no-words: no longer in the index: neither title "
            "nor text\n");
  EXPECT_EQ(result.status, 4);
}

TEST_F(IndexCliTest, AnnotateCountsNulInItsOffsets) {
  const ProgramResult result = run(
      {"annotate", "-"},
      {"{\"text\": \"\\ufeffA\\u0000 Syria\", \"language\": \"en\"}\n", {}});
  const Json mention = Json::parse(result.out)["entities"][0]["mentions"][0];
  EXPECT_EQ(mention["start"], 4);
  EXPECT_EQ(mention["end"], 9);
}

TEST_F(IndexCliTest, ReadsStandardInput) {
  const ProgramResult result =
      run({"add", "--index", "idx", "-"}, {kTwoLines, {}});
  EXPECT_EQ(result.out, "committed revision 2, 2 articles\n");
  EXPECT_EQ(result.status, 0);
}

TEST_F(IndexCliTest, CountsArticlesThatAreThereAlready) {
  run({"add", "--index", "idx", "-"}, {kTwoLines, {}});
  const ProgramResult again =
      run({"add", "--index", "idx", "-"},
          {std::string(kTwoLines) + "{\"id\": \"3\", \"title\": \"t\"}\n", {}});
  EXPECT_THAT(again.err, HasSubstr("1 added, 0 replaced"));
  EXPECT_THAT(again.err,
              HasSubstr("\ndossier-index: 2 articles there already\n"));
  EXPECT_EQ(again.out, "committed revision 3, 3 articles\n");
}

TEST_F(IndexCliTest, NamesEveryFailureAndEndsWithFour) {
  write_file(folder_ / "wire.jsonl", std::string(kTwoLines) + "{broken\n");
  const ProgramResult result =
      run({"add", "--index", "idx", "wire.jsonl", "missing.txt"});
  EXPECT_EQ(result.out, "committed revision 2, 2 articles\n");
  EXPECT_THAT(result.err, HasSubstr("dossier-index: wire.jsonl:3: "));
  EXPECT_THAT(result.err, HasSubstr("dossier-index: missing.txt: "));
  EXPECT_THAT(result.err, HasSubstr("2 failed\n"));
  EXPECT_EQ(result.status, 4);
}

TEST_F(IndexCliTest, MakesNoIndexForPathsThatDoNotExist) {
  const ProgramResult result = run({"add", "--index", "idx", "missing", "no"});
  EXPECT_EQ(result.err,
            "dossier-index: missing: no such file or folder\n"
            "dossier-index: no: no such file or folder\n"
            "dossier-index: nothing was added, and no index made\n");
  EXPECT_EQ(result.status, 4);
  EXPECT_TRUE(fs::is_empty(folder_.path()));
}

TEST_F(IndexCliTest, LeavesOutAnIndexAmongTheArticles) {
  write_file(folder_ / "news/wire.jsonl", kTwoLines);
  run({"add", "--index", "news/idx", "news"});
  const ProgramResult again = run({"add", "--index", "news/idx", "news"});
  EXPECT_THAT(again.err, HasSubstr("news/idx: left out: it is an index"));
  EXPECT_THAT(again.err, HasSubstr("1 file unchanged, 0 failed\n"));
  EXPECT_EQ(again.status, 0);
}

TEST_F(IndexCliTest, AnnotateNamesEntitiesThatItIgnores) {
  const ProgramResult result = run(
      {"annotate", "-"},
      {R"({"id": "1", "title": "t", "entities": [{"facet": "weapon", "id": "x"},
           {"facet": "country", "id": "SYR"}]})",
       {}});
  EXPECT_EQ(result.err,
            "dossier-index: 1: entity 'x' ignored: there is no entity facet "
            "'weapon'\n");
  EXPECT_EQ(Json::parse(result.out)["entities"].size(), 1u);
  EXPECT_EQ(result.status, 0);
}

TEST_F(IndexCliTest, EndsWithFourUntilBadLinesAreMended) {
  write_file(folder_ / "wire.jsonl", std::string(kTwoLines) + "{broken\n");
  run({"add", "--index", "idx", "wire.jsonl"});
  const ProgramResult again = run({"add", "--index", "idx", "wire.jsonl"});
  EXPECT_EQ(again.err,
            "dossier-index: wire.jsonl: 1 line or article was refused when the "
            "file was last read, and it has not changed since; 'dossier-index "
            "annotate' names what is wrong\n"
            "dossier-index: 0 added, 0 replaced, 0 removed, 1 file unchanged, "
            "1 failed\n");
  EXPECT_EQ(again.status, 4);
}

TEST_F(IndexCliTest, BoundsItsWarnings) {
  std::string lines;
  for (int i = 0; i < 334; ++i)
    lines += "{\"id\": \"" + std::to_string(i) +
             "\", \"title\": \"t\", \"date\": \"soon\"}\n";
  write_file(folder_ / "wire.jsonl", lines);
  const ProgramResult result = run({"add", "--index", "idx", "wire.jsonl"});
  EXPECT_THAT(result.err, HasSubstr("wire.jsonl:20: unreadable date"));
  EXPECT_THAT(result.err, testing::Not(HasSubstr("wire.jsonl:21:")));
  EXPECT_THAT(result.err, HasSubstr("dossier-index: and 314 more warnings\n"));
  EXPECT_THAT(result.err,
              HasSubstr("dossier-index: 334 with an unreadable date\n"));
  EXPECT_EQ(result.status, 0);
}

TEST_F(IndexCliTest, SendsNoControlCharactersToTheTerminal) {
  write_file(folder_ / "x.jsonl",
             "{\"id\":\"\\u001b[2J\",\"title\":\"a\"}\n"
             "{\"id\":\"\\u001b[2J\",\"title\":\"b\"}\n");
  const ProgramResult result = run({"add", "--index", "idx", "x.jsonl"});
  EXPECT_THAT(result.err, HasSubstr("same id"));
  EXPECT_EQ(result.err.find('\x1b'), std::string::npos);
}

TEST_F(IndexCliTest, MapsKeys) {
  write_file(folder_ / "w.jsonl", "{\"headline\": \"Syria\", \"nr\": \"7\"}\n");
  EXPECT_EQ(run({"add", "--index", "idx", "--map", "title=headline", "--map",
                 "id=nr", "w.jsonl"})
                .status,
            0);
  EXPECT_EQ(run({"remove", "--index", "idx", "7"}).status, 0);
  const ProgramResult wrong =
      run({"add", "--index", "idx", "--map", "headline=title", "w.jsonl"});
  EXPECT_THAT(wrong.err, StartsWith("dossier-index: --map headline=title: "));
  EXPECT_EQ(wrong.status, 2);
}

TEST_F(IndexCliTest, FindsItsIndex) {
  write_file(folder_ / "w.jsonl", kTwoLines);
  const auto articles_at = [&](const std::string& path) {
    return fs::exists(folder_ / path / "manifest");
  };
  run({"add", "w.jsonl"});
  EXPECT_TRUE(articles_at(".local/share/dossier/default"));
  run({"add", "w.jsonl"},
      {"", {{"XDG_DATA_HOME", (folder_ / "data").string()}}});
  EXPECT_TRUE(articles_at("data/dossier/default"));
  run({"add", "w.jsonl"}, {"", {{"DOSSIER_INDEX", "from-environment"}}});
  EXPECT_TRUE(articles_at("from-environment"));
  run({"--index", "from-option", "add", "w.jsonl"},
      {"", {{"DOSSIER_INDEX", "elsewhere"}}});
  EXPECT_TRUE(articles_at("from-option"));
  fs::create_directory(folder_ / ".dossier");
  fs::create_directories(folder_ / "deep/down");
  run_program(kProgram, {"add", "../../w.jsonl"}, folder_ / "deep/down");
  EXPECT_TRUE(articles_at(".dossier"));
}

TEST_F(IndexCliTest, RemovesArticles) {
  write_file(folder_ / "w.jsonl", kTwoLines);
  run({"add", "--index", "idx", "w.jsonl"});
  const ProgramResult result = run({"remove", "--index", "idx", "1", "x"});
  // Revision 3 has one dead article of two, 4 is without it.
  EXPECT_EQ(result.out, "committed revision 4, 1 articles\n");
  EXPECT_EQ(result.err,
            "dossier-index: x: no such article\ndossier-index: 1 removed\n");
  EXPECT_EQ(result.status, 4);
  EXPECT_EQ(run({"remove", "--index", "idx", "2"}).status, 0);
}

TEST_F(IndexCliTest, NeedsAnIndexForAllButAdding) {
  for (const char* command : {"stats", "verify", "compact", "reindex"}) {
    const ProgramResult result = run({command, "--index", "idx"});
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err,
              "dossier-index: opening idx: there is no index\n"
              "dossier-index: make one with: dossier-index add PATH\n");
    EXPECT_EQ(result.status, 3) << command;
  }
  EXPECT_EQ(run({"remove", "--index", "idx", "1"}).status, 3);
  EXPECT_EQ(run({"export", "--index", "idx", "--xapian", "x"}).status, 3);
  EXPECT_FALSE(fs::exists(folder_ / "idx"));
}

TEST_F(IndexCliTest, RefusesWrongCalls) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{
           {},
           {"ad"},
           {"add"},
           {"add", "--bogus", "x"},
           {"add", "--input-format", "pdf", "x"},
           {"add", "--threads", "many", "x"},
           {"annotate", "--format", "xml"},
           {"remove"},
           {"export"}}) {
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.status, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, StartsWith("dossier-index: "));
    EXPECT_THAT(result.err, HasSubstr("; see dossier-index --help\n"));
  }
}

TEST_F(IndexCliTest, ExplainsItself) {
  const ProgramResult help = run({"--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_THAT(help.out, HasSubstr("Examples:\n  dossier-index add news/"));
  for (const char* command : {"add", "annotate", "remove", "reindex", "stats",
                              "verify", "compact", "export"}) {
    EXPECT_THAT(help.out, HasSubstr(std::string("\n  ") + command + " "));
    EXPECT_EQ(run({command, "--help"}).status, 0);
  }
  EXPECT_THAT(run({"--version"}).out, StartsWith("dossier-index 0."));
}

TEST_F(IndexCliTest, TellsFigures) {
  write_file(folder_ / "w.jsonl", kTwoLines);
  run({"add", "--index", "idx", "w.jsonl"});
  const ProgramResult text = run({"stats", "--index", "idx"});
  EXPECT_EQ(text.status, 0);
  EXPECT_THAT(text.out, HasSubstr("\nrevision    2\narticles    2\n"));
  EXPECT_THAT(text.out, HasSubstr("\ndays        2013-05-28 to 2013-05-28\n"));
  const Json json = Json::parse(run({"stats", "--json", "--index", "idx"}).out);
  EXPECT_EQ(json["schema"], 1);
  EXPECT_EQ(json["index"]["articles"], 2);
  EXPECT_EQ(json["first_day"], "2013-05-28");
}

TEST_F(IndexCliTest, VerifiesAndFindsDamage) {
  write_file(folder_ / "w.jsonl", kTwoLines);
  run({"add", "--index", "idx", "w.jsonl"});
  const ProgramResult whole = run({"verify", "--index", "idx"});
  EXPECT_THAT(whole.out,
              testing::MatchesRegex("whole: [0-9]+ files, 2 articles\n"));
  EXPECT_EQ(whole.status, 0);

  const fs::path file = folder_ / "idx/seg-000001.records";
  std::string bytes = read_file(file);
  bytes[bytes.size() / 2] ^= 1;
  write_file(file, bytes);
  const ProgramResult damaged = run({"verify", "--index", "idx"});
  EXPECT_EQ(damaged.out, "");
  EXPECT_THAT(damaged.err, StartsWith("dossier-index: seg-000001.records: "));
  EXPECT_EQ(damaged.status, 3);
}

TEST_F(IndexCliTest, CompactsAndReindexes) {
  write_file(folder_ / "w.jsonl", kTwoLines);
  run({"add", "--index", "idx", "w.jsonl"});
  write_file(folder_ / "v.jsonl", "{\"id\": \"2\", \"title\": \"Sun\"}\n");
  run({"add", "--index", "idx", "v.jsonl"});
  EXPECT_EQ(run({"compact", "--index", "idx"}).out.substr(0, 18),
            "committed revision");
  EXPECT_THAT(run({"stats", "--index", "idx"}).out,
              HasSubstr("\ndead        0\n"));
  const ProgramResult reindexed = run({"reindex", "--index", "idx"});
  EXPECT_THAT(reindexed.out, testing::EndsWith(", 2 articles\n"));
  EXPECT_EQ(reindexed.status, 0);
  EXPECT_EQ(run({"verify", "--index", "idx"}).status, 0);
}

TEST_F(IndexCliTest, ExportsThePortableForm) {
  write_file(folder_ / "w.jsonl", kTwoLines);
  run({"add", "--index", "idx", "w.jsonl"});
  const ProgramResult result =
      run({"export", "--index", "idx", "--xapian", "xapian"});
  EXPECT_EQ(result.out, "exported 2 articles\n");
  EXPECT_EQ(result.status, 0);
  EXPECT_TRUE(fs::exists(folder_ / "xapian"));
}

TEST_F(IndexCliTest, TurnsASecondWriterAwayAtOnce) {
  // A FIFO that nobody writes into would do; a long input is simpler.
  std::string lines;
  for (int i = 0; i < 60'000; ++i)
    lines += "{\"id\": \"" + std::to_string(i) +
             "\", \"text\": \"Lavrov spoke of S-300 and Syria at length.\"}\n";
  RunningProgram first(kProgram, {"add", "--index", "idx", "-"}, folder_.path(),
                       {lines, {}});
  ASSERT_TRUE(writing_begins());
  const ProgramResult second =
      run({"add", "--index", "idx", "-"}, {kTwoLines, {}});
  EXPECT_EQ(second.out, "");
  EXPECT_THAT(second.err,
              HasSubstr("try again when the other writer is done\n"));
  EXPECT_EQ(second.status, 75);
  EXPECT_EQ(first.wait().status, 0);
}

TEST_F(IndexCliTest, CommitsWhatItReadWhenInterrupted) {
  std::string lines;
  for (int i = 0; i < 200'000; ++i)
    lines += "{\"id\": \"" + std::to_string(i) +
             "\", \"text\": \"Lavrov spoke of S-300 and Syria at length.\"}\n";
  write_file(folder_ / "w.jsonl", lines);
  RunningProgram add(kProgram, {"add", "--index", "idx", "w.jsonl"},
                     folder_.path());
  ASSERT_TRUE(writing_begins());
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  add.send(SIGINT);
  const ProgramResult result = add.wait();
  EXPECT_EQ(result.status, 130);
  EXPECT_THAT(result.err, HasSubstr("interrupted"));
  std::smatch match;
  const std::regex committed("committed revision [0-9]+, ([0-9]+) articles\n");
  ASSERT_TRUE(std::regex_match(result.out, match, committed)) << result.out;
  const int articles = std::stoi(match[1]);
  EXPECT_GT(articles, 0);
  EXPECT_LT(articles, 200'000);
  EXPECT_THAT(run({"verify", "--index", "idx"}).out,
              HasSubstr(" " + match[1].str() + " articles"));
}

TEST_F(IndexCliTest, AnnotatesInTheOrderOfReading) {
  const ProgramResult result = run({"annotate"}, {kTwoLines, {}});
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.status, 0);
  std::istringstream lines(result.out);
  std::string first, second;
  std::getline(lines, first);
  std::getline(lines, second);
  const Json article = Json::parse(first);
  EXPECT_EQ(article["id"], "1");
  EXPECT_EQ(article["language"], "en");
  EXPECT_FALSE(article.contains("text"));
  const Json russia = article["entities"][0];
  EXPECT_EQ(russia["facet"], "country");
  EXPECT_EQ(russia["id"], "RUS");
  EXPECT_EQ(russia["label"], "Russia");
  EXPECT_EQ(russia["mentions"][0],
            Json::parse("{\"field\": \"text\", \"start\": 0, \"end\": 6, "
                        "\"text\": \"Russia\", \"rule\": \"name\"}"));
  EXPECT_EQ(Json::parse(second)["id"], "2");
  EXPECT_EQ(Json::parse(second)["entities"], Json::array());
  EXPECT_FALSE(fs::exists(folder_ / ".local"));  // it touches no index
}

// Offsets count code points of the text that --with-text shows.
TEST_F(IndexCliTest, AnnotatesInCodePoints) {
  const ProgramResult result =
      run({"annotate", "--with-text"},
          {"{\"id\": \"1\", \"text\": \"«Ünïcödé» – Syria\"}\n", {}});
  const Json article = Json::parse(result.out);
  EXPECT_EQ(article["text"], "«Ünïcödé» – Syria");
  EXPECT_EQ(article["entities"][0]["mentions"][0]["start"], 12);
  EXPECT_EQ(article["entities"][0]["mentions"][0]["end"], 17);
}

TEST_F(IndexCliTest, AnnotatesForPeople) {
  const ProgramResult result = run(
      {"annotate", "--format", "text", "--language", "en"},
      {"{\"id\": \"1\", \"title\": \"Arms\", \"text\": \"For Syria.\"}\n", {}});
  EXPECT_THAT(result.out, StartsWith("== 1 (en)\n\nArms\n\nFor [Syria].\n"
                                     "    Syria  country:SYR  name\n"));
  EXPECT_THAT(result.out, HasSubstr("country:SYR  Syria  1 by name; focus\n"));
}

TEST_F(IndexCliTest, ReadsATextFromStandardInput) {
  const ProgramResult result = run({"annotate", "--input-format", "text",
                                    "--format", "text", "--language", "en"},
                                   {"Arms\n\nFor Syria.\n", {}});
  EXPECT_THAT(result.out, HasSubstr("\n\nArms\n\nFor [Syria].\n"));
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(run({"add", "--index", "new", "--input-format", "html", "-"},
                  {"<h1>Arms</h1><p>For Syria.</p>", {}})
                  .out,
              HasSubstr(", 1 article"));
}

TEST_F(IndexCliTest, AnnotateNamesWhatItCannotRead) {
  const ProgramResult result =
      run({"annotate"}, {"{broken\n" + std::string(kTwoLines), {}});
  EXPECT_THAT(result.err, StartsWith("dossier-index: stdin:1: "));
  EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 2);
  EXPECT_EQ(result.status, 4);
}

TEST_F(IndexCliTest, EndsQuietlyWhenNobodyReads) {
  std::string lines;
  for (int i = 0; i < 3000; ++i) lines += kTwoLines;
  write_file(folder_ / "w.jsonl", lines);
  const ProgramResult result = run_program(
      "/bin/bash",
      {"-o", "pipefail", "-c",
       std::string(kProgram) + " annotate w.jsonl | head -n 1 >/dev/null"},
      folder_.path());
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.status, 0);
}

}  // namespace
}  // namespace dossier::test
