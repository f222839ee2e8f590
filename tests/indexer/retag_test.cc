// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <string>
#include <vector>

#include "indexer/store/manifest.h"
#include "tests/indexer/testing.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// "id label count" of every value of a facet.
std::vector<std::string> values(const fs::path& index,
                                const std::string& facet) {
  SearchRequest request;
  request.limit = 0;
  request.facets = {{facet, kAll}};
  std::vector<std::string> lines;
  const Answer answer = Index::open(index).search(request);
  for (const FacetCount& value : answer.facets.at(0).values)
    lines.push_back(value.id + " " + value.label + " " +
                    std::to_string(value.count));
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string fault(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    return error.what();
  }
  return "";
}

class RetagTest : public testing::Test {
 protected:
  void add(const std::vector<Article>& articles) {
    IndexWriter writer = IndexWriter::open(index_);
    for (const Article& article : articles) writer.add(article);
    writer.commit();
  }
  static std::vector<Article> articles() {
    return {make_article("1", "Talks", "Minister Rufus Firefly spoke."),
            make_article("2", "Talks", "Minister Roufus Fireflie left."),
            make_article("3", "Jets for Syria", "Nothing else."),
            make_article("4", "Talks",
                         "Minister Chico Liniho spoke. It was in Syria.")};
  }
  CorrectionReport correct(const std::string& lines) {
    return add_corrections(index_, lines, "f");
  }
  std::uint64_t revision() { return internal::read_manifest(index_).revision; }

  TemporaryFolder folder_;
  fs::path index_ = folder_.path() / "index";
};

TEST_F(RetagTest, OneValueForEverySpelling) {
  add(articles());
  EXPECT_THAT(
      values(index_, "official"),
      ElementsAre(HasSubstr("Chico Liniho 1"), HasSubstr("Roufus Fireflie 2")));
}

TEST_F(RetagTest, BatchOrderChangesNeitherIdsNorLabelsNorCounts) {
  std::vector<Article> all = articles();
  all.push_back(make_article("5", "Talks", "MINISTER RUFUS FIREFLY SPOKE."));
  all.push_back(make_article("6", "Talks", "Minister Rufus Fireflye left."));
  const std::vector<std::vector<std::size_t>> orders = {
      {0, 1, 2, 3, 4, 5}, {5, 4, 3, 2, 1, 0}, {3, 1, 4, 0, 5, 2}};
  std::vector<std::vector<std::string>> found;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    index_ = folder_.path() / std::to_string(i);
    for (std::size_t k = 0; k < all.size(); k += i + 1) {
      std::vector<Article> batch;
      for (std::size_t n = k; n < std::min(k + i + 1, all.size()); ++n)
        batch.push_back(all[orders[i][n]]);
      add(batch);
    }
    found.push_back(values(index_, "official"));
    EXPECT_EQ(found[i], found[0]) << i;
    IndexWriter::open(index_).compact();
    EXPECT_EQ(values(index_, "official"), found[0]) << i;
  }
  EXPECT_EQ(found[0].size(), 2u);
}

TEST_F(RetagTest, WithoutChangesRewritesNothing) {
  add(articles());
  const auto before = revision();
  const RetagReport report = retag_index(index_);
  EXPECT_EQ(report.looked_at, 4u);
  EXPECT_EQ(report.rewritten, 0u);
  EXPECT_EQ(report.revision, before);
}

TEST_F(RetagTest, RewritesOnlyArticlesThatChange) {
  add(articles());
  const CorrectionReport corrected =
      correct("merge\tofficial:chiko-lineho\tofficial:ferifli-rufos\n");
  EXPECT_EQ(corrected.added, 1u);
  EXPECT_EQ(corrected.revision, 3u);
  EXPECT_EQ(values(index_, "official").size(), 2u);
  const RetagReport report = retag_index(index_);
  EXPECT_EQ(report.looked_at, 4u);
  EXPECT_EQ(report.rewritten, 1u);
  EXPECT_EQ(report.articles, 4u);
  EXPECT_GE(report.revision, 4u);
  EXPECT_THAT(values(index_, "official"),
              ElementsAre(HasSubstr("Roufus Fireflie 3")));
  EXPECT_TRUE(verify_index(index_).damages.empty());
  EXPECT_EQ(retag_index(index_).rewritten, 0u);
}

TEST_F(RetagTest, RemovingCorrectionsBringsTheOldStateBack) {
  add(articles());
  const auto before = values(index_, "official");
  correct("block\tofficial:chiko-lineho\nrename\tofficial:ferifli-rufos\tRF\n");
  retag_index(index_);
  EXPECT_THAT(values(index_, "official"), ElementsAre("ferifli-rufos RF 2"));
  EXPECT_EQ(remove_corrections(index_, "block").removed, 1u);
  EXPECT_EQ(remove_corrections(index_, "rename\tofficial:ferifli-rufos").lines,
            0u);
  EXPECT_EQ(corrections_of(index_), "");
  retag_index(index_);
  EXPECT_EQ(values(index_, "official"), before);
}

TEST_F(RetagTest, CorrectionsHoldForWhatIsAddedLater) {
  add(articles());
  correct("rename\tcountry:SYR\tThe Syria\n");
  add({make_article("9", "Syria")});
  EXPECT_THAT(values(index_, "country"), ElementsAre("SYR The Syria 3"));
}

TEST_F(RetagTest, AliasesAreFound) {
  add({make_article("1", "The Iceberg spoke", "Then the Iceberg left."),
       make_article("2", "Talks", "Minister Anna Berg spoke.")});
  correct("alias\tofficial:ana-berg\tIceberg\n");
  EXPECT_EQ(retag_index(index_).rewritten, 2u);  // one is known by name now
  EXPECT_THAT(values(index_, "official"), ElementsAre("ana-berg Anna Berg 2"));
  EXPECT_EQ(corrections_of(index_),
            "alias\tofficial:ana-berg\tIceberg\tAnna Berg\n");
  remove_corrections(index_, "alias");
  retag_index(index_);
  EXPECT_THAT(values(index_, "official"), ElementsAre("ana-berg Anna Berg 1"));
}

TEST_F(RetagTest, KeepsWhatArticlesBrought) {
  Article article = make_article("1", "Talks", "Minister Anna Berg spoke.");
  article.entities = {{"official", "jane-roe", "Jane Roe"},
                      {"country", "FRA", ""}};
  add({article});
  correct(
      "block\tofficial:ana-berg\nblock\tofficial:jane-roe\n"
      "rename\tcountry:FRA\tGaul\n");
  retag_index(index_);
  EXPECT_THAT(values(index_, "official"), ElementsAre("jane-roe Jane Roe 1"));
  EXPECT_THAT(values(index_, "country"), ElementsAre("FRA France 1"));
}

TEST_F(RetagTest, BadCorrectionsChangeNothing) {
  add(articles());
  const auto before = revision();
  EXPECT_THAT(
      fault([&] { correct("block\tcountry:SYR\nblock\tcountry:XX\n"); }),
      HasSubstr("f:2: no table and no article has the value country:XX"));
  EXPECT_THAT(fault([&] { correct("block\n"); }), HasSubstr("f:1: 1 columns"));
  EXPECT_THAT(fault([&] {
                correct(
                    "merge\tcountry:SYR\tcountry:FRA\n"
                    "merge\tcountry:FRA\tcountry:SYR\n");
              }),
              HasSubstr("f:2: merging country:FRA into country:SYR closes"));
  EXPECT_THAT(fault([&] { remove_corrections(index_, "merge"); }),
              HasSubstr("no correction begins with"));
  EXPECT_EQ(revision(), before);
  EXPECT_EQ(corrections_of(index_), "");
}

TEST_F(RetagTest, TheSameLineTwiceIsOne) {
  add(articles());
  EXPECT_EQ(correct("block\tcountry:SYR\nblock\tcountry:SYR\n").added, 1u);
  const auto before = revision();
  EXPECT_EQ(correct("block\tcountry:SYR\n").added, 0u);
  EXPECT_EQ(revision(), before);
}

TEST_F(RetagTest, DamagedCorrectionsAreNoticed) {
  add(articles());
  correct("block\tcountry:SYR\n");
  const auto name = internal::read_manifest(index_).corrections->name;
  write_text(index_ / name, "block\tcountry:FRA\n");
  EXPECT_FALSE(verify_index(index_).damages.empty());
  EXPECT_THROW(retag_index(index_), Error);
}

TEST_F(RetagTest, SurvivesReindexing) {
  add(articles());
  correct("block\tofficial:chiko-lineho\n");
  reindex_index(index_);
  EXPECT_THAT(values(index_, "official"),
              ElementsAre(HasSubstr("Roufus Fireflie 2")));
  EXPECT_EQ(corrections_of(index_), "block\tofficial:chiko-lineho\n");
}

TEST_F(RetagTest, LeavesTheIndexWhenCancelled) {
  add(articles());
  correct("block\tcountry:SYR\n");
  const std::atomic<bool> cancelled{true};
  WriterOptions options;
  options.cancelled = &cancelled;
  EXPECT_THROW(retag_index(index_, options), Error);
  EXPECT_EQ(values(index_, "country").size(), 1u);
}

TEST_F(RetagTest, NeedsAnIndex) {
  EXPECT_THROW(retag_index(index_), Error);
  EXPECT_THROW(corrections_of(index_), Error);
  EXPECT_FALSE(fs::exists(index_));
}

TEST_F(RetagTest, StoresTheOfficeThatTheArticleTells) {
  add({make_article("1", "Talks", "Syrian Foreign Minister Anna Berg spoke.")});
  const auto annotation = Index::open(index_).annotation("1");
  ASSERT_TRUE(annotation);
  const auto berg = std::find_if(
      annotation->entities.begin(), annotation->entities.end(),
      [](const EntityMentions& e) { return e.facet == "official"; });
  ASSERT_NE(berg, annotation->entities.end());
  ASSERT_TRUE(berg->office);
  EXPECT_EQ(berg->office->role, "foreign_minister");
  EXPECT_EQ(berg->office->country, "SYR");
}

TEST_F(RetagTest, AnySpellingFindsTheValue) {
  add(articles());
  SearchRequest request;
  for (const char* spelling : {"Rufus Firefly", "Firefly", "RUFFUS FIREFLYE"}) {
    request.selections = {{"official", spelling}};
    EXPECT_EQ(Index::open(index_).search(request).total, 2u) << spelling;
  }
}

TEST_F(RetagTest, ExplainsACount) {
  Article article = make_article("1", "A MiG-29 for Syria", "The MiG-29 flew.");
  article.entities = {{"country", "FRA", ""}};
  add({article});
  const Index index = Index::open(index_);
  const auto found = index.explain("1", {"system", "mig-29"});
  ASSERT_EQ(found.size(), 1u);
  ASSERT_EQ(found[0].sources.size(), 1u);
  EXPECT_EQ(found[0].sources[0].mentions.size(), 2u);
  EXPECT_TRUE(index.explain("1", {"country", "FRA"})
                  .at(0)
                  .sources.at(0)
                  .mentions.empty());
  EXPECT_THAT(index.explain("1", {"country", "RUS"}), IsEmpty());
  EXPECT_THAT(index.explain("2", {"country", "SYR"}), IsEmpty());
  EXPECT_THROW(index.explain("1", {"year", "2013"}), Error);
}

}  // namespace
}  // namespace dossier
