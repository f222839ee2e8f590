// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sources/testing.h"

namespace dossier::internal {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(HtmlArticle, ReadsTitleTextAndMetadata) {
  const ReadArticle read = read_html(
      "<html lang=en><head><title>Jets delivered</title>"
      "<meta name=date content=2013-05-28></head><body>"
      "<p>The minister said that two of the jets had been delivered.</p>",
      {});
  EXPECT_EQ(read.article.title, "Jets delivered");
  EXPECT_EQ(read.article.text,
            "The minister said that two of the jets had been delivered.");
  EXPECT_EQ(read.article.date, "2013-05-28");
  EXPECT_EQ(read.article.language, "en");
  EXPECT_EQ(read.article.id, "");
}

TEST(HtmlArticle, ReadsTheCharacterSetThatThePageDeclares) {
  const ReadArticle read = read_html(
      "<meta charset=windows-1251><title>\xC4\xE0\xEC\xE0\xF1\xEA</title>", {});
  EXPECT_EQ(read.article.title, "Дамаск");
}

TEST(HtmlArticle, RefusesAPageLargerThanTheBound) {
  ReadOptions options;
  options.max_html_bytes = 100;
  EXPECT_THAT(error_of([&] { read_html(std::string(101, 'x'), options); }),
              HasSubstr("more than the bound of 100"));
}

TEST(HtmlArticle, WarnsOfFlattenedElements) {
  std::string html = "<title>T</title>";
  for (int i = 0; i < 1000; ++i) html += "<div>";
  const ReadArticle read = read_html(html + "deep", {});
  EXPECT_THAT(read.warnings, ElementsAre("elements nested deeper than 512"));
}

TEST(HtmlArticle, RefusesAPageWithoutText) {
  EXPECT_EQ(error_of([] { read_html("", {}); }), "neither title nor text");
  EXPECT_EQ(error_of([] { read_html("<p> </p>", {}); }),
            "neither title nor text");
}

TEST(HtmlArticle, ReplacesInvalidBytes) {
  const ReadArticle read = read_html("<title>Дамаск \xFF и Алеппо</title>", {});
  EXPECT_EQ(read.article.title, "Дамаск \uFFFD и Алеппо");
  EXPECT_THAT(read.warnings, ElementsAre("1 invalid byte sequence replaced"));
}

}  // namespace
}  // namespace dossier::internal
