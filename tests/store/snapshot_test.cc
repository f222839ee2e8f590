// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/snapshot.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "tests/store/testing.h"

namespace dossier::internal {
namespace {

TEST(Snapshot, ShowsThePublishedRevision) {
  TemporaryFolder folder;
  ArticleMaker maker(1);
  std::vector<std::vector<TestArticle>> segments{maker.make(30), maker.make(5)};
  std::vector<Bitmap> dead{Bitmap(30), Bitmap()};
  dead[0].set(3);
  dead[0].set(29);
  publish_index(folder.path(), segments, dead, 7);

  auto snapshot = Snapshot::open(folder.path());
  EXPECT_EQ(snapshot->manifest.revision, 7u);
  EXPECT_EQ(snapshot->articles, 33u);
  EXPECT_EQ(snapshot->ranking_documents, 35u);
  EXPECT_EQ(snapshot->ranking_length,
            snapshot->segments[0]->total_length() +
                snapshot->segments[1]->total_length());
  ASSERT_EQ(snapshot->segments.size(), 2u);
  expect_holds(*snapshot->segments[0], segments[0]);
  EXPECT_EQ(snapshot->dead[0].words(), dead[0].words());
  EXPECT_EQ(snapshot->dead[1].size(), 0u);
  EXPECT_GT(snapshot->values->size(), 0u);
  EXPECT_EQ(snapshot->gazetteer->version(), Gazetteer::builtin()->version());
}

TEST(Snapshot, CountsTheLivingByLanguage) {
  TemporaryFolder folder;
  std::vector<TestArticle> articles = ArticleMaker(1).make(6);
  const char* const languages[] = {"ru", "en", "ru", "en", "en", "de"};
  for (std::size_t i = 0; i < articles.size(); ++i)
    articles[i].record.language = languages[i];
  Bitmap dead(6);
  dead.set(0);
  dead.set(5);
  publish_index(folder.path(), {articles}, {dead});
  EXPECT_EQ(Snapshot::open(folder.path())->languages,
            (std::vector<std::pair<std::string, std::uint64_t>>{{"en", 3},
                                                                {"ru", 1}}));
}

TEST(Snapshot, MayBeEmpty) {
  TemporaryFolder folder;
  publish_index(folder.path(), {});
  auto snapshot = Snapshot::open(folder.path());
  EXPECT_EQ(snapshot->articles, 0u);
  EXPECT_TRUE(snapshot->languages.empty());
}

TEST(Snapshot, IsNotFoundWithoutAnIndex) {
  TemporaryFolder folder;
  expect_error(ErrorCode::NotFound, [&] { Snapshot::open(folder.path()); });
}

TEST(Snapshot, RefusesOtherSettingsButAnotherIcu) {
  TemporaryFolder folder;
  const Manifest manifest =
      publish_index(folder.path(), {ArticleMaker(1).make(3)});
  auto open_with = [&](auto change) {
    Manifest changed = manifest;
    change(changed.settings);
    publish_manifest(folder.path(), changed);
    return caught([&] { Snapshot::open(folder.path()); });
  };
  EXPECT_FALSE(open_with([](AnalysisSettings& s) { s.icu = "1.0"; }));
  for (auto error :
       {open_with([](AnalysisSettings& s) { s.stemmer = "porter"; }),
        open_with([](AnalysisSettings& s) { s.stop_words = "none"; }),
        open_with([](AnalysisSettings& s) { s.analysis_version = 2; }),
        open_with([](AnalysisSettings& s) { s.title_weight = 9; })}) {
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code, ErrorCode::Incompatible);
    EXPECT_NE(error->message.find("dossier-index reindex"), std::string::npos);
  }
}

TEST(Snapshot, RefusesWhatDoesNotFitTheManifest) {
  TemporaryFolder folder;
  const Manifest manifest =
      publish_index(folder.path(), {ArticleMaker(1).make(3)});
  Manifest changed = manifest;
  ++changed.segments[0].documents;
  publish_manifest(folder.path(), changed);
  expect_error(ErrorCode::Corrupt, [&] { Snapshot::open(folder.path()); });
  changed = manifest;
  ++changed.segments[0].total_length;
  publish_manifest(folder.path(), changed);
  expect_error(ErrorCode::Corrupt, [&] { Snapshot::open(folder.path()); });
}

TEST(Snapshot, FindsAFlippedByteOfAnyFileItReads) {
  TemporaryFolder folder;
  std::vector<TestArticle> articles = ArticleMaker(1).make(20);
  Bitmap dead(20);
  dead.set(1);
  Manifest manifest = publish_index(folder.path(), {articles}, {dead});
  Snapshot::open(folder.path());
  for (const FileInfo& file : manifest.all_files()) {
    SCOPED_TRACE(file.name);
    const std::string whole = read_bytes(folder / file.name);
    for (std::size_t at :
         {std::size_t{0}, whole.size() / 3, whole.size() - 1}) {
      std::string damaged = whole;
      damaged[at] ^= 0x10;
      write_bytes(folder / file.name, damaged);
      auto error = caught([&] { Snapshot::open(folder.path()); });
      ASSERT_TRUE(error);
      EXPECT_EQ(error->code, ErrorCode::Corrupt);
      EXPECT_NE(error->message.find(file.name), std::string::npos)
          << error->message;
    }
    write_bytes(folder / file.name, whole);
  }
  EXPECT_NO_THROW(Snapshot::open(folder.path()));
}

TEST(Snapshot, RemembersWhatItVerified) {
  TemporaryFolder folder;
  Manifest manifest = publish_index(folder.path(), {ArticleMaker(1).make(9)});
  // Old enough to be remembered.
  const auto old_time =
      std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
  for (const FileInfo& file : manifest.all_files())
    std::filesystem::last_write_time(folder / file.name, old_time);
  Snapshot::open(folder.path());

  // A change that hides its time is not seen: nothing was read again.
  const std::string name = manifest.segments[0].files.records.name;
  std::string bytes = read_bytes(folder / name);
  bytes[bytes.size() / 4] ^= 1;
  write_bytes(folder / name, bytes);
  std::filesystem::last_write_time(folder / name, old_time);
  EXPECT_NO_THROW(Snapshot::open(folder.path()));
  // One that does not hide it is.
  write_bytes(folder / name, bytes);
  expect_error(ErrorCode::Corrupt, [&] { Snapshot::open(folder.path()); });

  std::filesystem::path cache = std::getenv("XDG_CACHE_HOME");
  EXPECT_GT(std::filesystem::file_size(cache / "dossier" / "verified-files"),
            0u);
}

TEST(Snapshot, OpensWhileAWriterReplacesEverything) {
  TemporaryFolder folder;
  ArticleMaker maker(1);
  const auto articles = maker.make(5);
  const auto [term, documents] = *postings_of(articles).begin();
  Manifest current = publish_index(folder.path(), {articles}, {}, 1);
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (std::uint64_t revision = 2; revision <= 40; ++revision) {
      Manifest next = publish_index(folder.path(), {articles}, {}, revision);
      for (const FileInfo& file : current.all_files())
        std::filesystem::remove(folder / file.name);
      current = next;
    }
    done = true;
  });
  std::uint64_t last = 0;
  int opened = 0;
  while (!done) {
    auto snapshot = Snapshot::open(folder.path());
    EXPECT_GE(snapshot->manifest.revision, last);
    last = snapshot->manifest.revision;
    EXPECT_EQ(snapshot->segments[0]->id(4), articles[4].record.id);
    EXPECT_EQ(snapshot->segments[0]->postings()->document_frequency(term),
              documents.size());
    ++opened;
  }
  writer.join();
  EXPECT_GT(opened, 0);
}

}  // namespace
}  // namespace dossier::internal
