// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sources/testing.h"

namespace dossier::internal {
namespace {

using testing::ElementsAre;

Article article_of(std::string_view bytes) {
  return read_text(bytes, {}).article;
}

TEST(TextArticle, TakesTheFirstLineAsHeadline) {
  const Article article =
      article_of("\nJets delivered\n\nTwo came.\n\nMore.\n");
  EXPECT_EQ(article.title, "Jets delivered");
  EXPECT_EQ(article.text, "Two came.\n\nMore.");
}

TEST(TextArticle, ReadsHeadersInAnyOrderAndCase) {
  const Article article = article_of(
      "Jets delivered\nSOURCE: Harbour Wire\ndate: 2013-05-28\nId: a1\n"
      "Url: http://a/\nLanguage: English\n\nTwo came.");
  EXPECT_EQ(article.title, "Jets delivered");
  EXPECT_EQ(article.source, "Harbour Wire");
  EXPECT_EQ(article.date, "2013-05-28");
  EXPECT_EQ(article.id, "a1");
  EXPECT_EQ(article.url, "http://a/");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.text, "Two came.");
}

TEST(TextArticle, KeepsUnknownHeadersAsText) {
  const Article article =
      article_of("Jets delivered\nDate: 2013-05-28\nWeather: fine\n\nTwo.");
  EXPECT_EQ(article.date, "2013-05-28");
  EXPECT_EQ(article.text, "Weather: fine\n\nTwo.");
}

TEST(TextArticle, NormalisesLineEnds) {
  const Article article =
      article_of("Jets\r\nDate: 2013-05-28\r\n\r\nOne\rTwo");
  EXPECT_EQ(article.title, "Jets");
  EXPECT_EQ(article.date, "2013-05-28");
  EXPECT_EQ(article.text, "One\nTwo");
}

TEST(TextArticle, DropsTheByteOrderMark) {
  EXPECT_EQ(article_of("\xEF\xBB\xBFJets\n\nTwo.").title, "Jets");
}

TEST(TextArticle, HasNoHeadlineIfTheFirstLineIsAParagraph) {
  const std::string paragraph(301, 'x');
  const Article article = article_of(paragraph + "\n\nMore.");
  EXPECT_EQ(article.title, "");
  EXPECT_EQ(article.text, paragraph + "\n\nMore.");
}

TEST(TextArticle, CountsTheHeadlineInCodePoints) {
  std::string headline;
  for (int i = 0; i < 300; ++i) headline += "я";
  EXPECT_EQ(article_of(headline + "\n\nText.").title, headline);
}

TEST(TextArticle, HasNoHeadlineIfTheFirstLineIsWrapped) {
  const std::string wrapped =
      "The minister said on Monday that the\naircraft would be delivered "
      "before\nthe end of the year.";
  EXPECT_EQ(article_of(wrapped).title, "");
  EXPECT_EQ(article_of(wrapped).text, wrapped);
}

TEST(TextArticle, HasAHeadlineIfTheFirstLineIsBrokenOffEarly) {
  const Article article = article_of(
      "Jets delivered\nThe minister said on Monday that two had come.\nMore.");
  EXPECT_EQ(article.title, "Jets delivered");
  EXPECT_EQ(article.text,
            "The minister said on Monday that two had come.\nMore.");
}

TEST(TextArticle, TakesASingleLineAsText) {
  EXPECT_EQ(article_of("Two jets came.\n").text, "Two jets came.");
  EXPECT_EQ(article_of("Two jets came.\n").title, "");
}

TEST(TextArticle, ReadsOtherCharacterSets) {
  const Article article = article_of(
      "\xCC\xE8\xED\xE8\xF1\xF2\xF0 \xEF\xF0\xE8\xE1\xFB\xEB \xE2 "
      "\xC4\xE0\xEC\xE0\xF1\xEA\n\n\xCE\xED \xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB"
      "\xF1\xFF \xF1 \xEF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2\xEE\xEC.");
  EXPECT_EQ(article.title, "Министр прибыл в Дамаск");
  EXPECT_EQ(article.text, "Он встретился с президентом.");
}

TEST(TextArticle, WarnsOfAnUnreadableDate) {
  const ReadArticle read = read_text("Jets\nDate: 31.2.2013\n\nTwo.", {});
  EXPECT_EQ(read.article.date, "");
  EXPECT_THAT(read.warnings, ElementsAre("unreadable date '31.2.2013'"));
}

TEST(TextArticle, RefusesAnEmptyFile) {
  EXPECT_EQ(error_of([] { read_text("", {}); }), "neither title nor text");
  EXPECT_EQ(error_of([] { read_text("\n \n", {}); }), "neither title nor text");
}

}  // namespace
}  // namespace dossier::internal
