// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/posting_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <random>
#include <utility>
#include <vector>

#include "searcher/match/candidates.h"
#include "tests/random_seed.h"

namespace dossier::internal {
namespace {

using Docs = std::vector<DocNumber>;

// Lists over several blocks, the last one cut short or not: of numbers and of
// bits, crowded in places and empty in others.
class PostingListTest : public ::testing::Test {
 protected:
  void SetUp() override { RecordProperty("seed", std::to_string(seed_)); }

  Docs draw_docs() {
    const DocNumber one_in = DocNumber{1} << random_() % 14;
    DocNumber first = 0, last = documents_;
    if (random_() % 3 == 0) first = draw_below(documents_);
    if (random_() % 3 == 0) last = draw_below(documents_);
    Docs docs;
    for (DocNumber doc = first; doc < last; ++doc)
      if (random_() % one_in == 0) docs.push_back(doc);
    return docs;
  }
  DocNumber draw_below(DocNumber end) {
    return static_cast<DocNumber>(random_() % end);
  }
  // From a multiple of 64 on, as windows are.
  DocRange draw_range() {
    const DocNumber first = draw_below(documents_) & ~DocNumber{63};
    const DocNumber last = first + 1 + draw_below(documents_ - first);
    return {first, random_() % 4 == 0 ? documents_ : last};
  }
  static Docs within(const Docs& docs, DocRange range) {
    return {std::ranges::lower_bound(docs, range.first),
            std::ranges::lower_bound(docs, range.last)};
  }
  // Calls check(list, its documents) for lists of all kinds.
  template <typename Check>
  void for_lists(Check check) {
    for (const DocNumber documents : {100u, 65'536u, 131'072u, 200'000u}) {
      documents_ = documents;
      for (int round = 0; round < 15; ++round) {
        const Docs docs = draw_docs();
        check(PostingList(docs, documents_), docs);
        if (HasFailure()) FAIL() << documents << " documents, seed " << seed_;
      }
    }
  }

  const std::uint64_t seed_ = random_seed();
  std::mt19937_64 random_{seed_};
  DocNumber documents_ = 0;
};

TEST_F(PostingListTest, GivesTheDocumentsOfARange) {
  for_lists([&](const PostingList& list, const Docs& docs) {
    EXPECT_EQ(list.size(), docs.size());
    EXPECT_EQ(list.docs_in({0, documents_}), docs);
    for (int i = 0; i < 10; ++i) {
      const DocRange range = draw_range();
      EXPECT_EQ(list.docs_in(range), within(docs, range));
    }
  });
}

TEST_F(PostingListTest, VisitsEachWithItsPlace) {
  for_lists([&](const PostingList& list, const Docs& docs) {
    const DocRange range = draw_range();
    Docs visited;
    list.for_each(range, [&](DocNumber doc, std::size_t place) {
      ASSERT_LT(place, docs.size());
      EXPECT_EQ(docs[place], doc);
      visited.push_back(doc);
    });
    EXPECT_EQ(visited, within(docs, range));
  });
}

TEST_F(PostingListTest, SetsBitsOfARange) {
  for_lists([&](const PostingList& list, const Docs& docs) {
    const DocRange range = draw_range();
    Bitmap bits(range.size());
    list.add_to(bits.words(), range);
    Docs set;
    bits.for_each([&](std::size_t i) {
      set.push_back(static_cast<DocNumber>(range.first + i));
    });
    EXPECT_EQ(set, within(docs, range));
  });
}

TEST_F(PostingListTest, FindsWhatItHasInCommonWithCandidates) {
  for_lists([&](const PostingList& list, const Docs& docs) {
    const Docs candidates = draw_docs();
    Docs expected, found;
    std::ranges::set_intersection(candidates, docs,
                                  std::back_inserter(expected));
    Common common;
    find_common(candidates, list, common);
    ASSERT_EQ(common.candidates.size(), common.postings.size());
    for (std::size_t i = 0; i < common.candidates.size(); ++i) {
      found.push_back(candidates[common.candidates[i]]);
      EXPECT_EQ(docs[common.postings[i]], found.back());
    }
    EXPECT_EQ(found, expected);
  });
}

TEST_F(PostingListTest, TakesFourBytesAPostingOrLess) {
  documents_ = 1'000'000;
  for (const DocNumber one_in : {40u, 4u, 1u}) {
    Docs docs;
    for (DocNumber doc = 0; doc < documents_; doc += one_in)
      docs.push_back(doc);
    const PostingList list(docs, documents_);
    EXPECT_EQ(list.has_bits(), one_in < 32);
    // Without impacts, which take two more.
    EXPECT_LE(list.bytes(), 2 * docs.size() + 1000) << one_in;
  }
}

}  // namespace
}  // namespace dossier::internal
