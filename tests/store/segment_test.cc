// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/segment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <thread>

#include "indexer/store/segment_writer.h"
#include "tests/store/testing.h"

namespace dossier::internal {
namespace {

TEST(Segment, HoldsWhatWasWritten) {
  for (std::uint64_t count : {1, 2, 63, 64, 65, 300}) {
    DOSSIER_SEED(seed, count);
    TemporaryFolder folder;
    auto articles = ArticleMaker(seed).make(count);
    auto segment = make_segment(folder.path(), "seg", articles);
    expect_holds(*segment, articles);
    EXPECT_EQ(folder.names(),
              (std::vector<std::string>{"seg.columns", "seg.postings",
                                        "seg.records"}));
  }
}

TEST(Segment, HoldsAnArticleOfNothing) {
  TemporaryFolder folder;
  std::vector<TestArticle> articles(2);
  articles[0].record.id = "a";
  articles[1].record.id = "b";
  auto segment = make_segment(folder.path(), "seg", articles);
  expect_holds(*segment, articles);
  EXPECT_EQ(segment->total_length(), 0u);
}

TEST(Segment, HoldsLongRecordsAndWords) {
  TemporaryFolder folder;
  std::vector<TestArticle> articles(3);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].record.id = std::to_string(i);
    articles[i].record.text.assign(200000 * i, 'x');
    articles[i].text_words.push_back(
        std::string(200, static_cast<char>('a' + i)));
  }
  expect_holds(*make_segment(folder.path(), "seg", articles), articles);
}

TEST(Segment, FindsTheLastCopyOfAnId) {
  TemporaryFolder folder;
  auto articles = ArticleMaker(1).make(3);
  for (TestArticle& article : articles) article.record.id = "same";
  auto segment = make_segment(folder.path(), "seg", articles);
  EXPECT_EQ(segment->find("same"), 2u);
}

TEST(Segment, FindsWordsByPrefix) {
  TemporaryFolder folder;
  auto articles = ArticleMaker(5).make(200);
  auto segment = make_segment(folder.path(), "seg", articles);
  for (std::string prefix : {"", "w", "w1", "w11", "deliver", "zz", "\xff"}) {
    auto [first, last] = segment->words_with_prefix(prefix);
    std::uint32_t expected = 0;
    for (std::uint32_t i = 0; i < segment->word_count(); ++i)
      expected += segment->word_by_sorted(i).starts_with(prefix);
    EXPECT_EQ(last - first, expected) << prefix;
    for (std::uint32_t i = first; i < last; ++i)
      EXPECT_TRUE(segment->word_by_sorted(i).starts_with(prefix));
  }
}

TEST(Segment, SeeksInPostings) {
  TemporaryFolder folder;
  auto articles = ArticleMaker(9).make(300);
  auto segment = make_segment(folder.path(), "seg", articles);
  auto postings = segment->postings();
  const auto expected = postings_of(articles).at("Zen:syria");
  auto cursor = postings->open("Zen:syria");
  for (DocNumber doc = 0; doc < 310; doc += 3) {
    auto next = expected.lower_bound(doc);
    DocNumber found = cursor->seek(doc);
    ASSERT_EQ(found, next == expected.end() ? kNoDoc : next->first);
    if (found == kNoDoc) break;
    EXPECT_EQ(cursor->frequency(), next->second);
  }
  EXPECT_EQ(postings->open("Zen:nowhere"), nullptr);
  EXPECT_EQ(postings->document_frequency("Zen:nowhere"), 0u);
}

TEST(Segment, ReadsAfterTheFilesAreGone) {
  TemporaryFolder folder;
  auto articles = ArticleMaker(2).make(50);
  auto segment = make_segment(folder.path(), "seg", articles);
  for (const std::string& name : folder.names())
    std::filesystem::remove(folder / name);
  expect_holds(*segment, articles);
}

TEST(Segment, GivesEachThreadPostingsOfItsOwn) {
  TemporaryFolder folder;
  auto articles = ArticleMaker(4).make(200);
  auto segment = make_segment(folder.path(), "seg", articles);
  const auto expected = postings_of(articles);
  std::atomic<int> failures = 0;
  auto read_all = [&] {
    for (int round = 0; round < 20; ++round) {
      auto postings = segment->postings();
      for (const auto& [term, documents] : expected) {
        auto cursor = postings->open(term);
        std::size_t count = 0;
        DocNumber docs[16];
        while (std::size_t n = cursor->read(docs, nullptr, 16)) count += n;
        if (count != documents.size()) ++failures;
      }
    }
  };
  std::thread threads[] = {std::thread(read_all), std::thread(read_all),
                           std::thread(read_all)};
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
}

TEST(Segment, FoldsLabels) {
  TemporaryFolder folder;
  std::vector<TestArticle> articles(1);
  articles[0].record.id = "a";
  articles[0].record.entities.push_back(
      {Facet::Country, "CIV", "Côte d’Ivoire"});
  auto segment = make_segment(folder.path(), "seg", articles);
  const ValueNumber value = segment->values_of_facet(Facet::Country).first;
  EXPECT_EQ(segment->folded_label(value), "cote d ivoire");
}

TEST(SegmentWriter, LeavesNothingUnfinished) {
  TemporaryFolder folder;
  {
    SegmentWriter writer(folder.path(), "seg");
    writer.add(ArticleMaker(1).make().document());
  }
  EXPECT_TRUE(folder.names().empty());
}

// Reads whatever a damaged segment still gives, as a searcher would that
// checked its arrays first.
void read_everything(const Segment& segment) {
  segment.check(Segment::CheckDepth::Arrays);
  for (DocNumber doc = 0; doc < segment.size(); ++doc) {
    segment.id(doc);
    TokenStreamReader reader(segment.token_stream(doc));
    for (WordNumber word; reader.next(word);) segment.word(word);
    segment.record(doc);
  }
}

TEST(Segment, NeverReadsOutsideDamagedColumnsAndRecords) {
  DOSSIER_SEED(seed, 99);
  TemporaryFolder folder;
  std::mt19937_64 random(seed);
  SegmentFiles files =
      write_segment(folder.path(), "seg", ArticleMaker(seed).make(20));
  for (const FileInfo* info : {&files.columns, &files.records}) {
    const std::string whole = read_bytes(folder / info->name);
    for (int round = 0; round < 1500; ++round) {
      std::string damaged = whole;
      // Half of the rounds in the table and trailer at the end.
      std::size_t span = round % 2 ? damaged.size()
                                   : std::min<std::size_t>(damaged.size(), 800);
      damaged[damaged.size() - 1 - random() % span] ^=
          static_cast<char>(1 << random() % 8);
      std::filesystem::remove(folder / info->name);
      write_bytes(folder / info->name, damaged);
      caught([&] { read_everything(*Segment::open(folder.path(), files)); });
      caught([&] {
        auto segment = Segment::open(folder.path(), files);
        segment->find("id-1");
        segment->find_word("syria");
        segment->words_with_prefix("w");
        for (ValueNumber v = 0; v < segment->value_count(); ++v)
          segment->value(v);
        for (DocNumber doc = 0; doc < segment->size(); ++doc)
          segment->entity_rows().for_each(doc, [](ValueNumber) {});
      });
    }
    write_bytes(folder / info->name, whole);
  }
}

TEST(Segment, IsRefusedWhenCutOff) {
  TemporaryFolder folder;
  SegmentFiles files =
      write_segment(folder.path(), "seg", ArticleMaker(1).make(5));
  for (FileInfo* info : {&files.columns, &files.records, &files.postings}) {
    const std::string whole = read_bytes(folder / info->name);
    for (std::size_t size : {std::size_t{0}, std::size_t{50}, whole.size() / 2,
                             whole.size() - 1}) {
      write_bytes(folder / info->name, whole.substr(0, size));
      expect_error(ErrorCode::Corrupt,
                   [&] { Segment::open(folder.path(), files); });
      // Not even if the manifest says so.
      const std::uint64_t real_size = std::exchange(info->size, size);
      if (info != &files.postings)
        expect_error(ErrorCode::Corrupt,
                     [&] { Segment::open(folder.path(), files); });
      info->size = real_size;
    }
    write_bytes(folder / info->name, whole);
  }
}

}  // namespace
}  // namespace dossier::internal
