// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <string>

#include "indexer/store/manifest.h"
#include "tests/indexer/testing.h"
#include "tests/refused_article.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;
using internal::Facet;
using internal::StoredEntity;
using internal::StoredRecord;

class ReindexTest : public testing::Test {
 protected:
  StoredRecord record_of(const std::string& id) {
    const auto snapshot = internal::Snapshot::open(index_);
    for (const auto& segment : snapshot->segments)
      if (auto doc = segment->find(id)) return segment->record(*doc);
    ADD_FAILURE() << "no article " << id;
    return {};
  }

  TemporaryFolder folder_;
  fs::path index_ = folder_.path() / "index";
};

TEST_F(ReindexTest, KeepsEveryLivingArticle) {
  {
    IndexWriter writer = IndexWriter::open(index_);
    for (int i = 0; i < 40; ++i) {
      writer.add(make_article(std::to_string(i % 25), std::to_string(i)));
      if (i % 10 == 9) writer.commit();
    }
    writer.remove("7");
    writer.commit();
  }
  const auto before = titles(index_);
  const auto revision = internal::read_manifest(index_).revision;
  const CommitReport report = reindex_index(index_);
  EXPECT_EQ(report.revision, revision + 1);
  EXPECT_EQ(report.articles, 24u);
  EXPECT_EQ(report.replaced, 24u);
  EXPECT_EQ(titles(index_), before);
  EXPECT_EQ(internal::read_manifest(index_).segments.size(), 1u);
  EXPECT_TRUE(verify_index(index_).damages.empty());
}

TEST_F(ReindexTest, KeepsWhatTheArticleBrought) {
  Article article = make_article("1", "Nothing here");
  article.source = "Harbour Wire";
  article.url = "http://example.org/1";
  article.date = "2013-05-28T10:00:00Z";
  article.entities = {{"country", "SYR", ""},
                      {"country", "FRA", "La France"},
                      {"official", "jane-roe", "Jane Roe"}};
  {
    IndexWriter writer = IndexWriter::open(index_);
    writer.add(article);
    writer.commit();
  }
  reindex_index(index_);
  const StoredRecord record = record_of("1");
  EXPECT_EQ(record.source, article.source);
  EXPECT_EQ(record.url, article.url);
  EXPECT_EQ(record.date, article.date);
  ASSERT_EQ(record.entities.size(), 3u);
  EXPECT_EQ(record.entities[0].label, "Syria");
  EXPECT_EQ(record.entities[1].label, "La France");
  EXPECT_EQ(record.entities[2].label, "Jane Roe");
  EXPECT_TRUE(std::all_of(record.entities.begin(), record.entities.end(),
                          [](const StoredEntity& e) { return e.brought; }));
}

TEST_F(ReindexTest, MendsAnIndexOfOtherSettings) {
  {
    IndexWriter writer = IndexWriter::open(index_);
    writer.add(make_article("1", "one"));
    writer.commit();
  }
  internal::Manifest manifest = internal::read_manifest(index_);
  manifest.settings.analysis_version = 0;
  internal::publish_manifest(index_, manifest);
  EXPECT_THROW(IndexWriter::open(index_), Error);
  EXPECT_THROW(Index::open(index_), Error);
  reindex_index(index_);
  EXPECT_EQ(IndexWriter::open(index_).articles(), 1u);
  EXPECT_EQ(Index::open(index_).identity().articles, 1u);
}

TEST_F(ReindexTest, MendsWhatCanBeMadeAnew) {
  {
    IndexWriter writer = IndexWriter::open(index_);
    writer.add(make_article("1", "one"));
    writer.commit();
  }
  const internal::Manifest manifest = internal::read_manifest(index_);
  write_text(index_ / manifest.gazetteer.name, "damaged");
  write_text(index_ / manifest.values.name, "damaged");
  EXPECT_THROW(IndexWriter::open(index_), Error);
  reindex_index(index_);
  EXPECT_EQ(IndexWriter::open(index_).articles(), 1u);
  EXPECT_TRUE(verify_index(index_).damages.empty());
}

TEST_F(ReindexTest, NamesWhatItCannotKeep) {
  { IndexWriter::open(index_); }
  add_refused_article(index_, "no-words");
  const CommitReport report = reindex_index(index_);
  EXPECT_EQ(report.articles, 0u);
  ASSERT_EQ(report.rejected.size(), 1u);
  EXPECT_EQ(report.rejected[0].id, "no-words");
  EXPECT_EQ(report.rejected[0].reason, "neither title nor text");
}

TEST_F(ReindexTest, WorksOnAnEmptyIndex) {
  { IndexWriter::open(index_); }
  EXPECT_EQ(reindex_index(index_).articles, 0u);
}

TEST_F(ReindexTest, NeedsAnIndex) {
  try {
    reindex_index(index_);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::NotFound);
  }
  EXPECT_FALSE(fs::exists(index_));
}

TEST_F(ReindexTest, LeavesTheIndexWhenCancelled) {
  {
    IndexWriter writer = IndexWriter::open(index_);
    writer.add(make_article("1", "one"));
    writer.commit();
  }
  const std::atomic<bool> cancelled{true};
  WriterOptions options;
  options.cancelled = &cancelled;
  EXPECT_THROW(reindex_index(index_, options), Error);
  EXPECT_EQ(IndexWriter::open(index_).revision(), 2u);
}

}  // namespace
}  // namespace dossier
