// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "dossier/annotation.h"
#include "dossier/error.h"

namespace dossier {
namespace {

class TempTable {
 public:
  TempTable(const std::string& name, const std::string& text)
      : path_(std::filesystem::path(testing::TempDir()) / name) {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TempTable() { std::filesystem::remove(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

const EntityMentions* find(const Annotation& annotation,
                           const std::string& facet, const std::string& id) {
  for (const EntityMentions& e : annotation.entities)
    if (e.facet == facet && e.id == id) return &e;
  return nullptr;
}

Article english(std::string title, std::string text) {
  Article article;
  article.id = "a1";
  article.title = std::move(title);
  article.text = std::move(text);
  article.language = "en";
  return article;
}

TEST(Annotator, FindsEveryFacetWithTheBuiltinTables) {
  const Annotation a = Annotator().annotate(english(
      "Syria to get jets",
      "Russian Foreign Minister Sergei Lavrov said that ten MiG-29 fighters "
      "would go to Damascus. John Smith, a farmer, said nothing."));
  ASSERT_NE(find(a, "country", "SYR"), nullptr);
  EXPECT_TRUE(find(a, "country", "SYR")->focus);
  EXPECT_NE(find(a, "country", "RUS"), nullptr);
  EXPECT_NE(find(a, "system", "mig-29"), nullptr);
  ASSERT_NE(find(a, "official", "sergey-lavrov"), nullptr);
  EXPECT_EQ(find(a, "official", "sergey-lavrov")->mentions[0].rule, "name");
}

TEST(Annotator, OffsetsCountCodePointsOfTheFieldAsGiven) {
  const Annotation a =
      Annotator().annotate(english("𝔊 Syria", "🚀🚀 “Syria” é Syria"));
  const EntityMentions* const syria = find(a, "country", "SYR");
  ASSERT_NE(syria, nullptr);
  ASSERT_EQ(syria->mentions.size(), 3u);
  EXPECT_EQ(syria->mentions[0].field, Mention::Field::Title);
  EXPECT_EQ(syria->mentions[0].start, 2u);
  EXPECT_EQ(syria->mentions[0].end, 7u);
  EXPECT_EQ(syria->mentions[1].start, 4u);
  EXPECT_EQ(syria->mentions[2].start, 13u);
  EXPECT_EQ(syria->mentions[2].text, "Syria");
}

TEST(Annotator, BrokenUtf8CountsAsItsReplacement) {
  const Annotation a = Annotator().annotate(english("", "\xff\xff Syria"));
  const EntityMentions* const syria = find(a, "country", "SYR");
  ASSERT_NE(syria, nullptr);
  EXPECT_EQ(syria->mentions[0].start, 3u);
}

TEST(Annotator, NulAndByteOrderMarkCountInTheOffsets) {
  using namespace std::string_literals;
  const Annotation a =
      Annotator().annotate(english("", "\ufeffSyria \0 a\0 \xff Syria"s));
  const EntityMentions* const syria = find(a, "country", "SYR");
  ASSERT_NE(syria, nullptr);
  ASSERT_EQ(syria->mentions.size(), 2u);
  EXPECT_EQ(syria->mentions[0].start, 1u);
  EXPECT_EQ(syria->mentions[1].start, 14u);
}

TEST(Annotator, EntitiesComeByFacetAndId) {
  const Annotation a = Annotator().annotate(
      english("", "Turkey, Syria and Sergei Lavrov; MiG-29 jets; France."));
  std::vector<std::string> order;
  for (const EntityMentions& e : a.entities) order.push_back(e.id);
  EXPECT_EQ(order, (std::vector<std::string>{"FRA", "SYR", "TUR", "mig-29",
                                             "sergey-lavrov"}));
}

TEST(Annotator, KeepsWhatTheArticleBrought) {
  Article article = english("", "Nothing here.");
  article.entities = {
      {"country", "SYR", ""}, {"system", "x-1", "X-1"}, {"colour", "red", ""}};
  const Annotation a = Annotator().annotate(article);
  ASSERT_EQ(a.entities.size(), 2u);
  EXPECT_EQ(a.entities[0].label, "Syria");
  EXPECT_TRUE(a.entities[0].mentions.empty());
  EXPECT_EQ(a.entities[1].label, "X-1");
}

TEST(Annotator, UsersTablesExtendTheBuiltinOnes) {
  const TempTable entities("entities-user.tsv",
                           "id\tfacet\tlabel\nzeta-9\tsystem\tZeta Niner\n");
  const TempTable aliases("aliases-user.tsv",
                          "id\talias\nzeta-9\tZeta rocket\n");
  const Annotator annotator({entities.path(), aliases.path()});
  const Annotation a =
      annotator.annotate(english("", "A Zeta rocket fell in Syria."));
  EXPECT_NE(find(a, "system", "zeta-9"), nullptr);
  EXPECT_NE(find(a, "country", "SYR"), nullptr);
  EXPECT_NE(annotator.gazetteer_version(), Annotator().gazetteer_version());
}

TEST(Annotator, RefusesATableWithFaultsByFileAndLine) {
  const TempTable aliases("aliases-bad.tsv", "id\talias\nnobody-x\tNobody\n");
  try {
    Annotator annotator({aliases.path()});
    FAIL();
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), ErrorCode::InvalidArgument);
    EXPECT_NE(std::string(e.what()).find("aliases-bad.tsv:2"),
              std::string::npos)
        << e.what();
  }
  EXPECT_THROW(Annotator({"/no/such/table.tsv"}), Error);
}

TEST(Annotator, RefusesAnArticleOverTheBound) {
  EXPECT_THROW(
      Annotator().annotate(english("", std::string((16u << 20) + 1, 'x'))),
      Error);
}

TEST(Annotator, ServesSeveralThreads) {
  const Annotator annotator;
  const Article article = english("", "Syria and France met Sergei Lavrov.");
  std::vector<std::thread> threads;
  std::vector<std::size_t> found(4);
  for (std::size_t i = 0; i < found.size(); ++i)
    threads.emplace_back([&, i] {
      for (int n = 0; n < 50; ++n)
        found[i] += annotator.annotate(article).entities.size();
    });
  for (std::thread& t : threads) t.join();
  for (const std::size_t n : found) EXPECT_EQ(n, 150u);
}

}  // namespace
}  // namespace dossier
