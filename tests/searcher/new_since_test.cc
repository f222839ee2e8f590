// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What is new since a revision, against a map of who came with which.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>

#include "tests/indexer/testing.h"
#include "tests/random_seed.h"

namespace dossier {
namespace {

class NewSinceTest : public testing::Test {
 protected:
  std::set<std::string> new_since(std::uint64_t revision,
                                  const std::string& query = "") const {
    SearchRequest request;
    request.query = query;
    request.limit = kAll;
    request.new_since = {revision, ""};
    std::set<std::string> ids;
    for (const Hit& hit : Index::open(folder_.path()).search(request).hits)
      ids.insert(hit.id);
    return ids;
  }

  void expect_agreement(const std::map<std::string, std::uint64_t>& came) {
    const std::uint64_t now = Index::open(folder_.path()).identity().revision;
    for (std::uint64_t revision = 0; revision <= now; ++revision) {
      std::set<std::string> expected;
      for (const auto& [id, with] : came)
        if (with > revision) expected.insert(id);
      EXPECT_EQ(new_since(revision), expected) << revision << " of " << now;
    }
  }

  TemporaryFolder folder_;
};

TEST_F(NewSinceTest, AgreesWithAMapWhateverIsMerged) {
  const std::uint64_t seed = random_seed(5);
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random(seed);
  std::map<std::string, std::uint64_t> came;
  for (int commit = 0; commit < 14; ++commit) {
    WriterOptions options = on_threads(2);
    options.merge_budget = commit % 3 == 0 ? 0 : 100;
    IndexWriter writer = IndexWriter::open(folder_.path(), options);
    std::set<std::string> added;
    for (std::size_t i = 1 + random() % 9; i > 0; --i) {
      const std::string id = "a" + std::to_string(random() % 40);
      if (random() % 4 == 0) {
        writer.remove(id);
        added.erase(id);
        came.erase(id);
      } else {
        writer.add(make_article(id, "Commit " + std::to_string(commit)));
        added.insert(id);
      }
    }
    // Merges of the same commit raise the revision further.
    const std::uint64_t before = writer.revision();
    writer.commit();
    for (const std::string& id : added) came[id] = before + 1;
    if (commit == 9) writer.compact();
    if (commit % 4 == 1) expect_agreement(came);
  }
  expect_agreement(came);
}

TEST_F(NewSinceTest, OutlivesReindexing) {
  IndexWriter::open(folder_.path()).compact();
  std::uint64_t first = 0;
  for (const char* id : {"a", "b", "c"}) {
    IndexWriter writer = IndexWriter::open(folder_.path());
    writer.add(make_article(id, "Ferry"));
    if (first == 0)
      first = writer.commit().revision;
    else
      writer.commit();
  }
  reindex_index(folder_.path(), on_threads(2));
  EXPECT_EQ(new_since(first), (std::set<std::string>{"b", "c"}));
  EXPECT_EQ(new_since(first, "ferry"), (std::set<std::string>{"b", "c"}));
  EXPECT_EQ(new_since(first, "harbour"), (std::set<std::string>{}));
}

TEST_F(NewSinceTest, RefusesAnotherIndexAndTheFuture) {
  IndexWriter::open(folder_.path()).compact();
  const Index index = Index::open(folder_.path());
  const auto refused = [&](const RevisionMark& mark) {
    SearchRequest request;
    request.new_since = mark;
    try {
      index.search(request);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_EQ(refused({1, index.identity().id}), "");
  EXPECT_NE(refused({1, "another"}).find("of the index another"),
            std::string::npos);
  EXPECT_EQ(refused({99, ""}),
            "revision 99 lies ahead: the index is at revision 1");
}

}  // namespace
}  // namespace dossier
