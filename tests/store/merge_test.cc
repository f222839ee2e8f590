// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <random>

#include "indexer/store/merge_segments.h"
#include "indexer/store/segment_writer.h"
#include "tests/store/testing.h"

namespace dossier::internal {
namespace {

using Articles = std::vector<TestArticle>;

struct Inputs {
  std::vector<Articles> articles;
  std::vector<Bitmap> dead;
  std::vector<MergeInput> inputs;
};

// Segments of random sizes with about `dead_share` percent dead.
void make_inputs(const TemporaryFolder& folder, std::uint64_t seed,
                 unsigned dead_percent, Inputs& out) {
  std::mt19937_64 random(seed);
  ArticleMaker maker(seed);
  for (int s = 0; s < 4; ++s) {
    out.articles.push_back(maker.make(1 + random() % 150));
    Bitmap dead(out.articles.back().size());
    for (std::size_t i = 0; i < dead.size(); ++i)
      if (random() % 100 < dead_percent) dead.set(i);
    out.dead.push_back(dead);
  }
  for (std::size_t s = 0; s < out.articles.size(); ++s)
    out.inputs.push_back(
        {make_segment(folder.path(), "in" + std::to_string(s), out.articles[s]),
         &out.dead[s]});
}

Articles joined(const Inputs& inputs, bool with_dead) {
  Articles all;
  for (std::size_t s = 0; s < inputs.articles.size(); ++s)
    for (std::size_t i = 0; i < inputs.articles[s].size(); ++i)
      if (with_dead || !inputs.dead[s].test(i))
        all.push_back(inputs.articles[s][i]);
  return all;
}

class Merge : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Merge, ByCompactionEqualsASegmentBuiltAtOnce) {
  DOSSIER_SEED(seed, GetParam());
  TemporaryFolder folder;
  Inputs inputs;
  make_inputs(folder, seed, 10, inputs);
  MergeResult result =
      merge_segments(inputs.inputs, folder.path(), "merged", MergeWay::Compact);

  Articles all = joined(inputs, true);
  auto merged = Segment::open(folder.path(), result.files);
  expect_holds(*merged, all);
  SegmentFiles at_once = write_segment(folder.path(), "once", all);
  EXPECT_EQ(read_bytes(folder / "merged.columns"),
            read_bytes(folder / "once.columns"));
  EXPECT_EQ(result.files.columns.xxh3, at_once.columns.xxh3);
  EXPECT_EQ(result.files.postings.xxh3, at_once.postings.xxh3);
  EXPECT_EQ(describe_file(folder.path(), "merged.postings").xxh3,
            result.files.postings.xxh3);
}

TEST_P(Merge, ByCompactionCarriesTheDeadAlong) {
  DOSSIER_SEED(seed, GetParam());
  TemporaryFolder folder;
  Inputs inputs;
  make_inputs(folder, seed, 10, inputs);
  MergeResult result =
      merge_segments(inputs.inputs, folder.path(), "merged", MergeWay::Compact);
  auto merged = Segment::open(folder.path(), result.files);
  std::size_t dead = 0;
  DocNumber moved = 0;
  for (std::size_t s = 0; s < inputs.inputs.size(); ++s)
    for (DocNumber doc = 0; doc < inputs.articles[s].size(); ++doc, ++moved) {
      EXPECT_EQ(merged->id(moved), inputs.articles[s][doc].record.id);
      dead += inputs.dead[s].test(doc);
      EXPECT_EQ(result.dead.size() > 0 && result.dead.test(moved),
                inputs.dead[s].test(doc));
    }
  EXPECT_EQ(result.dead.count(), dead);
}

TEST_P(Merge, ByRewritingEqualsASegmentOfTheLiving) {
  DOSSIER_SEED(seed, GetParam());
  TemporaryFolder folder;
  Inputs inputs;
  make_inputs(folder, seed, 40, inputs);
  MergeResult result = merge_segments(inputs.inputs, folder.path(), "merged",
                                      MergeWay::Cheapest);

  Articles living = joined(inputs, false);
  auto merged = Segment::open(folder.path(), result.files);
  expect_holds(*merged, living);
  EXPECT_EQ(result.dead.size(), 0u);
  SegmentFiles at_once = write_segment(folder.path(), "once", living);
  EXPECT_EQ(result.files.columns.xxh3, at_once.columns.xxh3);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Merge, testing::Values(1, 2, 3, 4, 5));

TEST(MergeSegments, RewritesInManyBatches) {
  TemporaryFolder folder;
  Articles articles = ArticleMaker(8).make(16'500);
  auto segment = make_segment(folder.path(), "in", articles);
  Bitmap dead(articles.size());
  dead.set(1);
  MergeInput input{segment, &dead};
  MergeResult result =
      merge_segments({&input, 1}, folder.path(), "merged", MergeWay::DropDead);
  articles.erase(articles.begin() + 1);
  expect_holds(*Segment::open(folder.path(), result.files), articles);
  EXPECT_EQ(folder.names().size(), 6u);
}

TEST(MergeSegments, GivesNoSegmentIfNothingLives) {
  TemporaryFolder folder;
  auto segment = make_segment(folder.path(), "in", ArticleMaker(8).make(3));
  Bitmap dead(3);
  dead.set_all();
  MergeInput input{segment, &dead};
  MergeResult result =
      merge_segments({&input, 1}, folder.path(), "merged", MergeWay::Cheapest);
  EXPECT_EQ(result.files.name, "");
  EXPECT_EQ(folder.names().size(), 3u);
}

TEST(MergeSegments, LeavesNothingWhenInterrupted) {
  TemporaryFolder folder;
  Inputs inputs;
  make_inputs(folder, 1, 10, inputs);
  const auto before = folder.names();
  for (MergeWay way : {MergeWay::Compact, MergeWay::DropDead}) {
    int questions = 0;
    merge_segments(inputs.inputs, folder.path(), "merged", way, [&] {
      ++questions;
      return false;
    });
    remove_segment(folder.path(), "merged");
    for (int at = 1; at <= questions; ++at) {
      int asked = 0;
      expect_error(ErrorCode::Cancelled, [&] {
        merge_segments(inputs.inputs, folder.path(), "merged", way,
                       [&] { return ++asked == at; });
      });
      EXPECT_EQ(folder.names(), before);
    }
  }
}

TEST(MergeSegments, JoinsSmallBlocksOfRecords) {
  TemporaryFolder folder;
  ArticleMaker maker(6);
  Articles all;
  std::vector<MergeInput> inputs;
  for (int s = 0; s < 60; ++s) {
    all.push_back(maker.make());
    inputs.push_back(
        {make_segment(folder.path(), "in" + std::to_string(s), {all.back()})});
  }
  MergeResult result =
      merge_segments(inputs, folder.path(), "merged", MergeWay::Compact);
  SegmentFiles at_once = write_segment(folder.path(), "once", all);
  EXPECT_EQ(read_bytes(folder / result.files.records.name),
            read_bytes(folder / at_once.records.name));
}

TEST(MergeSegments, ReadsInputsThatAreUnlinked) {
  TemporaryFolder folder;
  Inputs inputs;
  make_inputs(folder, 3, 0, inputs);
  for (const std::string& name : folder.names())
    std::filesystem::remove(folder / name);
  MergeResult result =
      merge_segments(inputs.inputs, folder.path(), "merged", MergeWay::Compact);
  expect_holds(*Segment::open(folder.path(), result.files),
               joined(inputs, true));
}

}  // namespace
}  // namespace dossier::internal
