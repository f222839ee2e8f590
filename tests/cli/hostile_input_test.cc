// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Input that nobody means well by, through the whole of both programs. What
// each reader does with it is tested beside the reader.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "indexer/text/utf8.h"
#include "tests/cli/fifo.h"
#include "tests/cli/program.h"

namespace dossier::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

class HostileInput : public ProgramTest {
 protected:
  void SetUp() override {
    fs::create_directory(folder_ / ".dossier");
    write_file(folder_ / "good.txt", "Ferry late\n\nThere was fog.\n");
  }

  // Adds these, of which all but good.txt cannot be used, each for the reason.
  void expect_refused(std::vector<std::string> paths,
                      const std::string& reason) const {
    std::vector<std::string> arguments = {"add", "good.txt"};
    arguments.insert(arguments.end(), paths.begin(), paths.end());
    const ProgramResult result = index(arguments);
    for (const std::string& path : paths)
      EXPECT_THAT(result.err, HasSubstr("dossier-index: " + path));
    EXPECT_THAT(result.err, HasSubstr(reason));
    EXPECT_THAT(result.out, HasSubstr(", 1 articles\n"));
    EXPECT_EQ(result.status, 4);
  }
};

TEST_F(HostileInput, BombsAreRefusedByName) {
  ASSERT_EQ(shell("head -c 20000000 /dev/zero | tr '\\0' 'a' > a.txt; "
                  "gzip -k a.txt; gzip -c a.txt.gz > twice.txt.gz")
                .status,
            0);
  expect_refused({"a.txt.gz"}, "unpacks to more than 200 times its size");
  expect_refused({"twice.txt.gz"}, "compressed more than once");
}

TEST_F(HostileInput, AnArticleOfMoreThanSixteenMebibytesIsRefused) {
  const std::string text((16 << 20) + 1, 'a');
  write_file(folder_ / "w.jsonl", "{\"text\": \"" + text + "\"}\n");
  write_file(folder_ / "w.txt", text);
  expect_refused({"w.jsonl:1", "w.txt"}, "16777216");
}

// Waiting for a FIFO would never end, and neither would a device.
TEST_F(HostileInput, OnlyRegularFilesAreRead) {
  const Fifo fifo(folder_ / "fifo");
  fs::create_symlink("loop", folder_ / "loop");
  expect_refused({"fifo", "/dev/zero"}, "fifo");
  expect_refused({"loop"}, "loop");
  fs::create_directory(folder_ / "news");
  fs::create_symlink("..", folder_ / "news/up");
  fs::rename(folder_ / "fifo", folder_ / "news/fifo");
  write_file(folder_ / "news/../news/a.txt", "Fog\n\nMore fog.\n");
  EXPECT_THAT(index({"add", "./news/../news"}).err,
              HasSubstr("1 added, 0 replaced, 0 removed, 0 files unchanged, "
                        "0 failed\n"));
}

TEST_F(HostileInput, BrokenBytesAreMendedCountedAndNeverComeOutAgain) {
  const std::string broken =
      "caf\xE9 \xC0\xAF \xED\xA0\x80 \xF5\x80\x80\x80 \\ud800 "
      "\xE2\x80\xAE\xE2\x80\x8B fog";
  write_file(folder_ / "w.jsonl", "{\"id\": \"1\", \"title\": \"" + broken +
                                      "\", \"source\": \"" + broken +
                                      "\", \"text\": \"" + broken + "\"}\n");
  const ProgramResult added = index({"add", "w.jsonl"});
  EXPECT_THAT(added.err, HasSubstr("dossier-index: 1 mended\n"));
  EXPECT_EQ(added.status, 0);
  for (const char* format : {"json", "jsonl", "csv", "text"}) {
    const std::string out = search({"--format", format, "fog"}).out;
    EXPECT_EQ(internal::clean_utf8(out), out) << format;
    if (format == std::string("text")) {
      EXPECT_EQ(out.find("\xE2\x80\xAE"), std::string::npos);
    } else if (format[0] == 'j') {
      EXPECT_NO_THROW(Json::parse(out)) << format;
    }
  }
  const std::string annotated = index({"annotate", "w.jsonl"}).out;
  EXPECT_EQ(internal::clean_utf8(annotated), annotated);
}

TEST_F(HostileInput, WordsLongerThanATermAreFound) {
  const std::string word(300, 'w');
  write_file(folder_ / "w.jsonl", "{\"id\": \"1\", \"text\": \"a " + word +
                                      " z\"}\n" +
                                      "{\"id\": \"2\", \"text\": \"" +
                                      std::string(250, 'v') + "\"}\n");
  EXPECT_EQ(index({"add", "w.jsonl"}).status, 0);
  EXPECT_EQ(search({"--format", "ids", word}).out, "1\n");
}

TEST_F(HostileInput, DeepJsonAndPagesHarmNothingElse) {
  const std::string deep(100, '[');
  write_file(folder_ / "w.jsonl",
             "{\"id\": \"deep\", \"title\": \"t\", \"more\": " + deep +
                 std::string(100, ']') +
                 "}\n{\"id\": \"flat\", \"title\": \"Harbour\"}\n");
  std::string page = "<title>Pier</title><p>The pier.</p>";
  for (int i = 0; i < 100'000; ++i) page += "<div>";
  write_file(folder_ / "deep.html", page);
  write_file(folder_ / "entities.html",
             "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
             "<title>Quay</title><p>The quay &a; again.</p>");
  const ProgramResult result =
      index({"add", "w.jsonl", "deep.html", "entities.html"});
  EXPECT_THAT(result.err, HasSubstr("dossier-index: w.jsonl:1: "));
  EXPECT_EQ(result.status, 4);
  EXPECT_EQ(search({"--format", "ids", "harbour"}).out, "flat\n");
  EXPECT_EQ(search({"--format", "ids", "pier"}).out, "deep.html\n");
  EXPECT_EQ(search({"--format", "ids", "quay"}).out, "entities.html\n");
  EXPECT_EQ(search({"root"}).status, 1);
}

TEST_F(HostileInput, DaysThatAreNoneAreReportedAndLeftOut) {
  std::string lines;
  int id = 0;
  for (const char* date :
       {"0000-01-01", "10000-01-01", "2013-02-31", "2013-13-01", "yesterday",
        "9999-12-31", "2013-05-28"})
    lines += "{\"id\": \"" + std::to_string(id++) +
             "\", \"title\": \"Ferry\", \"date\": \"" + date + "\"}\n";
  write_file(folder_ / "w.jsonl", lines);
  const ProgramResult result = index({"add", "w.jsonl"});
  EXPECT_THAT(result.err,
              AllOf(HasSubstr("w.jsonl:3: unreadable date '2013-02-31'"),
                    HasSubstr("dossier-index: 6 with an unreadable date\n")));
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(search({"--format", "ids", "--from", "2000"}).out, "6\n");
}

TEST_F(HostileInput, PrefixesSayWhatTheyLeaveOut) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "fog" + std::to_string(1000 + i) + " ";
  write_file(folder_ / "w.txt", "Words\n\n" + text + "\n");
  ASSERT_EQ(index({"add", "w.txt"}).status, 0);
  const Json answer = Json::parse(search({"--json", "fog*"}).out);
  EXPECT_FALSE(answer["query"]["repairs"].empty());
  EXPECT_THAT(search({"fo*"}).err, StartsWith("dossier-search: "));
  EXPECT_EQ(search({"fo*"}).status, 2);
}

// As many as there are, in the order of counting.
TEST_F(HostileInput, AnyNumberOfFacetValuesComesOut) {
  std::string lines;
  for (int i = 0; i < 20'000; ++i)
    lines += "{\"id\": \"" + std::to_string(i) +
             "\", \"title\": \"Fog\", \"source\": \"s" + std::to_string(i) +
             "\"}\n";
  write_file(folder_ / "w.jsonl", lines);
  ASSERT_EQ(index({"add", "w.jsonl"}).status, 0);
  const std::string out =
      search({"--facets-only", "--facet", "source:all", "--format", "jsonl"})
          .out;
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 20'000);
}

}  // namespace
}  // namespace dossier::test
