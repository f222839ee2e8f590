// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/ingest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <vector>

#include "tests/indexer/testing.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

class IngestTest : public testing::Test {
 protected:
  // Files are an hour old unless a test says otherwise: fresh ones are hashed.
  void write(const std::string& name, const std::string& content) {
    write_text(news_ / name, content);
    age_ += 1s;
    fs::last_write_time(news_ / name,
                        fs::file_time_type::clock::now() - 1h + age_);
  }
  IngestReport run(const IngestOptions& options = {},
                   std::vector<fs::path> paths = {}) {
    if (paths.empty()) paths = {news_};
    messages_.clear();
    IndexWriter writer = IndexWriter::open(index_, writer_options_);
    return ingest(writer, paths, options, [this](const IngestMessage& m) {
      messages_.push_back(m.where.substr(m.where.rfind('/') + 1) + ": " +
                          m.reason + (m.rejected ? "" : " (warning)"));
    });
  }
  // Writes a file of three articles, interrupts a run over it at the first
  // report of progress, and returns how many articles had come in.
  std::uint64_t articles_before_interruption() {
    std::atomic<bool> cancelled{false};
    WriterOptions options = writer_options_;
    options.cancelled = &cancelled;
    write("a.jsonl", line("1", "t") + line("2", "t") + line("3", "t"));
    IndexWriter writer = IndexWriter::open(index_, options);
    EXPECT_THROW(ingest(writer, {news_}, {}, {},
                        [&](const IngestProgress&) { cancelled = true; }),
                 Error);
    return writer.articles();
  }
  std::vector<std::string> ids() {
    std::vector<std::string> result;
    for (const auto& [id, title] : titles(index_))
      result.push_back(fs::path(id).lexically_relative(news_).empty() ||
                               !id.starts_with('/')
                           ? id
                           : fs::path(id).lexically_relative(news_).string());
    return result;
  }

  TemporaryFolder folder_;
  fs::path news_ = folder_.path() / "news";
  fs::path index_ = folder_.path() / "index";
  WriterOptions writer_options_ = on_threads(2);
  std::vector<std::string> messages_;
  std::chrono::seconds age_ = 0s;
};

TEST_F(IngestTest, AddsFilesOfAllKinds) {
  write("a.txt", "A headline\n\nAnd a text.\n");
  write("deep/er/b.html",
        "<title>B</title><article><p>Some text of an article "
        "that is long enough.</p></article>");
  write("c.jsonl", line("1", "one") + line("2", "two"));
  const IngestReport report = run();
  EXPECT_EQ(report.files, 3u);
  EXPECT_EQ(report.articles, 4u);
  EXPECT_EQ(report.failures, 0u);
  EXPECT_EQ(report.commit.added, 4u);
  EXPECT_EQ(report.commit.revision, 2u);
  EXPECT_THAT(ids(), UnorderedElementsAre("1", "2", "a.txt", "deep/er/b.html"));
}

TEST_F(IngestTest, NamesEntitiesThatItIgnores) {
  write("c.jsonl", R"({"id": "1", "title": "t",
 "entities": [{"facet": "weapon", "id": "x"}, {"type": "Person"}]})"
                   "\n");
  const IngestReport report = run();
  EXPECT_THAT(
      messages_,
      ElementsAre("c.jsonl:1: 1 entries of 'entities' without 'facet' and 'id' "
                  "ignored (warning)",
                  "c.jsonl:1: entity 'x' ignored: there is no entity facet "
                  "'weapon' (warning)"));
  EXPECT_EQ(report.commit.ignored_entities, 2u);
  EXPECT_EQ(report.commit.mended, 0u);
  EXPECT_EQ(report.failures, 0u);
}

TEST_F(IngestTest, CountsAnArrayInAnArrayAsAFailure) {
  write("c.json", "[[]]");
  EXPECT_EQ(run().failures, 1u);
  EXPECT_THAT(messages_, ElementsAre("c.json:1: expected an object"));
}

TEST_F(IngestTest, TakesAnArticleWithANumberForADate) {
  write("c.jsonl", "{\"id\": \"1\", \"title\": \"t\", \"date\": 99}\n");
  const IngestReport report = run();
  EXPECT_THAT(messages_,
              ElementsAre("c.jsonl:1: unreadable date '99' (warning)"));
  EXPECT_EQ(report.commit.undated, 1u);
  EXPECT_EQ(report.commit.added, 1u);
}

TEST_F(IngestTest, SkipsWhatDidNotChange) {
  write("a.txt", "A headline\n\nAnd a text.\n");
  write("c.jsonl", line("1", "one"));
  run();
  const IngestReport again = run();
  EXPECT_EQ(again.unchanged, 2u);
  EXPECT_EQ(again.articles, 0u);
  EXPECT_EQ(again.commit.revision, 2u);
}

TEST_F(IngestTest, SkipsATouchedFileOfTheSameContent) {
  write("c.jsonl", line("1", "one"));
  run();
  write("c.jsonl", line("1", "one"));
  const IngestReport again = run();
  EXPECT_EQ(again.unchanged, 1u);
  EXPECT_EQ(again.commit.replaced, 0u);
}

TEST_F(IngestTest, NoticesAChangeOfSameSizeAndTimeInAFreshFile) {
  // Fresh however long the run takes.
  const auto time = fs::file_time_type::clock::now() + std::chrono::hours(1);
  write("c.jsonl", line("1", "one"));
  fs::last_write_time(news_ / "c.jsonl", time);
  run();
  write("c.jsonl", line("1", "two"));
  fs::last_write_time(news_ / "c.jsonl", time);
  run();
  EXPECT_THAT(titles(index_), ElementsAre(Pair("1", "two")));
}

TEST_F(IngestTest, TakesAChangedFileAgain) {
  write("c.jsonl", line("1", "one") + line("2", "two") + line("3", "three"));
  run();
  write("c.jsonl", line("1", "new") + line("4", "four"));
  const IngestReport again = run();
  EXPECT_EQ(again.commit.replaced, 1u);
  EXPECT_EQ(again.commit.added, 1u);
  EXPECT_EQ(again.commit.removed, 2u);
  EXPECT_THAT(titles(index_), ElementsAre(Pair("1", "new"), Pair("4", "four")));
}

TEST_F(IngestTest, ReadsAFileAgainUnderOtherOptions) {
  write("c.jsonl", "{\"id\": \"1\", \"title\": \"t\", \"headline\": \"h\"}\n");
  run();
  IngestOptions options;
  options.key_of_field = {{"title", "headline"}};
  run(options);
  EXPECT_THAT(titles(index_), ElementsAre(Pair("1", "h")));
}

TEST_F(IngestTest, KeepsAnArticleThatAnotherFileGives) {
  write("a.jsonl", line("1", "one") + line("2", "two"));
  write("b.jsonl", line("2", "two"));
  run();
  write("a.jsonl", line("1", "one"));
  run();
  EXPECT_THAT(ids(), ElementsAre("1", "2"));
  write("b.jsonl", line("3", "three"));
  run();
  EXPECT_THAT(ids(), ElementsAre("1", "3"));
}

TEST_F(IngestTest, KeepsAnArticleThatMovedToAnotherFile) {
  write("a.jsonl", line("1", "one"));
  write("b.jsonl", line("2", "two"));
  run();
  write("a.jsonl", line("2", "two"));
  write("b.jsonl", line("1", "one"));
  run();
  EXPECT_THAT(ids(), ElementsAre("1", "2"));
}

TEST_F(IngestTest, NamesBadLinesAndGoesOn) {
  write("c.jsonl", line("1", "one") + "{broken\n" + line("2", "two"));
  const IngestReport report = run();
  EXPECT_EQ(report.failures, 1u);
  EXPECT_EQ(report.commit.added, 2u);
  ASSERT_EQ(messages_.size(), 1u);
  EXPECT_THAT(messages_[0], testing::StartsWith("c.jsonl:2: "));
}

TEST_F(IngestTest, RemovesNothingForAFileWithFaults) {
  write("c.jsonl", line("1", "one") + line("2", "two"));
  run();
  write("c.jsonl", line("1", "new") + "{broken\n");
  run();
  EXPECT_THAT(ids(), ElementsAre("1", "2"));
}

TEST_F(IngestTest, TriesAFileOfWhichNothingCameAgain) {
  write("c.jsonl", "{broken\n");
  EXPECT_EQ(run().failures, 1u);
  EXPECT_EQ(run().failures, 1u);
}

TEST_F(IngestTest, NamesArticlesThatTheWriterRejectsByTheirPlace) {
  writer_options_.max_tokens = 3;
  write("c.jsonl", line("1", "one") + line("2", "one two three four"));
  EXPECT_EQ(run().failures, 1u);
  EXPECT_THAT(messages_, ElementsAre(AllOf(testing::StartsWith("c.jsonl:2: "),
                                           HasSubstr("4 words"))));
}

TEST_F(IngestTest, TellsOfRefusedLinesUntilTheFileIsMended) {
  write("c.jsonl", line("1", "one") + "{broken\n[]\n");
  EXPECT_EQ(run().failures, 2u);
  for (int i = 0; i < 2; ++i) {
    const IngestReport again = run();
    EXPECT_EQ(again.failures, 2u);
    EXPECT_EQ(again.unchanged, 1u);
    EXPECT_EQ(again.commit.revision, 2u);
    EXPECT_THAT(messages_, ElementsAre(HasSubstr("2 lines or articles were "
                                                 "refused when the file")));
  }
  write("c.jsonl", line("1", "one") + line("2", "two"));
  EXPECT_EQ(run().failures, 0u);
  EXPECT_EQ(run().failures, 0u);
}

TEST_F(IngestTest, TellsOfArticlesThatTheWriterRefusedAgain) {
  writer_options_.max_tokens = 3;
  write("a.txt", "One two three four five\n\nAnd a text.\n");
  write("c.jsonl", line("1", "one") + line("2", "one two three four"));
  write("d.jsonl", line("3", "three"));
  EXPECT_EQ(run().failures, 2u);
  EXPECT_EQ(run().failures, 2u);
  EXPECT_THAT(messages_, ElementsAre(testing::StartsWith("a.txt: 1 line or"),
                                     testing::StartsWith("c.jsonl: 1 line")));
}

TEST_F(IngestTest, ReportsTwoArticlesOfOneId) {
  write("c.jsonl", line("1", "one") + line("1", "two"));
  const IngestReport report = run();
  EXPECT_EQ(report.commit.duplicates, 1u);
  EXPECT_EQ(report.failures, 0u);
  EXPECT_THAT(messages_, ElementsAre(AllOf(testing::StartsWith("c.jsonl:2: "),
                                           HasSubstr("same id '1'"))));
  EXPECT_THAT(titles(index_), ElementsAre(Pair("1", "two")));
}

TEST_F(IngestTest, NamesAPathThatDoesNotExist) {
  write("c.jsonl", line("1", "one"));
  const IngestReport report = run({}, {news_ / "missing", news_});
  EXPECT_EQ(report.failures, 1u);
  EXPECT_EQ(report.commit.added, 1u);
  EXPECT_THAT(messages_, ElementsAre(testing::StartsWith("missing: ")));
}

TEST_F(IngestTest, TakesAFileThatIsNamedTwiceOnce) {
  write("c.jsonl", line("1", "one"));
  const IngestReport report = run({}, {news_, news_ / "c.jsonl"});
  EXPECT_EQ(report.files, 1u);
  EXPECT_EQ(report.commit.duplicates, 0u);
}

TEST_F(IngestTest, KeepsTheArticlesOfMissingFilesUnlessAsked) {
  write("a.txt", "A headline\n\nText.\n");
  write("b.txt", "B headline\n\nText.\n");
  run();
  fs::remove(news_ / "a.txt");
  run();
  EXPECT_THAT(ids(), ElementsAre("a.txt", "b.txt"));
}

TEST_F(IngestTest, RemovesTheArticlesOfMissingFiles) {
  write("a.txt", "A headline\n\nText.\n");
  write("b.txt", "B headline\n\nText.\n");
  write("c.jsonl", line("1", "one"));
  run();
  fs::remove(news_ / "a.txt");
  fs::remove(news_ / "c.jsonl");
  IngestOptions options;
  options.delete_missing = true;
  EXPECT_EQ(run(options).commit.removed, 2u);
  EXPECT_THAT(ids(), ElementsAre("b.txt"));
}

TEST_F(IngestTest, RemovesNothingElsewhere) {
  write("one/a.txt", "A headline\n\nText.\n");
  write("two/b.txt", "B headline\n\nText.\n");
  write("two/c.txt", "C headline\n\nText.\n");
  run();
  fs::remove(news_ / "one/a.txt");
  fs::remove(news_ / "two/b.txt");
  IngestOptions options;
  options.delete_missing = true;
  run(options, {news_ / "two"});
  EXPECT_THAT(ids(), ElementsAre("one/a.txt", "two/c.txt"));
}

// It may be a disk that is not mounted.
TEST_F(IngestTest, RemovesNothingForAnEmptyOrMissingFolder) {
  write("a.txt", "A headline\n\nText.\n");
  run();
  IngestOptions options;
  options.delete_missing = true;
  fs::remove(news_ / "a.txt");
  run(options);
  EXPECT_THAT(ids(), ElementsAre("a.txt"));
  fs::remove(news_);
  EXPECT_EQ(run(options).failures, 1u);
  EXPECT_THAT(ids(), ElementsAre("a.txt"));
}

TEST_F(IngestTest, KeepsTheIdOfAFileThatIsNamedInAnotherWay) {
  write("a.txt", "A headline\n\nText.\n");
  run();
  write("a.txt", "Another headline\n\nText.\n");
  const IngestReport report = run({}, {news_ / ".." / "news" / "." / "a.txt"});
  EXPECT_EQ(report.commit.replaced, 1u);
  EXPECT_THAT(ids(), ElementsAre("a.txt"));
}

// "news/a.txt" from two places are two files, and two articles.
TEST_F(IngestTest, GivesFilesOfOneNameIdsOfTheirOwn) {
  const fs::path here = fs::current_path();
  for (const char* place : {"one", "two"}) {
    write(std::string(place) + "/in/a.txt", std::string(place) + "\n\nText.\n");
    fs::current_path(news_ / place);
    run({}, {"in"});
  }
  fs::current_path(here);
  EXPECT_THAT(ids(), UnorderedElementsAre("in/a.txt", "two/in/a.txt"));
}

TEST_F(IngestTest, FollowsAFileThatMoved) {
  const fs::path here = fs::current_path();
  write("one/in/a.txt", "A headline\n\nText.\n");
  fs::current_path(news_ / "one");
  run({}, {"in"});
  fs::rename(news_ / "one", news_ / "two");
  fs::current_path(news_ / "two");
  run({}, {"in"});
  fs::current_path(here);
  EXPECT_THAT(ids(), ElementsAre("in/a.txt"));
}

TEST_F(IngestTest, CommitsWhatItReadWhenCancelled) {
  std::atomic<bool> cancelled{false};
  writer_options_.cancelled = &cancelled;
  std::string lines;
  for (int i = 0; i < 100; ++i) lines += line(std::to_string(i), "t");
  write("a.jsonl", lines);
  write("b.jsonl", line("never", "t"));
  IndexWriter writer = IndexWriter::open(index_, writer_options_);
  std::uint64_t seen = 0;
  const auto cancel_at_first = [&](const IngestProgress& p) {
    seen = p.articles;
    cancelled = true;
  };
  EXPECT_THROW(ingest(writer, {news_}, {}, {}, cancel_at_first), Error);
  EXPECT_GT(seen, 0u);
  EXPECT_LT(seen, 101u);
  EXPECT_EQ(writer.articles(), seen);
  cancelled = false;
  const IngestReport rest = ingest(writer, {news_}, {});
  EXPECT_EQ(rest.unchanged, 0u);
  EXPECT_EQ(writer.articles(), 101u);
}

TEST_F(IngestTest, IndexesOnlyWhatAnInterruptedFileHadNotGiven) {
  ASSERT_EQ(articles_before_interruption(), 1u);
  const IngestReport report = run();
  EXPECT_EQ(report.articles, 3u);
  EXPECT_EQ(report.same, 1u);
  EXPECT_EQ(report.commit.added, 2u);
  EXPECT_EQ(report.commit.replaced, 0u);
  EXPECT_EQ(run().unchanged, 1u);
}

TEST_F(IngestTest, TakesNoArticleForTheSameIfAnythingOfItChanged) {
  const std::string plain = R"({"id": "1", "title": "t", "text": "Some text.")";
  write("c.jsonl", plain + "}\n");
  run();
  const auto replaced_by = [&](const std::string& more) {
    write("c.jsonl", plain + more + "}\n");
    return run().commit.replaced;
  };
  EXPECT_EQ(replaced_by(" "), 0u);
  EXPECT_EQ(replaced_by(R"(, "date": "2012")"), 1u);
  EXPECT_EQ(replaced_by(R"(, "source": "Wire")"), 1u);
  EXPECT_EQ(replaced_by(R"(, "url": "http://x")"), 1u);
  EXPECT_EQ(replaced_by(R"(, "language": "fr")"), 1u);
  EXPECT_EQ(replaced_by(R"(, "entities": [{"facet": "country", "id": "SYR"}])"),
            1u);
  EXPECT_EQ(replaced_by(R"(,"entities": [{"facet": "country", "id": "SYR"}])"),
            0u);
}

// The last copy counts, also where the index has it from an earlier run.
TEST_F(IngestTest, LetsALaterCopyFollowAnEarlierOneThatChanged) {
  write("c.jsonl", line("1", "one") + line("1", "two"));
  run();
  write("c.jsonl", line("1", "one") + line("1", "two") + "\n");
  run();
  EXPECT_THAT(titles(index_), ElementsAre(Pair("1", "two")));
}

// What a file gave before it was interrupted is not forgotten.
TEST_F(IngestTest, RemovesWhatAnInterruptedFileGave) {
  EXPECT_GT(articles_before_interruption(), 0u);
  write("a.jsonl", line("9", "t"));
  run();
  EXPECT_THAT(ids(), ElementsAre("9"));
}

TEST_F(IngestTest, TellsHowFarItHasCome) {
  write("a.jsonl", line("1", "t"));
  write("b.jsonl", line("2", "t"));
  std::vector<IngestProgress> told;
  IndexWriter writer = IndexWriter::open(index_, writer_options_);
  ingest(writer, {news_}, {}, {},
         [&](const IngestProgress& p) { told.push_back(p); });
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.back().files_done, 2u);
  EXPECT_EQ(told.back().files_all, 2u);
  EXPECT_EQ(told.back().bytes_done, told.back().bytes_all);
  EXPECT_EQ(told.back().articles, 2u);
}

// Many commits within one file, and the same articles as in one.
TEST_F(IngestTest, CommitsLongFilesNowAndThen) {
  constexpr int kArticles = 60'000;
  std::string lines;
  for (int i = 0; i < kArticles; ++i)
    lines +=
        "{\"id\": \"" + std::to_string(i) + "\", \"text\": \"Some words.\"}\n";
  write("a.jsonl", lines);
  const IngestReport report = run();
  EXPECT_EQ(report.commit.added, kArticles);
  EXPECT_GT(report.commit.revision, 2u);
  EXPECT_EQ(Index::open(index_).identity().articles, kArticles);
  write("a.jsonl", line("0", "t"));
  EXPECT_EQ(run().commit.removed, kArticles - 1);
}

TEST_F(IngestTest, ReadsArticlesWithoutAnIndex) {
  write("a.txt", "A headline\n\nText.\n");
  write("b.jsonl", line("1", "one") + "{\"title\": \"no id\"}\n{broken\n");
  std::vector<std::string> seen;
  int rejected = 0;
  read_articles(
      {news_}, {}, [&](Article&& article) { seen.push_back(article.id); },
      [&](const IngestMessage& message) { rejected += message.rejected; });
  ASSERT_EQ(seen.size(), 3u);
  EXPECT_EQ(seen[0], (news_ / "a.txt").string());
  EXPECT_EQ(seen[1], "1");
  EXPECT_EQ(seen[2].size(), 32u);
  EXPECT_EQ(rejected, 1);
}

}  // namespace
}  // namespace dossier
