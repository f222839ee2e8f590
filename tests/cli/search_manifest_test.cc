// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// dossier-search --manifest and --repeat.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace dossier::test {
namespace {

using Json = nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using Arguments = std::vector<std::string>;

std::string articles() {
  std::string lines;
  const char* const kTitles[] = {"Ferry late", "Harbour ferry", "Late trains"};
  for (int i = 0; i < 12; ++i)
    lines += "{\"id\": \"a" + std::to_string(i) + "\", \"title\": \"" +
             kTitles[i % 3] + "\", \"text\": \"Fog in the harbour, article " +
             std::string(static_cast<std::size_t>(i), 'x') +
             ".\", \"language\": \"en\", \"date\": \"2013-0" +
             std::to_string(1 + i % 9) +
             "-01\", \"entities\": [{\"facet\": \"country\", \"id\": \"" +
             (i % 2 ? "SYR" : "RUS") + "\"}]}\n";
  return lines;
}

class SearchManifest : public ProgramTest {
 protected:
  void SetUp() override { make_index(articles()); }

  ProgramResult recorded(Arguments arguments) const {
    arguments.insert(arguments.begin(), {"--manifest", "m.json"});
    return search(arguments);
  }
  std::string text() const { return read_file(folder_.path() / "m.json"); }

  // What the program prints again, given the manifest alone.
  void expect_repeated(const Arguments& format, Arguments arguments) const {
    arguments.insert(arguments.begin(), format.begin(), format.end());
    const ProgramResult first = recorded(arguments);
    Arguments again = {"--repeat", "m.json"};
    again.insert(again.end(), format.begin(), format.end());
    const ProgramResult second = search(again);
    EXPECT_NE(first.out, "") << first.err;
    EXPECT_EQ(second.out, first.out) << second.err;
    EXPECT_EQ(second.status, first.status);
  }
};

TEST_F(SearchManifest, StandsBesideEveryFormat) {
  for (const char* format :
       {"text", "json", "jsonl", "csv", "ids", "trec", "bibtex"}) {
    EXPECT_EQ(recorded({"--format", format, "--bm25-b", "0.4", "ferry"}).status,
              0);
    const Json manifest = Json::parse(text());
    EXPECT_EQ(manifest["kind"], "manifest");
    EXPECT_EQ(manifest["index"]["revision"], 2);
    EXPECT_EQ(manifest["query"]["understood"], "ferry");
    EXPECT_EQ(manifest["request"]["ranking"]["b"], 0.4);
    EXPECT_EQ(manifest["total"]["articles"], 8);
    EXPECT_FALSE(manifest.contains("hits"));
  }
}

TEST_F(SearchManifest, IsAllThatASearchNeedsToBeRepeated) {
  const Arguments hits = {"-n",          "all",       "--match",
                          "any",         "--sort",    "relevance",
                          "--bm25-k1",   "0.5",       "--title-weight",
                          "7",           "--country", "Syria",
                          "--proximity", "1",         "--recency",
                          "30",          "--offset",  "1",
                          "--feedback",  "ferry",     "fog"};
  for (const char* format : {"csv", "ids", "trec", "bibtex", "jsonl"})
    expect_repeated({"--format", format}, hits);
  expect_repeated({"--format", "csv"}, {"--facets-only", "--exclude",
                                        "country=Russia", "--facet-zeros"});
  expect_repeated({"--format", "csv"}, {"--pivot", "country,year", "ferry"});
  expect_repeated({"--format", "csv"}, {"--timeline", "month", "ferry"});
  expect_repeated({"--format", "csv"}, {"--compare", "fog", "ferry"});
}

TEST_F(SearchManifest, RepeatsABatchWithoutItsFile) {
  write_file(folder_.path() / "batch", "a\tferry\nb\tcolour:red\nc\tfog\n");
  expect_repeated({"--format", "csv"}, {"--batch", "batch", "--match", "any"});
  EXPECT_THAT(search({"--repeat", "m.json", "--cite"}).err,
              HasSubstr("a row a query"));
  expect_repeated({"--format", "ids"}, {"--batch", "batch", "-n", "3"});
  const Json manifest = Json::parse(text());
  EXPECT_EQ(manifest["queries"].size(), 3u);
  EXPECT_EQ(manifest["queries"][1]["error"]["code"], "bad-query");
}

TEST_F(SearchManifest, HasTheSavedQueriesThatTheSearchHad) {
  search({"--queries", "saved", "--save", "late", "late ferry"});
  recorded({"--queries", "saved", "--format", "ids", "query:late"});
  std::filesystem::remove(folder_.path() / "saved");
  EXPECT_EQ(search({"--repeat", "m.json", "--format", "ids"}).out,
            search({"--format", "ids", "late ferry"}).out);
}

TEST_F(SearchManifest, WarnsIfTheIndexHasMovedOn) {
  recorded({"ferry"});
  EXPECT_EQ(search({"--repeat", "m.json"}).err, "");
  write_file(folder_.path() / "new.jsonl", R"({"id": "n", "title": "Ferry"})");
  ASSERT_EQ(index({"add", "--index", ".dossier", "new.jsonl"}).status, 0);
  const ProgramResult later = search({"--repeat", "m.json"});
  EXPECT_THAT(later.err, HasSubstr("the manifest is of revision 2; this is "
                                   "revision 3, which may answer otherwise"));
  EXPECT_EQ(later.status, 0);
}

TEST_F(SearchManifest, ReplacesAManifestAndNothingElse) {
  recorded({"ferry"});
  EXPECT_EQ(recorded({"fog"}).status, 0);
  EXPECT_THAT(text(), HasSubstr(R"("text":"fog")"));
  write_file(folder_.path() / "batch", "a\tferry\n");
  const ProgramResult lost =
      search({"--batch", "batch", "--manifest", "batch"});
  EXPECT_EQ(lost.status, 2);
  EXPECT_THAT(lost.err,
              HasSubstr("this file is no manifest and would be lost"));
  EXPECT_EQ(read_file(folder_.path() / "batch"), "a\tferry\n");
  EXPECT_THAT(search({"--repeat", "m.json", "--manifest", "./m.json"}).err,
              HasSubstr("this is the manifest to be repeated"));
}

TEST_F(SearchManifest, IsRefusedBeforeTheSearchWhereItCannotBe) {
  const ProgramResult nowhere =
      search({"--manifest", "nosuch/m.json", "ferry"});
  EXPECT_EQ(nowhere.out, "");
  EXPECT_EQ(nowhere.status, 3);
  EXPECT_THAT(nowhere.err, AllOf(HasSubstr("writing the manifest nosuch"),
                                 HasSubstr("No such file or directory")));
  EXPECT_THAT(search({"--manifest", "-", "ferry"}).err,
              HasSubstr("standard output has the results"));
  EXPECT_THAT(search({"--manifest", "/dev/null", "ferry"}).err,
              HasSubstr("no ordinary file"));
}

TEST_F(SearchManifest, IsLeftAsItWasByAQueryThatFails) {
  recorded({"ferry"});
  const std::string before = text();
  EXPECT_EQ(recorded({"colour:red"}).status, 2);
  EXPECT_EQ(text(), before);
}

TEST_F(SearchManifest, LeavesNoRoomForOptionsWhenRepeated) {
  recorded({"ferry"});
  EXPECT_THAT(search({"--repeat", "m.json", "fog"}).err,
              HasSubstr("there is no room for 'fog'"));
  EXPECT_THAT(search({"--repeat", "m.json", "--match", "any"}).err,
              HasSubstr("--repeat and --match exclude each other"));
  write_file(folder_.path() / "other", "{}");
  EXPECT_THAT(search({"--repeat", "other"}).err, HasSubstr("this is none"));
}

}  // namespace
}  // namespace dossier::test
