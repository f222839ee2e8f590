// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/format.h"

#include <gtest/gtest.h>

namespace dossier::internal {
namespace {

TEST(Format, IsKnownByTheNameBelowACompressionSuffix) {
  EXPECT_EQ(format_of_name("a/b.txt"), InputFormat::Text);
  EXPECT_EQ(format_of_name("README.MD"), InputFormat::Text);
  EXPECT_EQ(format_of_name("page.HTML.gz"), InputFormat::Html);
  EXPECT_EQ(format_of_name("page.htm"), InputFormat::Html);
  EXPECT_EQ(format_of_name("news.jsonl.zst"), InputFormat::JsonLines);
  EXPECT_EQ(format_of_name("news.json"), InputFormat::JsonLines);
  EXPECT_EQ(format_of_name("news.gz"), InputFormat::Auto);
  EXPECT_EQ(format_of_name("news"), InputFormat::Auto);
  EXPECT_EQ(format_of_name("html"), InputFormat::Auto);
}

struct ContentCase {
  const char* content;
  InputFormat expected;
};

TEST(Format, IsElseKnownByTheContent) {
  const ContentCase cases[] = {
      {"{\"title\": \"x\"}", InputFormat::JsonLines},
      {"\xEF\xBB\xBF\n[ {\"title\"", InputFormat::JsonLines},
      {"<!DOCTYPE HTML><p>", InputFormat::Html},
      {"  <html lang=en>", InputFormat::Html},
      {"<?xml version=\"1.0\"?><html>", InputFormat::Html},
      {"<!-- saved --><head>", InputFormat::Html},
      {"<b>not a page</b>", InputFormat::Text},
      {"[Moscow] The minister", InputFormat::Text},
      {"{curly} words", InputFormat::Text},
      {"Jets delivered", InputFormat::Text},
      {"Jets {\"a\": 1}", InputFormat::Text},
      {"", InputFormat::Text},
  };
  for (const ContentCase& c : cases) {
    EXPECT_EQ(format_of_content(c.content), c.expected) << c.content;
  }
}

TEST(Format, TellsBinaryContent) {
  using namespace std::string_view_literals;
  EXPECT_TRUE(is_binary("\x89PNG\r\n\x1A\n\0\0"sv));
  EXPECT_TRUE(is_binary("PK\3\4"sv));
  EXPECT_TRUE(is_binary("%PDF-1.4 \n"sv));
  EXPECT_FALSE(is_binary("\xFF\xFEK\0y\0"sv));
  EXPECT_FALSE(is_binary("\xC4\xE0\xEC\xE0\xF1\xEA"sv));
}

TEST(Format, TakesATextWithAStrayNulForText) {
  using namespace std::string_view_literals;
  EXPECT_FALSE(is_binary("Jets for Damascus\0 arrive."sv));
  EXPECT_FALSE(is_binary("Jets \0 de l\u2019arm\u00e9e \xE2\x80"sv));
  EXPECT_TRUE(is_binary("Jets \0 \xC4\xE0\xEC\xE0\xF1 \xEA arrive today"sv));
  EXPECT_TRUE(is_binary("J\0e\0t\0s\0 \0f\0o\0r\0"sv));
}

}  // namespace
}  // namespace dossier::internal
