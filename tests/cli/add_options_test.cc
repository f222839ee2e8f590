// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Each option of dossier-index, by what it changes; and input in the forms that
// people have it in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kMark = "\xEF\xBB\xBF";  // byte order mark

std::string article(const std::string& id, const std::string& title) {
  return "{\"id\": \"" + id + "\", \"title\": \"" + title + "\"}\n";
}

// Adds to the index .dossier, which is where searches look.
class AddOptions : public ProgramTest {
 protected:
  void SetUp() override { fs::create_directory(folder_ / ".dossier"); }

  ProgramResult add(std::vector<std::string> arguments,
                    const ProgramInput& input = {}) const {
    arguments.insert(arguments.begin(), "add");
    return index(arguments, input);
  }
  std::string ids(std::vector<std::string> query = {}) const {
    query.insert(query.begin(), {"--format", "ids", "-n", "all"});
    return search(query).out;
  }
  Json annotated(std::vector<std::string> arguments,
                 const ProgramInput& input = {}) const {
    arguments.insert(arguments.begin(), "annotate");
    const ProgramResult result = index(arguments, input);
    EXPECT_EQ(result.status, 0) << result.err;
    std::istringstream lines(result.out);
    Json all = Json::array();
    for (std::string line; std::getline(lines, line);)
      all.push_back(Json::parse(line));
    return all;
  }
};

TEST_F(AddOptions, DeleteMissingRemovesWhatIsGone) {
  write_file(folder_ / "news/a.txt", "First of two\n\nText.\n");
  write_file(folder_ / "news/b.txt", "Second of two\n\nText.\n");
  add({"news"});
  fs::remove(folder_ / "news/a.txt");
  EXPECT_THAT(add({"news"}).out, EndsWith(", 2 articles\n"));
  const ProgramResult result = add({"--delete-missing", "news"});
  EXPECT_THAT(result.err, HasSubstr(" 1 removed, "));
  EXPECT_THAT(result.out, EndsWith(", 1 articles\n"));
  EXPECT_EQ(ids(), "news/b.txt\n");
}

TEST_F(AddOptions, DeleteMissingRemovesNothingForAFolderThatIsGone) {
  write_file(folder_ / "news/a.txt", "First of two\n\nText.\n");
  add({"news"});
  fs::rename(folder_ / "news", folder_ / "elsewhere");
  const ProgramResult result = add({"--delete-missing", "news"});
  EXPECT_THAT(result.err, HasSubstr("dossier-index: news: "));
  EXPECT_EQ(result.status, 4);
  EXPECT_EQ(ids(), "news/a.txt\n");
}

class GazetteerOption : public AddOptions {
 protected:
  void SetUp() override {
    AddOptions::SetUp();
    write_file(folder_ / "entities-own.tsv",
               "id\tfacet\tlabel\tclass\tcountry\n"
               "zorblat-9\tsystem\tZorblat-9\ttype\tRUS\n");
    write_file(folder_ / "aliases-own.tsv",
               "id\talias\tlanguage\tkind\tflags\n"
               "zorblat-9\tzorblat\tund\tname\t\n");
  }
  std::vector<std::string> with_tables(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--gazetteer", "entities-own.tsv",
                                       "--gazetteer", "aliases-own.tsv"});
    return arguments;
  }
  const std::string line_ = article("1", "A zorblat for Syria");
};

TEST_F(GazetteerOption, ExtendsAnnotate) {
  EXPECT_EQ(annotated({}, {line_, {}})[0]["entities"].size(), 1u);
  const Json entities = annotated(with_tables({}), {line_, {}})[0]["entities"];
  EXPECT_THAT(entities.dump(), HasSubstr("\"id\":\"zorblat-9\""));
}

TEST_F(GazetteerOption, IsKeptWithTheIndex) {
  EXPECT_EQ(add(with_tables({"-"}), {line_, {}}).status, 0);
  EXPECT_EQ(add({"-"}, {article("2", "Another zorblat"), {}}).status, 0);
  EXPECT_EQ(ids({"--system", "zorblat", "--sort", "date"}), "1\n2\n");
}

TEST_F(GazetteerOption, ExtendsReindex) {
  add({"-"}, {line_, {}});
  EXPECT_EQ(search({"--system", "zorblat"}).status, 2);
  EXPECT_EQ(index(with_tables({"reindex"})).status, 0);
  EXPECT_EQ(ids({"--system", "zorblat"}), "1\n");
}

TEST_F(AddOptions, AnyNumberOfThreadsGivesTheSameAnswer) {
  std::string lines;
  for (int i = 0; i < 200; ++i)
    lines += article(std::to_string(i), "S-300 for Syria");
  const auto entities = [&](const char* threads) {
    return annotated({"--threads", threads}, {lines, {}});
  };
  EXPECT_EQ(entities("1"), entities("3"));
  for (const char* threads : {"1", "3"}) {
    EXPECT_EQ(index({"add", "--index", threads, "--threads", threads, "-"},
                    {lines, {}})
                  .status,
              0);
    EXPECT_THAT(search({"--index", threads, "--country", "SYR"}).out,
                StartsWith("200 articles of 200"));
    EXPECT_EQ(
        index({"reindex", "--index", threads, "--threads", threads}).status, 0);
  }
}

TEST_F(AddOptions, LanguageIsOfArticlesThatDoNotSay) {
  write_file(folder_ / "w.jsonl",
             article("1", "Ferry late") +
                 "{\"id\": \"2\", \"title\": \"Bac\", \"language\": \"en\"}\n");
  EXPECT_EQ(add({"--language", "French", "w.jsonl"}).status, 0);
  EXPECT_EQ(ids({"--language", "fr"}), "1\n");
  EXPECT_EQ(ids({"--language", "en"}), "2\n");
  const ProgramResult wrong = add({"--language", "qqq", "w.jsonl"});
  EXPECT_EQ(wrong.err,
            "dossier-index: --language: 'qqq' is neither auto nor a language, "
            "such as en; see dossier-index --help\n");
  EXPECT_EQ(wrong.status, 2);
}

// Whatever the language was given as, and whether it was given.
TEST_F(AddOptions, AnnotateAndAddAgreeOnLanguages) {
  std::string lines;
  int id = 0;
  for (const char* given : {"", "en", "EN", "en-US", "eng", "English", "fr",
                            "zh-Hant", "qqq", "und", "42"})
    lines += "{\"id\": \"" + std::to_string(id++) +
             "\", \"text\": \"The ferry was late because of the fog over the "
             "harbour.\", \"language\": \"" +
             given + "\"}\n";
  write_file(folder_ / "w.jsonl", lines);
  for (const char* option : {"auto", "fr"}) {
    ASSERT_EQ(add({"--language", option, "w.jsonl"}).status, 0);
    const Json articles = annotated({"--language", option, "w.jsonl"});
    ASSERT_EQ(articles.size(), static_cast<std::size_t>(id));
    for (const Json& one : articles)
      EXPECT_THAT(ids({"--language", one["language"]}),
                  testing::ContainsRegex("(^|\n)" +
                                         one["id"].get<std::string>() + "\n"))
          << one;
  }
}

TEST_F(AddOptions, ArticlesBeyondTheBoundsAreNamed) {
  write_file(folder_ / "w.jsonl",
             article("short", "Ferry") +
                 article("long", "Ferry " + std::string(200, 'x')) +
                 article("wordy", "a b c d e f g h i j k l m n o p"));
  const ProgramResult result = add(
      {"--max-article-bytes", "100", "--max-article-words", "8", "w.jsonl"});
  EXPECT_THAT(result.err, AllOf(HasSubstr("dossier-index: w.jsonl:2: "),
                                HasSubstr("dossier-index: w.jsonl:3: "),
                                HasSubstr(" 2 failed\n")));
  EXPECT_EQ(result.status, 4);
  EXPECT_EQ(ids(), "short\n");
}

TEST_F(AddOptions, InputFormatOverrulesTheName) {
  write_file(folder_ / "feed", article("1", "Ferry late"));
  write_file(folder_ / "page.txt", "<title>Fog</title><p>Fog came in.</p>");
  EXPECT_EQ(add({"--input-format", "jsonl", "feed"}).status, 0);
  EXPECT_EQ(add({"--input-format", "html", "page.txt"}).status, 0);
  EXPECT_EQ(ids({"title:fog"}), "page.txt\n");
  EXPECT_EQ(add({"--input-format", "text", "feed"}).status, 0);
  EXPECT_EQ(ids({"title"}), "feed\n");  // the key is a word now
  EXPECT_EQ(annotated({"--input-format", "jsonl", "feed"})[0]["id"], "1");
}

TEST_F(AddOptions, AnnotateMapsKeys) {
  const Json articles =
      annotated({"--map", "title=headline", "--map", "id=nr", "--with-text"},
                {"{\"headline\": \"Syria\", \"nr\": \"7\"}\n", {}});
  EXPECT_EQ(articles[0]["id"], "7");
  EXPECT_EQ(articles[0]["title"], "Syria");
}

TEST_F(AddOptions, ReadsCompressedFiles) {
  write_file(folder_ / "w.jsonl", article("1", "Ferry late"));
  write_file(folder_ / "a.txt", "Fog again\n\nOver the harbour.\n");
  ASSERT_EQ(shell("gzip w.jsonl a.txt").status, 0);
  const ProgramResult result = add({"w.jsonl.gz", "a.txt.gz"});
  EXPECT_THAT(result.out, EndsWith(", 2 articles\n"));
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(ids({"title:fog"}), "a.txt.gz\n");
  EXPECT_EQ(shell("gzip -dc w.jsonl.gz | gzip | $I add -").status, 0);
}

// As `cat` of files that each begin with one makes them.
TEST_F(AddOptions, ReadsLinesThatBeginWithAByteOrderMark) {
  const std::string lines = kMark + article("1", "Ferry late") + kMark +
                            article("2", "Fog") + article("3", "Rain");
  const ProgramResult result = add({"-"}, {lines, {}});
  EXPECT_EQ(result.out, "committed revision 2, 3 articles\n") << result.err;
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(annotated({}, {lines, {}}).size(), 3u);
}

TEST_F(AddOptions, ProgressIsShownWithoutATerminalIfAsked) {
  write_file(folder_ / "w.jsonl", article("1", "Ferry late"));
  EXPECT_THAT(add({"--progress", "w.jsonl"}).err,
              StartsWith("1 article, 0.0 MB of 0.0 MB"));
  EXPECT_THAT(index({"verify", "--progress"}).err,
              StartsWith("verifying manifest\n"));
  EXPECT_EQ(index({"reindex", "--progress"}).status, 0);
}

TEST_F(AddOptions, ShortHelpIsHelp) {
  EXPECT_EQ(index({"-h"}).out, index({"--help"}).out);
  EXPECT_EQ(index({"add", "-h"}).out, index({"add", "--help"}).out);
}

// It must not be taken for no index, and be written over.
TEST_F(AddOptions, ALostManifestIsDamageToAllCommands) {
  make_index(article("1", "Ferry late"));
  fs::remove(folder_ / ".dossier/manifest");
  for (const std::vector<std::string>& call :
       std::vector<std::vector<std::string>>{{"add", "-"},
                                             {"remove", "1"},
                                             {"reindex"},
                                             {"stats"},
                                             {"verify"},
                                             {"compact"},
                                             {"export", "--xapian", "x"}}) {
    const ProgramResult result = index(call);
    EXPECT_THAT(result.err, HasSubstr("the manifest is missing")) << call[0];
    EXPECT_EQ(result.status, 3) << call[0];
  }
  const ProgramResult searched = search({"ferry"});
  EXPECT_THAT(searched.err, HasSubstr("the manifest is missing"));
  EXPECT_EQ(searched.status, 3);
}

struct WrongCall {
  std::vector<std::string> arguments;
  std::string message;
};

TEST_F(AddOptions, WrongCallsAreToldInTheirOwnWords) {
  write_file(folder_ / "news/a.txt", "Ferry late\n\nText.\n");
  for (const WrongCall& wrong : std::vector<WrongCall>{
           {{}, "a command is missing"},
           {{"statz"}, "there is no command 'statz', did you mean stats?"},
           {{"--index", "idx", "ad", "news"},
            "there is no command 'ad', did you mean add?"},
           {{"publish"}, "there is no command 'publish'"},
           {{"news"},
            "there is no command 'news'; to index what is there: "
            "dossier-index add news"},
           {{"-v"}, "there is no option '-v'"},
           {{"add", "--thread", "2", "news"},
            "there is no option '--thread', did you mean --threads?"},
           {{"add", "-x"}, "there is no option '-x'"},
           {{"add"}, "PATH is required"},
           {{"add", ""}, "PATH: an empty name"},
           {{"add", "--threads"}, "--threads needs a value"},
           {{"add", "--threads", "1", "--threads", "2", "news"},
            "--threads is given more than once"},
           {{"add", "--threads", "-1", "news"},
            "--threads: '-1' is not a whole number up to 1024"},
           {{"add", "--input-format", "pdf", "news"},
            "--input-format: 'pdf' is none of auto, text, html, jsonl"},
           {{"stats", "news"}, "stats takes no 'news'"}}) {
    const ProgramResult result = index(wrong.arguments);
    EXPECT_EQ(result.err, "dossier-index: " + wrong.message +
                              "; see dossier-index --help\n");
    EXPECT_EQ(result.status, 2);
  }
}

// Arguments named as a command is are arguments.
TEST_F(AddOptions, TakesAFolderNamedAsACommand) {
  write_file(folder_ / "verify/a.txt", "Ferry late\n\nText.\n");
  EXPECT_EQ(add({"verify"}).out, "committed revision 2, 1 articles\n");
}

}  // namespace
}  // namespace dossier::test
