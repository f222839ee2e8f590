// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/verify_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "indexer/store/snapshot.h"
#include "tests/store/testing.h"

namespace dossier::internal {
namespace {

class VerifyFiles : public testing::Test {
 protected:
  VerifyFiles() {
    ArticleMaker maker(1);
    std::vector<Bitmap> dead{Bitmap(20), Bitmap(30)};
    dead[1].set(4);
    manifest_ =
        publish_index(folder_.path(), {maker.make(20), maker.make(30)}, dead);
  }

  std::vector<Damage> verify() { return verify_files(folder_.path(), {}); }

  // Expects that exactly this file is named as damaged.
  void expect_named(const std::string& name) {
    auto damages = verify();
    ASSERT_FALSE(damages.empty()) << "not found: " << name;
    for (const Damage& damage : damages) {
      EXPECT_EQ(damage.file, name) << damage.what;
      EXPECT_NE(damage.what.find(name), std::string::npos) << damage.what;
    }
  }

  TemporaryFolder folder_;
  Manifest manifest_;
};

TEST_F(VerifyFiles, FindsNothingInAWholeIndex) {
  std::vector<std::string> seen;
  auto damages = verify_files(
      folder_.path(), [&](const std::string& file) { seen.push_back(file); });
  EXPECT_TRUE(damages.empty()) << damages[0].what;
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(seen, folder_.names());
}

TEST_F(VerifyFiles, NeedsAnIndex) {
  TemporaryFolder empty;
  expect_error(ErrorCode::NotFound, [&] { verify_files(empty.path(), {}); });
}

TEST_F(VerifyFiles, NamesAFileWithAFlippedBit) {
  DOSSIER_SEED(seed, 17);
  std::mt19937_64 random(seed);
  for (const std::string& name : folder_.names()) {
    const std::string whole = read_bytes(folder_ / name);
    for (int round = 0; round < 25; ++round) {
      std::string damaged = whole;
      damaged[random() % damaged.size()] ^=
          static_cast<char>(1 << random() % 8);
      write_bytes(folder_ / name, damaged);
      expect_named(name);
      EXPECT_TRUE(caught([&] { Snapshot::open(folder_.path()); }));
    }
    write_bytes(folder_ / name, whole);
  }
  EXPECT_TRUE(verify().empty());
}

TEST_F(VerifyFiles, NamesAFileThatIsCutOffOrTooLong) {
  for (const std::string& name : folder_.names()) {
    const std::string whole = read_bytes(folder_ / name);
    for (std::string damaged :
         {whole.substr(0, 0), whole.substr(0, 1),
          whole.substr(0, whole.size() / 2), whole.substr(0, whole.size() - 1),
          whole + "x"}) {
      write_bytes(folder_ / name, damaged);
      expect_named(name);
      expect_error(ErrorCode::Corrupt, [&] { Snapshot::open(folder_.path()); });
    }
    write_bytes(folder_ / name, whole);
  }
}

TEST_F(VerifyFiles, NamesAMissingFile) {
  for (const FileInfo& file : manifest_.all_files()) {
    const std::string whole = read_bytes(folder_ / file.name);
    std::filesystem::remove(folder_ / file.name);
    expect_named(file.name);
    write_bytes(folder_ / file.name, whole);
  }
}

TEST_F(VerifyFiles, FindsPartsThatNoMentionIsIn) {
  std::vector<TestArticle> articles = ArticleMaker(1).make(20);
  for (TestArticle& article : articles) {
    article.record.mentions.clear();
    for (StoredEntity& entity : article.record.entities)
      entity.parts = PartSet::of(ArticlePart::Lead);
  }
  TemporaryFolder folder;
  expect_error(ErrorCode::Corrupt, [&] {
    make_segment(folder.path(), "seg", articles)
        ->check(Segment::CheckDepth::Everything);
  });
}

TEST_F(VerifyFiles, FindsFilesThatFitTheirChecksumsButNotEachOther) {
  Manifest changed = manifest_;
  std::swap(changed.segments[0].files.records,
            changed.segments[1].files.records);
  publish_manifest(folder_.path(), changed);
  EXPECT_FALSE(verify().empty());
  changed = manifest_;
  std::swap(changed.segments[0], changed.segments[1]);
  publish_manifest(folder_.path(), changed);
  expect_named(manifest_.values.name);
}

}  // namespace
}  // namespace dossier::internal
