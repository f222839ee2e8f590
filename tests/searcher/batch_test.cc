// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/batch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>

#include "dossier/bibtex.h"
#include "dossier/csv.h"
#include "tests/indexer/testing.h"

namespace dossier {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class BatchRowTest : public ::testing::Test {
 protected:
  BatchRowTest() {
    IndexWriter writer = IndexWriter::open(folder_.path());
    for (const char* id : {"a", "b"}) {
      Article article = make_article(id, "Ferry late", "Fog.");
      article.date = id[0] == 'a' ? "2013-05-28" : "2013-07-01";
      article.entities.push_back({"country", id[0] == 'a' ? "SYR" : "RUS", ""});
      writer.add(article);
    }
    writer.commit();
    request_.facets = {{"country"}};
  }

  BatchRow row(const std::string& query) {
    return batch_row(Index::open(folder_.path()), request_, "q", query);
  }

  TemporaryFolder folder_;
  SearchRequest request_;
};

TEST_F(BatchRowTest, HasTheFiguresOfAnAnswerWithoutHits) {
  const BatchRow found = row("ferry");
  EXPECT_EQ(found.answer->total, 2u);
  EXPECT_EQ(found.answer->stories, 2u);
  EXPECT_EQ(found.answer->last_day, "2013-07-01");
  EXPECT_THAT(found.answer->hits, IsEmpty());
  EXPECT_EQ(csv_batch_row(found, request_.facets),
            "q,ferry,2,2,2013-05-28,2013-07-01,Russia (1); Syria (1),,\r\n");
}

TEST_F(BatchRowTest, CountsTheMatchesAlone) {
  EXPECT_EQ(row("country:SYR").answer->facets[0].values.size(), 1u);
}

TEST_F(BatchRowTest, HasAnErrorInPlaceOfAnAnswer) {
  const BatchRow failed = row("colour:red");
  EXPECT_FALSE(failed.answer);
  EXPECT_EQ(failed.code, ErrorCode::BadQuery);
  EXPECT_THAT(failed.error, HasSubstr("there is no field 'colour'"));
}

TEST_F(BatchRowTest, LetsACancelledBatchEnd) {
  const std::atomic<bool> cancelled = true;
  request_.cancelled = &cancelled;
  EXPECT_THROW(row("ferry"), Error);
}

// As dossier/csv.h and dossier/bibtex.h say it is done.
TEST_F(BatchRowTest, StandsBesideTheHitsThemselves) {
  const Index index = Index::open(folder_.path());
  request_.query = "ferry";
  request_.sort = SortOrder::OldestFirst;
  const CsvColumns columns = csv_columns(request_);
  std::string table = csv_hit_header(columns), entries;
  index.search(request_, [&](const Hit& hit) {
    table += csv_hit(hit, columns);
    entries += bibtex_entry(hit);
    return true;
  });
  EXPECT_THAT(table, HasSubstr(",a,Ferry late,2013-05-28,"));
  EXPECT_THAT(entries, HasSubstr("@misc{a,\n  title = {{Ferry late}},\n"));
}

}  // namespace
}  // namespace dossier
