// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/index_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "indexer/store/manifest.h"
#include "tests/indexer/testing.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;

class IndexWriterTest : public testing::Test {
 protected:
  IndexWriter open(WriterOptions options = {}) {
    if (options.threads == 0) options.threads = 2;
    return IndexWriter::open(index_, options);
  }
  // The code of the error that opening ends in.
  ErrorCode opening_error(const WriterOptions& options = {}) {
    try {
      IndexWriter::open(index_, options);
    } catch (const Error& error) {
      message_ = error.what();
      return error.code();
    }
    ADD_FAILURE() << "the index was opened";
    return ErrorCode::Io;
  }
  void write_file(const std::string& name, const std::string& content) {
    write_text(folder_.path() / name, content);
  }
  std::set<std::string> files() {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(index_))
      names.insert(entry.path().filename().string());
    return names;
  }
  std::size_t segment_count() {
    return internal::read_manifest(index_).segments.size();
  }

  TemporaryFolder folder_;
  fs::path index_ = folder_.path() / "index";
  std::string message_;
};

TEST_F(IndexWriterTest, MakesAnEmptyIndex) {
  IndexWriter writer = open();
  EXPECT_EQ(writer.revision(), 1u);
  EXPECT_EQ(writer.articles(), 0u);
  EXPECT_THAT(titles(index_), ElementsAre());
  const internal::Manifest manifest = internal::read_manifest(index_);
  EXPECT_THAT(manifest.index_id,
              testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-"
                                    "[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
}

TEST_F(IndexWriterTest, PublishesOnCommitAndNotBefore) {
  IndexWriter writer = open();
  EXPECT_EQ(writer.add(make_article("1", "one")), "1");
  EXPECT_THAT(titles(index_), ElementsAre());
  const CommitReport report = writer.commit();
  EXPECT_EQ(report.revision, 2u);
  EXPECT_EQ(report.articles, 1u);
  EXPECT_EQ(report.added, 1u);
  EXPECT_THAT(titles(index_), ElementsAre(Pair("1", "one")));
}

TEST_F(IndexWriterTest, LosesWhatWasNotCommitted) {
  open().add(make_article("1", "one"));
  EXPECT_EQ(open().articles(), 0u);
  EXPECT_FALSE(files().contains("scratch"));
}

TEST_F(IndexWriterTest, DoesNothingWithoutChanges) {
  IndexWriter writer = open();
  EXPECT_EQ(writer.commit().revision, 1u);
  writer.add(make_article("1", "one"));
  writer.commit();
  EXPECT_EQ(writer.commit().revision, 2u);
}

TEST_F(IndexWriterTest, ReplacesAnArticleOfAnEarlierCommit) {
  IndexWriter writer = open();
  writer.add(make_article("1", "old"));
  writer.add(make_article("2", "other"));
  writer.commit();
  writer.add(make_article("1", "new"));
  const CommitReport report = writer.commit();
  EXPECT_EQ(report.replaced, 1u);
  EXPECT_EQ(report.added, 0u);
  EXPECT_EQ(report.duplicates, 0u);
  EXPECT_EQ(report.articles, 2u);
  EXPECT_THAT(titles(index_),
              ElementsAre(Pair("1", "new"), Pair("2", "other")));
}

TEST_F(IndexWriterTest, LetsTheLastCopyOfARunWin) {
  IndexWriter writer = open();
  for (int i = 0; i < 5; ++i)
    writer.add(make_article("1", "copy " + std::to_string(i)));
  const CommitReport report = writer.commit();
  EXPECT_EQ(report.added, 1u);
  EXPECT_EQ(report.duplicates, 4u);
  EXPECT_THAT(report.duplicate_ids, ElementsAre("1", "1", "1", "1"));
  EXPECT_THAT(titles(index_), ElementsAre(Pair("1", "copy 4")));
}

// Copies spread over many batches and threads.
TEST_F(IndexWriterTest, LetsTheLastCopyWinAcrossThreads) {
  constexpr int kArticles = 6000, kIds = 700;
  WriterOptions options;
  options.threads = 4;
  IndexWriter writer = open(options);
  std::map<std::string, std::string> expected;
  for (int i = 0; i < kArticles; ++i) {
    const std::string id = std::to_string(i % kIds);
    expected[id] = "copy " + std::to_string(i);
    writer.add(make_article(id, expected[id], std::string(400, 'x')));
  }
  const CommitReport report = writer.commit();
  EXPECT_EQ(report.added, kIds);
  EXPECT_EQ(report.duplicates, kArticles - kIds);
  EXPECT_EQ(report.duplicate_ids.size(), 100u);
  EXPECT_EQ(titles(index_), expected);
}

TEST_F(IndexWriterTest, RemovesCommittedArticles) {
  IndexWriter writer = open();
  writer.add(make_article("1", "one"));
  writer.add(make_article("2", "two"));
  writer.commit();
  EXPECT_TRUE(writer.remove("1"));
  EXPECT_FALSE(writer.remove("1"));
  EXPECT_FALSE(writer.remove("unknown"));
  const CommitReport report = writer.commit();
  EXPECT_EQ(report.removed, 1u);
  EXPECT_EQ(report.articles, 1u);
  EXPECT_THAT(titles(index_), ElementsAre(Pair("2", "two")));
}

TEST_F(IndexWriterTest, RemovesOnlyCopiesAddedBefore) {
  IndexWriter writer = open();
  writer.add(make_article("gone", "before"));
  EXPECT_TRUE(writer.remove("gone"));
  writer.add(make_article("back", "before"));
  EXPECT_TRUE(writer.remove("back"));
  writer.add(make_article("back", "after"));
  const CommitReport report = writer.commit();
  EXPECT_EQ(report.added, 1u);
  EXPECT_EQ(report.removed, 0u);
  EXPECT_EQ(report.duplicates, 0u);
  EXPECT_THAT(titles(index_), ElementsAre(Pair("back", "after")));
}

TEST_F(IndexWriterTest, CountsAsReplacedWhatIsRemovedAndAddedAgain) {
  IndexWriter writer = open();
  writer.add(make_article("1", "old"));
  writer.commit();
  writer.remove("1");
  writer.add(make_article("1", "new"));
  const CommitReport report = writer.commit();
  EXPECT_EQ(report.replaced, 1u);
  EXPECT_EQ(report.removed, 0u);
  EXPECT_THAT(titles(index_), ElementsAre(Pair("1", "new")));
}

TEST_F(IndexWriterTest, DropsASegmentWhoseArticlesAreAllDead) {
  IndexWriter writer = open();
  writer.add(make_article("1", "one"));
  writer.commit();
  writer.remove("1");
  EXPECT_EQ(writer.commit().articles, 0u);
  EXPECT_EQ(segment_count(), 0u);
  EXPECT_THAT(titles(index_), ElementsAre());
}

TEST_F(IndexWriterTest, NamesAnArticleThatItRejects) {
  WriterOptions options;
  options.max_tokens = 3;
  IndexWriter writer = open(options);
  writer.add(make_article("long", "one", "two three four"));
  writer.add(make_article("empty", "", " "));
  writer.add(make_article("good", "one", "two"));
  const CommitReport report = writer.commit();
  ASSERT_EQ(report.rejected.size(), 2u);
  EXPECT_EQ(report.rejected[0].id, "long");
  EXPECT_THAT(report.rejected[0].reason, HasSubstr("4 words"));
  EXPECT_EQ(report.rejected[1].id, "empty");
  EXPECT_THAT(report.rejected[1].reason, HasSubstr("neither title nor text"));
  EXPECT_THAT(titles(index_), ElementsAre(Pair("good", "one")));
}

TEST_F(IndexWriterTest, KeepsTheOldCopyOfAnArticleThatItRejects) {
  WriterOptions options;
  options.max_tokens = 3;
  IndexWriter writer = open(options);
  writer.add(make_article("1", "good", "text"));
  writer.add(make_article("1", "bad", "two three four"));
  EXPECT_EQ(writer.commit().duplicates, 0u);
  EXPECT_THAT(titles(index_), ElementsAre(Pair("1", "good")));
}

TEST_F(IndexWriterTest, CommitsNothingIfEverythingIsRejected) {
  IndexWriter writer = open();
  writer.add(make_article("1", "", ""));
  const CommitReport report = writer.commit();
  EXPECT_EQ(report.revision, 1u);
  EXPECT_EQ(report.rejected.size(), 1u);
}

TEST_F(IndexWriterTest, GivesAnArticleWithoutAnIdOneOfItsContent) {
  IndexWriter writer = open();
  const std::string id = writer.add(make_article("", "one"));
  EXPECT_EQ(id.size(), 32u);
  EXPECT_EQ(writer.add(make_article("", "one")), id);
  EXPECT_EQ(writer.commit().duplicates, 1u);
  EXPECT_THAT(titles(index_), ElementsAre(Pair(id, "one")));
}

TEST_F(IndexWriterTest, CleansIds) {
  IndexWriter writer = open();
  EXPECT_EQ(writer.add(make_article("a\xff", "one")), "a\ufffd");
  writer.commit();
  EXPECT_TRUE(writer.remove("a\ufffd"));
}

TEST_F(IndexWriterTest, CountsMendedAndUndatedArticles) {
  IndexWriter writer = open();
  Article article = make_article("1", "caf\xe9");
  article.date = "yesterday";
  article.entities = {{"weapon", "x", ""}};
  writer.add(article);
  const CommitReport report = writer.commit();
  EXPECT_EQ(report.mended, 1u);
  EXPECT_EQ(report.undated, 1u);
  EXPECT_EQ(report.ignored_entities, 1u);
  ASSERT_EQ(report.ignored.size(), 1u);
  EXPECT_EQ(report.ignored[0].article, "1");
  EXPECT_THAT(report.ignored[0].reason, HasSubstr("'weapon'"));
  EXPECT_EQ(writer.commit().mended, 0u);  // told once
}

TEST_F(IndexWriterTest, StatsCountTheWordsOfLivingArticles) {
  WriterOptions options;
  options.merge_budget = 0;  // or the dead would be merged away
  IndexWriter writer = open(options);
  writer.add(make_article("1", "Two words", "Three more F-16 words."));
  writer.add(make_article("2", "Gone", "Soon to be gone."));
  writer.add(make_article("3", "One", "word word"));
  writer.commit();
  writer.remove("2");
  writer.commit();
  EXPECT_EQ(Index::open(index_).stats().dead, 1u);
  EXPECT_EQ(Index::open(index_).stats().words, 2u + 5u + 3u);
}

TEST_F(IndexWriterTest, GoesOnAfterReopening) {
  for (int i = 0; i < 3; ++i) {
    IndexWriter writer = open();
    writer.add(make_article(std::to_string(i), "t"));
    writer.add(make_article("same", "of " + std::to_string(i)));
    writer.commit();
  }
  EXPECT_THAT(titles(index_),
              ElementsAre(Pair("0", "t"), Pair("1", "t"), Pair("2", "t"),
                          Pair("same", "of 2")));
  EXPECT_EQ(open().articles(), 4u);
}

TEST_F(IndexWriterTest, RefusesASecondWriter) {
  IndexWriter writer = open();
  EXPECT_EQ(opening_error(), ErrorCode::Locked);
}

TEST_F(IndexWriterTest, IsFreeAfterTheWriter) {
  { IndexWriter writer = open(); }
  EXPECT_NO_THROW(open());
}

TEST_F(IndexWriterTest, KeepsFewSegmentsAndEveryArticle) {
  IndexWriter writer = open();
  std::map<std::string, std::string> expected;
  for (int i = 0; i < 100; ++i) {
    const std::string id = std::to_string(i % 60);
    expected[id] = "copy " + std::to_string(i);
    writer.add(make_article(id, expected[id]));
    const std::uint64_t revision = writer.commit().revision;
    EXPECT_EQ(revision, writer.revision());
  }
  EXPECT_LE(segment_count(), 16u);
  EXPECT_EQ(titles(index_), expected);
  EXPECT_EQ(writer.articles(), 60u);
}

TEST_F(IndexWriterTest, LeavesNoFileThatTheManifestDoesNotName) {
  {
    IndexWriter writer = open();
    for (int i = 0; i < 20; ++i) {
      writer.add(make_article(std::to_string(i % 7), "t"));
      writer.commit();
    }
  }
  std::set<std::string> named = {"lock", "manifest"};
  for (const auto& file : internal::read_manifest(index_).all_files())
    named.insert(file.name);
  EXPECT_EQ(files(), named);
}

TEST_F(IndexWriterTest, DoesNotMergeWithoutABudget) {
  WriterOptions options;
  options.merge_budget = 0;
  IndexWriter writer = open(options);
  for (int i = 0; i < 12; ++i) {
    writer.add(make_article(std::to_string(i), "t"));
    writer.commit();
  }
  EXPECT_EQ(segment_count(), 12u);
}

TEST_F(IndexWriterTest, CompactsToOneSegmentWithoutTheDead) {
  WriterOptions options;
  options.merge_budget = 0;
  IndexWriter writer = open(options);
  for (int i = 0; i < 12; ++i) {
    writer.add(make_article(std::to_string(i % 10), std::to_string(i)));
    writer.commit();
  }
  writer.add(make_article("new", "t"));  // compact() commits it first
  writer.compact();
  const internal::Manifest manifest = internal::read_manifest(index_);
  ASSERT_EQ(manifest.segments.size(), 1u);
  EXPECT_EQ(manifest.segments[0].dead, 0u);
  EXPECT_EQ(manifest.segments[0].documents, 11u);
  EXPECT_EQ(titles(index_).at("1"), "11");
  const std::uint64_t revision = writer.revision();
  writer.compact();
  EXPECT_EQ(writer.revision(), revision);  // nothing left to do
}

TEST_F(IndexWriterTest, RemovesLeftoversAndNothingElse) {
  { open(); }
  for (const char* name :
       {"index/manifest.tmp", "index/seg-000007.postings",
        "index/seg-000007.dead-9", "index/values-99", "index/catalogue-4",
        "index/scratch/batch-0-0.postings", "index/notes.txt",
        "index/segments.txt", "index/gazetteer.tsv"})
    write_file(name, "x");
  open();
  const std::set<std::string> left = files();
  EXPECT_FALSE(left.contains("manifest.tmp"));
  EXPECT_FALSE(left.contains("seg-000007.postings"));
  EXPECT_FALSE(left.contains("seg-000007.dead-9"));
  EXPECT_FALSE(left.contains("values-99"));
  EXPECT_FALSE(left.contains("catalogue-4"));
  EXPECT_FALSE(left.contains("scratch"));
  EXPECT_TRUE(left.contains("notes.txt"));
  EXPECT_TRUE(left.contains("segments.txt"));
  EXPECT_TRUE(left.contains("gazetteer.tsv"));
}

TEST_F(IndexWriterTest, TakesNoIndexWithoutAManifestForAnEmptyOne) {
  {
    IndexWriter writer = open();
    writer.add(make_article("1", "one"));
    writer.commit();
  }
  fs::remove(index_ / "manifest");
  EXPECT_EQ(opening_error(), ErrorCode::Corrupt);
  EXPECT_THAT(message_, HasSubstr("manifest"));
  EXPECT_TRUE(fs::exists(index_ / "seg-000001.postings"));
}

TEST_F(IndexWriterTest, MergesNoDamageIntoAFreshSegment) {
  WriterOptions options;
  options.merge_budget = 0;
  {
    IndexWriter writer = open(options);
    for (int i = 0; i < 2; ++i) {
      writer.add(make_article(std::to_string(i), "t"));
      writer.commit();
    }
  }
  {
    const fs::path file = index_ / "seg-000001.records";
    std::fstream damaged(file, std::ios::in | std::ios::out | std::ios::binary);
    damaged.seekp(static_cast<std::streamoff>(fs::file_size(file) / 2));
    damaged.put('\x5a');
  }
  try {
    open(options).compact();
    ADD_FAILURE() << "the damage went unnoticed";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::Corrupt);
    EXPECT_THAT(error.what(), HasSubstr("seg-000001.records"));
  }
}

TEST_F(IndexWriterTest, RefusesOtherSettings) {
  { open(); }
  internal::Manifest manifest = internal::read_manifest(index_);
  manifest.settings.stop_words = "other";
  internal::publish_manifest(index_, manifest);
  EXPECT_EQ(opening_error(), ErrorCode::Incompatible);
}

TEST_F(IndexWriterTest, BearsAnotherIcu) {
  { open(); }
  internal::Manifest manifest = internal::read_manifest(index_);
  manifest.settings.icu = "1.0";
  internal::publish_manifest(index_, manifest);
  EXPECT_NO_THROW(open());
}

TEST_F(IndexWriterTest, EndsWhenCancelled) {
  std::atomic<bool> cancelled{false};
  WriterOptions options;
  options.cancelled = &cancelled;
  IndexWriter writer = open(options);
  writer.add(make_article("1", "one"));
  writer.commit();
  writer.add(make_article("2", "two"));
  cancelled = true;
  EXPECT_THROW(writer.add(make_article("3", "three")), Error);
  EXPECT_THROW(writer.commit(), Error);
  EXPECT_THAT(titles(index_), ElementsAre(Pair("1", "one")));
  cancelled = false;
  writer.commit();
  EXPECT_THAT(titles(index_), ElementsAre(Pair("1", "one"), Pair("2", "two")));
}

TEST_F(IndexWriterTest, KeepsGazetteerTablesWithTheIndex) {
  write_file("ships.tsv",
             "id\tfacet\tlabel\tclass\tcountry\tparent\tmaker\tsuccessors\tqid"
             "\tfrom\tto\nzz-ship\tsystem\tZyxwv\tship\t\t\t\t\t\t\t\n");
  write_file("ship-names.tsv",
             "id\talias\tlanguage\tkind\tflags\nzz-ship\tZyxwv\ten\tname\t\n");
  WriterOptions options;
  options.gazetteer_files = {folder_.path() / "ships.tsv",
                             folder_.path() / "ship-names.tsv"};
  const std::string builtin_version =
      (open(), internal::read_manifest(index_).gazetteer_version);
  {
    IndexWriter writer = open(options);
    EXPECT_EQ(writer.commit().revision, 2u);  // the tables are a change
  }
  const internal::Manifest manifest = internal::read_manifest(index_);
  EXPECT_NE(manifest.gazetteer_version, builtin_version);
  EXPECT_EQ(manifest.user_tables.size(), 2u);
  {
    IndexWriter writer = open(options);  // the same tables again
    EXPECT_EQ(writer.commit().revision, 2u);
    writer.add(make_article("1", "News", "The Zyxwv ship has arrived."));
    writer.commit();
  }
  const auto snapshot = internal::Snapshot::open(index_);
  const internal::Segment& segment = *snapshot->segments[0];
  const auto [first, last] = segment.values_of_facet(internal::Facet::System);
  ASSERT_EQ(last - first, 1u);
  EXPECT_EQ(segment.value(first).id, "zz-ship");
}

TEST_F(IndexWriterTest, RefusesATableWithFaults) {
  write_file("bad.tsv", "no\tsuch\theader\n1\t2\t3\n");
  WriterOptions options;
  options.gazetteer_files = {folder_.path() / "bad.tsv"};
  EXPECT_EQ(opening_error(options), ErrorCode::InvalidArgument);
  EXPECT_THAT(message_, HasSubstr("bad.tsv"));
  options.gazetteer_files = {folder_.path() / "missing.tsv"};
  EXPECT_EQ(opening_error(options), ErrorCode::InvalidArgument);
}

// A slow, obvious model must agree after any sequence of calls.
TEST_F(IndexWriterTest, AgreesWithAMap) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::map<std::string, std::string> pending, committed;
  auto writer = std::make_unique<IndexWriter>(open());
  for (int step = 0; step < 400; ++step) {
    const std::string id = std::to_string(random() % 30);
    switch (random() % 12) {
      case 0:
        writer->commit();
        committed = pending;
        ASSERT_EQ(titles(index_), committed);
        break;
      case 1:
        ASSERT_EQ(writer->remove(id), pending.erase(id) > 0);
        break;
      case 2:
        if (random() % 8 > 0) break;
        writer.reset();
        writer = std::make_unique<IndexWriter>(open());
        pending = committed;
        break;
      default:
        pending[id] = "step " + std::to_string(step);
        writer->add(make_article(id, pending[id]));
    }
  }
  writer->commit();
  EXPECT_EQ(titles(index_), pending);
  EXPECT_TRUE(verify_index(index_).damages.empty());
}

}  // namespace
}  // namespace dossier
