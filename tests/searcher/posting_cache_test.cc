// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/posting_cache.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace dossier::internal {
namespace {

struct Posting {
  DocNumber doc;
  std::uint32_t frequency;
};
using Lists = std::map<std::string, std::vector<Posting>, std::less<>>;

class PlainCursor final : public PostingCursor {
 public:
  explicit PlainCursor(const std::vector<Posting>& postings)
      : postings_(postings) {}
  std::size_t read(DocNumber* docs, std::uint32_t* frequencies,
                   std::size_t capacity) override {
    std::size_t count = 0;
    for (; count < capacity && at_ < postings_.size(); ++count, ++at_) {
      docs[count] = postings_[at_].doc;
      if (frequencies) frequencies[count] = postings_[at_].frequency;
    }
    return count;
  }
  DocNumber seek(DocNumber doc) override {
    while (at_ < postings_.size() && postings_[at_].doc < doc) ++at_;
    return at_ == postings_.size() ? kNoDoc : postings_[at_].doc;
  }
  std::uint32_t frequency() override { return postings_[at_].frequency; }

 private:
  const std::vector<Posting>& postings_;
  std::size_t at_ = 0;
};

// Lists in memory that count how often one is opened.
class PlainPostings final : public Postings {
 public:
  PlainPostings(const Lists& lists, int& opened)
      : lists_(lists), opened_(opened) {}
  std::uint32_t document_frequency(std::string_view term) override {
    auto found = lists_.find(term);
    return found == lists_.end()
               ? 0
               : static_cast<std::uint32_t>(found->second.size());
  }
  std::unique_ptr<PostingCursor> open(std::string_view term,
                                      PostingAccess) override {
    auto found = lists_.find(term);
    if (found == lists_.end()) return nullptr;
    ++opened_;
    return std::make_unique<PlainCursor>(found->second);
  }

 private:
  const Lists& lists_;
  int& opened_;
};

class PostingCacheTest : public testing::Test {
 protected:
  std::unique_ptr<Postings> cached(std::uint32_t segment = 0) {
    return make_cached_postings(
        std::make_unique<PlainPostings>(lists_, opened_), segment, cache_);
  }

  Lists lists_{{"few", {{1, 1}, {5, 2}, {9, 1}}},
               {"often", {{3, 300}, {4, 1}}}};
  int opened_ = 0;
  std::shared_ptr<PostingCache> cache_ =
      std::make_shared<PostingCache>(1 << 20);
};

std::vector<std::pair<DocNumber, std::uint32_t>> all_of(Postings& postings,
                                                        std::string_view term) {
  std::vector<std::pair<DocNumber, std::uint32_t>> all;
  auto cursor = postings.open(term, PostingAccess::Whole);
  DocNumber docs[2];
  std::uint32_t frequencies[2];
  while (std::size_t count = cursor->read(docs, frequencies, 2))
    for (std::size_t i = 0; i < count; ++i)
      all.emplace_back(docs[i], frequencies[i]);
  return all;
}

TEST_F(PostingCacheTest, ReadsAWholeListOnce) {
  auto postings = cached();
  const std::vector<std::pair<DocNumber, std::uint32_t>> few = {
      {1, 1}, {5, 2}, {9, 1}};
  EXPECT_EQ(all_of(*postings, "few"), few);
  EXPECT_EQ(all_of(*postings, "few"), few);
  EXPECT_EQ(opened_, 1);
  EXPECT_EQ(postings->document_frequency("few"), 3u);
}

TEST_F(PostingCacheTest, KeepsFrequenciesAboveAByte) {
  auto postings = cached();
  std::vector<Posting>& long_list = lists_["long"];
  for (DocNumber doc = 0; doc < 10'000; ++doc)
    long_list.push_back({doc, doc == 9'000 ? 70'000u : doc % 200});
  all_of(*postings, "long");
  const auto again = all_of(*postings, "long");
  ASSERT_EQ(again.size(), long_list.size());
  for (std::size_t i = 0; i < again.size(); ++i)
    ASSERT_EQ(again[i].second, long_list[i].frequency) << i;
}

TEST_F(PostingCacheTest, UnpacksWhatIsOnlySoughtInTheSecondTime) {
  auto postings = cached();
  for (int time = 0; time < 3; ++time) {
    auto cursor = postings->open("few", PostingAccess::Seek);
    EXPECT_EQ(cursor->seek(2), 5u);
    EXPECT_EQ(cursor->frequency(), 2u);
  }
  EXPECT_EQ(opened_, 2);
  EXPECT_GT(cache_->bytes(), 0u);
}

TEST_F(PostingCacheTest, SeeksLikeAScan) {
  auto postings = cached();
  std::vector<Posting>& list = lists_["random"];
  std::uint32_t state = 1;
  for (DocNumber doc = 0; doc < 3'000; ++doc)
    if ((state = state * 1664525 + 1013904223) >> 30 == 0)
      list.push_back({doc, doc % 7 + 1});
  all_of(*postings, "random");
  for (DocNumber step : {1, 2, 7, 100, 4'000}) {
    auto cursor = postings->open("random", PostingAccess::Seek);
    PlainCursor scan(list);
    for (DocNumber doc = 0; doc < 4'100; doc += step) {
      const DocNumber found = cursor->seek(doc);
      ASSERT_EQ(found, scan.seek(doc)) << doc << " by " << step;
      if (found == kNoDoc) break;
      ASSERT_EQ(cursor->frequency(), scan.frequency());
    }
  }
}

TEST_F(PostingCacheTest, HasNoListOfATermThatNoDocumentHas) {
  auto postings = cached();
  EXPECT_EQ(postings->open("nowhere", PostingAccess::Whole), nullptr);
  EXPECT_EQ(postings->document_frequency("nowhere"), 0u);
}

TEST_F(PostingCacheTest, KeepsSegmentsApart) {
  Lists others{{"few", {{7, 1}}}};
  auto postings = cached(0);
  auto other = make_cached_postings(
      std::make_unique<PlainPostings>(others, opened_), 1, cache_);
  EXPECT_EQ(all_of(*postings, "few").size(), 3u);
  EXPECT_EQ(all_of(*other, "few").size(), 1u);
}

TEST_F(PostingCacheTest, ForgetsWhatWasNotUsedForLongest) {
  cache_ = std::make_shared<PostingCache>(2'500);
  auto postings = cached();
  for (char name = 'a'; name <= 'z'; ++name)
    lists_[std::string(1, name)] = {{1, 1}, {2, 1}};
  for (char name = 'b'; name <= 'z'; ++name) {
    all_of(*postings, "a");
    all_of(*postings, std::string(1, name));
    EXPECT_LE(cache_->bytes(), 2'500u);
  }
  EXPECT_EQ(opened_, 26);
  EXPECT_NE(cache_->find(0, "a"), nullptr);
  EXPECT_EQ(cache_->find(0, "b"), nullptr);
  EXPECT_NE(cache_->find(0, "z"), nullptr);
}

TEST_F(PostingCacheTest, KeepsNoListThatWouldDriveOutTheOthers) {
  cache_ = std::make_shared<PostingCache>(4'000);
  lists_["long"].resize(1'000);
  auto postings = cached();
  all_of(*postings, "few");
  all_of(*postings, "long");
  EXPECT_NE(cache_->find(0, "few"), nullptr);
  EXPECT_EQ(cache_->find(0, "long"), nullptr);
}

TEST_F(PostingCacheTest, ServesThreadsAtOnce) {
  cache_ = std::make_shared<PostingCache>(3'000);
  for (int i = 0; i < 40; ++i)
    for (DocNumber doc = 0; doc < 50; ++doc)
      lists_[std::to_string(i)].push_back({doc, static_cast<unsigned>(i)});
  std::vector<int> opened(4);
  std::vector<int> wrong(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < opened.size(); ++t)
    threads.emplace_back([&, t] {
      auto postings = make_cached_postings(
          std::make_unique<PlainPostings>(lists_, opened[t]), 0, cache_);
      for (unsigned round = 0; round < 2'000; ++round) {
        const unsigned i = (round * 7 + static_cast<unsigned>(t) * 3) % 40;
        const auto list = all_of(*postings, std::to_string(i));
        wrong[t] += list.size() != 50 || list.front().second != i;
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4));
  EXPECT_LE(cache_->bytes(), 3'000u);
}

}  // namespace
}  // namespace dossier::internal
