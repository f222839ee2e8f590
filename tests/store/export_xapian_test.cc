// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/export_xapian.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <nlohmann/json.hpp>
#include <set>

#include "indexer/store/snapshot.h"
#include "tests/store/testing.h"

namespace dossier::internal {
namespace {

class ExportXapian : public testing::Test {
 protected:
  ExportXapian() {
    ArticleMaker maker(1);
    articles_ = maker.make(40);
    std::vector<TestArticle> first(articles_.begin(), articles_.begin() + 25);
    std::vector<TestArticle> second(articles_.begin() + 25, articles_.end());
    std::vector<Bitmap> dead{Bitmap(25), Bitmap(15)};
    dead[0].set(2);
    publish_index(folder_.path(), {first, second}, dead);
    snapshot_ = Snapshot::open(folder_.path());
  }

  Xapian::Database exported(bool with_dead) {
    TemporaryFolder target;
    export_xapian(*snapshot_, target / "db", with_dead);
    return Xapian::Database((target / "db").string());
  }

  TemporaryFolder folder_;
  std::vector<TestArticle> articles_;
  std::shared_ptr<const Snapshot> snapshot_;
};

TEST_F(ExportXapian, HasThePostingsOfTheSegmentsAndThreeTimesTheirLengths) {
  Xapian::Database database = exported(true);
  ASSERT_EQ(database.get_doccount(), articles_.size());
  for (const auto& [term, expected] : postings_of(articles_)) {
    std::map<DocNumber, std::uint32_t> actual;
    for (auto at = database.postlist_begin(term);
         at != database.postlist_end(term); ++at)
      actual[*at - 1] = at.get_wdf();
    EXPECT_EQ(actual, expected) << term;
  }
  for (DocNumber doc = 0; doc < articles_.size(); ++doc)
    EXPECT_EQ(database.get_doclength(doc + 1),
              3 * (doc < 25 ? snapshot_->segments[0]->lengths()[doc]
                            : snapshot_->segments[1]->lengths()[doc - 25]));
  EXPECT_EQ(database.get_termfreq("XDEAD"), 1u);
  EXPECT_TRUE(database.term_exists("Q" + articles_[2].record.id));
}

TEST_F(ExportXapian, LeavesTheDeadOut) {
  Xapian::Database database = exported(false);
  EXPECT_EQ(database.get_doccount(), articles_.size() - 1);
  EXPECT_FALSE(database.term_exists("Q" + articles_[2].record.id));
  EXPECT_FALSE(database.term_exists("XDEAD"));
}

TEST_F(ExportXapian, HasPositions) {
  Xapian::Database database = exported(true);
  for (DocNumber doc = 0; doc < articles_.size(); ++doc) {
    const TestArticle& article = articles_[doc];
    std::map<std::string, std::vector<Xapian::termpos>> expected;
    Xapian::termpos position = 0;
    for (const std::string& word : article.title_words)
      expected[word].push_back(++position);
    position += 100;
    for (const std::string& word : article.text_words)
      expected[word].push_back(++position);
    for (const auto& [word, positions] : expected)
      EXPECT_EQ(std::vector<Xapian::termpos>(
                    database.positionlist_begin(doc + 1, word),
                    database.positionlist_end(doc + 1, word)),
                positions);
  }
}

TEST_F(ExportXapian, HasValuesAndData) {
  Xapian::Database database = exported(true);
  for (DocNumber doc = 0; doc < articles_.size(); ++doc) {
    const StoredRecord& record = articles_[doc].record;
    Xapian::Document document = database.get_document(doc + 1);
    std::string countries;
    for (const StoredEntity& entity : record.entities)
      if (entity.facet == Facet::Country)
        countries += (countries.empty() ? "" : "\x1f") + entity.id;
    EXPECT_EQ(document.get_value(0), countries);
    EXPECT_EQ(document.get_value(4), record.source);
    std::string day = document.get_value(7);
    EXPECT_EQ(day.empty(), record.date.empty());
    if (!day.empty()) {
      EXPECT_EQ(static_cast<int>(Xapian::sortable_unserialise(day)) / 10000,
                std::stoi(format_day(articles_[doc].day)));
    }
    auto data = nlohmann::json::parse(document.get_data());
    EXPECT_EQ(data["id"], record.id);
    EXPECT_EQ(data["title"], record.title);
  }
}

TEST_F(ExportXapian, IsUnderstoodByXapiansQueryParser) {
  Xapian::Database database = exported(true);
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemmer(Xapian::Stem("en"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  Xapian::Enquire enquire(database);
  enquire.set_query(parser.parse_query("delivering"));
  EXPECT_GT(enquire.get_mset(0, 100, 100).size(), 0u);

  // Every two words that follow each other somewhere, as a phrase.
  std::map<std::string, std::set<Xapian::docid>> phrases;
  for (DocNumber doc = 0; doc < articles_.size(); ++doc)
    for (const auto* words :
         {&articles_[doc].title_words, &articles_[doc].text_words})
      for (std::size_t i = 1; i < words->size(); ++i)
        phrases['"' + (*words)[i - 1] + ' ' + (*words)[i] + '"'].insert(doc +
                                                                        1);
  for (const auto& [phrase, expected] : phrases) {
    enquire.set_query(parser.parse_query(phrase));
    const Xapian::MSet found = enquire.get_mset(0, 100);
    EXPECT_EQ(std::set<Xapian::docid>(found.begin(), found.end()), expected)
        << phrase;
  }
  EXPECT_GT(phrases["\"syria syria\""].size(), 0u);
}

TEST_F(ExportXapian, IsWholeForXapiansOwnCheck) {
  TemporaryFolder target;
  export_xapian(*snapshot_, target / "db");
  EXPECT_EQ(Xapian::Database::check((target / "db").string()), 0u);
}

TEST_F(ExportXapian, TakesAnEmptyFolderOnly) {
  TemporaryFolder target;
  write_bytes(target / "file", "mine");
  expect_error(ErrorCode::InvalidArgument,
               [&] { export_xapian(*snapshot_, target.path()); });
  EXPECT_EQ(read_bytes(target / "file"), "mine");
  std::filesystem::remove(target / "file");
  EXPECT_NO_THROW(export_xapian(*snapshot_, target.path()));
}

}  // namespace
}  // namespace dossier::internal
