// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dossier/error.h"

namespace dossier::internal {
namespace {

using testing::ElementsAre;

std::vector<std::string> listed(const IdList& ids) {
  std::vector<std::string> result;
  for (std::string_view id : ids) result.emplace_back(id);
  return result;
}

CatalogueEntry sample_entry() {
  CatalogueEntry entry;
  entry.size = 123;
  entry.mtime_ns = -5;
  entry.seen_ns = 1'700'000'000'000'000'000;
  entry.content = 0xfedcba9876543210;
  entry.reading = 7;
  entry.refused = 300;
  entry.complete = true;
  entry.ids.add("1");
  entry.ids.add("news/ü.html");
  return entry;
}

TEST(IdList, GivesBackItsIdsInOrder) {
  IdList ids;
  ids.add("b");
  ids.add("");
  ids.add("a long id with spaces");
  EXPECT_EQ(ids.size(), 3u);
  EXPECT_THAT(listed(ids), ElementsAre("b", "", "a long id with spaces"));
  EXPECT_THAT(listed(IdList()), ElementsAre());
}

TEST(IdList, AppendsAnother) {
  IdList ids, more;
  ids.add("1");
  more.add("2");
  ids.append(more);
  EXPECT_EQ(ids.size(), 2u);
  EXPECT_THAT(listed(ids), ElementsAre("1", "2"));
}

TEST(Catalogue, SurvivesEncoding) {
  Catalogue catalogue;
  catalogue.set("/news/a.jsonl", sample_entry());
  catalogue.set("/news/\xff.txt", {});
  const Catalogue read = Catalogue::decode(catalogue.encode(), "catalogue-1");
  ASSERT_EQ(read.entries().size(), 2u);
  const CatalogueEntry* entry = read.find("/news/a.jsonl");
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->size, 123u);
  EXPECT_EQ(entry->mtime_ns, -5);
  EXPECT_EQ(entry->seen_ns, 1'700'000'000'000'000'000);
  EXPECT_EQ(entry->content, 0xfedcba9876543210u);
  EXPECT_EQ(entry->reading, 7u);
  EXPECT_EQ(entry->refused, 300u);
  EXPECT_TRUE(entry->complete);
  EXPECT_FALSE(entry->one_article);
  EXPECT_THAT(listed(entry->ids), ElementsAre("1", "news/ü.html"));
  EXPECT_FALSE(read.changed());
}

TEST(Catalogue, EmptyOneSurvivesEncoding) {
  EXPECT_TRUE(Catalogue::decode(Catalogue().encode(), "c").entries().empty());
}

TEST(Catalogue, KnowsWhetherItChanged) {
  Catalogue catalogue;
  catalogue.erase("/unknown");
  EXPECT_FALSE(catalogue.changed());
  catalogue.set("/a", {});
  EXPECT_TRUE(catalogue.changed());
  catalogue.mark_saved();
  EXPECT_FALSE(catalogue.changed());
  catalogue.erase("/a");
  EXPECT_TRUE(catalogue.changed());
}

// Every truncation is an error that names the file; nothing is read outside.
TEST(Catalogue, RefusesEveryTruncation) {
  Catalogue catalogue;
  catalogue.set("/news/a.jsonl", sample_entry());
  const std::string bytes = catalogue.encode();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    try {
      Catalogue::decode(bytes.substr(0, size), "catalogue-1");
      ADD_FAILURE() << size << " bytes of " << bytes.size() << " were taken";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::Corrupt);
      EXPECT_THAT(error.what(), testing::HasSubstr("catalogue-1"));
    }
  }
}

TEST(Catalogue, BearsEveryFlippedBit) {
  Catalogue catalogue;
  catalogue.set("/news/a.jsonl", sample_entry());
  const std::string bytes = catalogue.encode();
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::string damaged = bytes;
    damaged[bit / 8] ^= static_cast<char>(1 << bit % 8);
    try {
      Catalogue::decode(damaged, "catalogue-1");  // may pass: no checksum here
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::Corrupt);
    }
  }
}

}  // namespace
}  // namespace dossier::internal
