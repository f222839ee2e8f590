// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/posting_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "searcher/match/posting_reader.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;

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
  std::unique_ptr<PostingCursor> open(std::string_view term) override {
    auto found = lists_.find(term);
    if (found == lists_.end()) return nullptr;
    ++opened_;
    return std::make_unique<PlainCursor>(found->second);
  }

 private:
  const Lists& lists_;
  int& opened_;
};

constexpr std::size_t kDocuments = 10'000;

std::vector<DocNumber> all_docs(const PostingList& list) {
  return list.docs_in({0, kDocuments});
}

class PostingCacheTest : public testing::Test {
 protected:
  PostingReader reader(const Lists& lists, int& opened,
                       std::uint32_t segment = 0) {
    return PostingReader(std::make_unique<PlainPostings>(lists, opened),
                         lengths_, Bm25Length(50), segment, cache_);
  }
  PostingReader reader() { return reader(lists_, opened_); }

  const std::vector<std::uint32_t> lengths_ =
      std::vector<std::uint32_t>(kDocuments, 50);
  Lists lists_{{"few", {{1, 1}, {5, 2}, {9, 1}}},
               {"often", {{3, 300}, {4, 1}}}};
  int opened_ = 0;
  std::shared_ptr<PostingCache> cache_ =
      std::make_shared<PostingCache>(1 << 20);
};

TEST_F(PostingCacheTest, ReadsAWholeListOnce) {
  PostingReader postings = reader();
  for (int time = 0; time < 2; ++time) {
    const auto few = postings.list("few");
    EXPECT_THAT(all_docs(*few), ElementsAre(1, 5, 9));
    const std::uint16_t once = Bm25Length(50).impact_units(1, 50);
    EXPECT_THAT(few->impacts(),
                ElementsAre(once, Bm25Length(50).impact_units(2, 50), once));
  }
  EXPECT_EQ(opened_, 1);
  EXPECT_EQ(postings.document_frequency("few"), 3u);
}

TEST_F(PostingCacheTest, UnpacksWhatIsOnlySoughtInTheSecondTime) {
  PostingReader postings = reader();
  EXPECT_EQ(postings.recurring_list("few"), nullptr);
  EXPECT_EQ(cache_->bytes(), 0u);
  EXPECT_NE(postings.recurring_list("few"), nullptr);
  EXPECT_GT(cache_->bytes(), 0u);
  EXPECT_NE(postings.recurring_list("few"), nullptr);
  EXPECT_EQ(opened_, 1);
}

TEST_F(PostingCacheTest, RemembersATermAmongThousands) {
  const auto note_others = [this] {
    for (int i = 0; i < 16'000; ++i) cache_->note(0, std::to_string(i));
  };
  EXPECT_FALSE(cache_->note(0, "few"));
  note_others();
  EXPECT_TRUE(cache_->note(0, "few"));
  EXPECT_FALSE(cache_->note(1, "few"));
}

TEST_F(PostingCacheTest, ForgetsATermInTheEnd) {
  EXPECT_FALSE(cache_->note(0, "few"));
  for (int i = 0; i < 40'000; ++i) cache_->note(0, std::to_string(i));
  EXPECT_FALSE(cache_->note(0, "few"));
}

TEST_F(PostingCacheTest, ReadsWithoutACache) {
  cache_ = nullptr;
  PostingReader postings = reader();
  EXPECT_THAT(all_docs(*postings.list("often")), ElementsAre(3, 4));
  EXPECT_THAT(all_docs(*postings.list("often")), ElementsAre(3, 4));
  EXPECT_EQ(postings.recurring_list("often"), nullptr);
  EXPECT_EQ(postings.recurring_list("often"), nullptr);
  EXPECT_EQ(opened_, 2);
  EXPECT_EQ(postings.cursor("often")->seek(4), 4u);
}

TEST_F(PostingCacheTest, HasNoListOfATermThatNoDocumentHas) {
  PostingReader postings = reader();
  EXPECT_EQ(postings.list("nowhere"), nullptr);
  EXPECT_EQ(postings.document_frequency("nowhere"), 0u);
}

TEST_F(PostingCacheTest, KeepsSegmentsApart) {
  Lists others{{"few", {{7, 1}}}};
  PostingReader postings = reader(), other = reader(others, opened_, 1);
  EXPECT_EQ(postings.list("few")->size(), 3u);
  EXPECT_EQ(other.list("few")->size(), 1u);
}

class FullPostingCacheTest : public PostingCacheTest {
 protected:
  // Room for some of the lists "a" to "z".
  FullPostingCacheTest() {
    cache_ = std::make_shared<PostingCache>(2'500);
    for (char name = 'a'; name <= 'z'; ++name)
      lists_[std::string(1, name)] = {{1, 1}, {2, 1}};
  }
  void read_all() {
    PostingReader postings = reader();
    for (char name = 'a'; name <= 'z'; ++name) {
      postings.list(std::string(1, name));
      EXPECT_LE(cache_->bytes(), 2'500u);
    }
  }
};

TEST_F(FullPostingCacheTest, ForgetsWhatWasNotUsedForLongest) {
  read_all();
  PostingReader postings = reader();
  ASSERT_NE(cache_->find(0, "a"), nullptr);
  ASSERT_EQ(cache_->find(0, "z"), nullptr);
  for (int time = 0; time < 4; ++time) postings.list("z");
  EXPECT_NE(cache_->find(0, "z"), nullptr);
  EXPECT_EQ(cache_->find(0, "b"), nullptr);
  EXPECT_NE(cache_->find(0, "a"), nullptr);
}

TEST_F(FullPostingCacheTest, KeepsSomeOfMoreThanItHasRoomForThatAllRecur) {
  for (int time = 0; time < 10; ++time) read_all();
  EXPECT_LE(opened_, 26 + 9 * (26 - 7));
  EXPECT_NE(cache_->find(0, "a"), nullptr);
}

TEST_F(FullPostingCacheTest, TurnsToWhatIsAskedForNow) {
  for (int time = 0; time < 1000; ++time) reader().list("a");
  read_all();
  PostingReader postings = reader();
  for (int time = 0; time < 100'000; ++time) postings.list("c");
  for (char name = 'q'; name <= 'z'; ++name)
    for (int time = 0; time < 700; ++time) postings.list(std::string(1, name));
  EXPECT_EQ(cache_->find(0, "a"), nullptr);
}

TEST_F(PostingCacheTest, KeepsNoListThatWouldDriveOutTheOthers) {
  cache_ = std::make_shared<PostingCache>(4'000);
  lists_["long"].resize(1'000);
  PostingReader postings = reader();
  postings.list("few");
  postings.list("long");
  EXPECT_NE(cache_->find(0, "few"), nullptr);
  EXPECT_EQ(cache_->find(0, "long"), nullptr);
}

TEST_F(PostingCacheTest, KeepsWhatIsDearAmongListsUsedMore) {
  cache_ = std::make_shared<PostingCache>(2'000'000);
  for (int i = 0; i < 3'000; ++i)
    for (DocNumber doc = 0; doc < 200; ++doc)
      lists_[std::to_string(i)].push_back({doc, 1});
  for (int time = 0; time < 3; ++time)
    for (int i = 0; i < 3'000; ++i) reader().list(std::to_string(i));
  // More than is left free, and little enough to be dear.
  const auto found = std::make_shared<const PostingList>(
      std::vector<DocNumber>(1'000, 7), 1'000'000);
  PostingReader postings = reader();
  cache_->insert(0, "cheap", found);
  EXPECT_EQ(postings.kept("cheap"), nullptr);
  postings.keep("dear", found);
  EXPECT_EQ(postings.kept("dear"), found);
  EXPECT_LE(cache_->bytes(), 2'000'000u);
}

TEST_F(PostingCacheTest, ServesThreadsAtOnce) {
  cache_ = std::make_shared<PostingCache>(3'000);
  for (int i = 0; i < 40; ++i)
    for (DocNumber doc = 0; doc < 50; ++doc)
      lists_[std::to_string(i)].push_back({doc + static_cast<unsigned>(i), 1});
  std::vector<int> opened(4);
  std::vector<int> wrong(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < opened.size(); ++t)
    threads.emplace_back([&, t] {
      PostingReader postings = reader(lists_, opened[t]);
      for (unsigned round = 0; round < 2'000; ++round) {
        const unsigned i = (round * 7 + static_cast<unsigned>(t) * 3) % 40;
        const auto list = postings.list(std::to_string(i));
        wrong[t] += list->size() != 50 || all_docs(*list).front() != i;
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4));
  EXPECT_LE(cache_->bytes(), 3'000u);
}

}  // namespace
}  // namespace dossier::internal
