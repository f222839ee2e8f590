// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "tests/sources/testing.h"

namespace dossier::internal {
namespace {

using testing::HasSubstr;

std::string repeated(std::string_view part, std::size_t times) {
  std::string whole;
  for (std::size_t i = 0; i < times; ++i) whole += part;
  return whole;
}

TEST(HtmlTree, KeepsTextInOrder) {
  EXPECT_EQ(parse_html("<p>one <b>two</b></p><p>three").inner_text(0),
            "one two three");
}

TEST(HtmlTree, NodesEndWhereTheirContentEnds) {
  const HtmlTree page = parse_html("<div id=a>x<div>y</div></div><p>z</p>");
  for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
    if (page.attribute(page.nodes()[i], "id") == "a") {
      EXPECT_EQ(page.inner_text(i), "x y");
    }
  }
}

TEST(HtmlTree, ExpandsTheEntitiesOfHtmlOnly) {
  EXPECT_EQ(
      parse_html("<p>a&amp;b &eacute; &#1076; &nosuch; &lt;").inner_text(0),
      "a&b é д &nosuch; <");
}

TEST(HtmlTree, LoadsNoDocumentTypeAndNoEntity) {
  const HtmlTree page = parse_html(
      "<!DOCTYPE html SYSTEM \"file:///etc/hostname\" [<!ENTITY e SYSTEM "
      "\"file:///etc/passwd\">]><p>a &e; b</p>");
  EXPECT_THAT(page.inner_text(0), HasSubstr("a &e; b"));
}

TEST(HtmlTree, SurvivesAHundredThousandNestedElements) {
  const HtmlTree page = parse_html(repeated("<div>", 100'000) + "deep text");
  EXPECT_EQ(page.inner_text(0), "deep text");
  EXPECT_TRUE(page.was_flattened());
  EXPECT_LE(page.nodes().size(), kMaxHtmlDepth + 10);
}

TEST(HtmlTree, KeepsWhatFollowsADeepPart) {
  const std::string html = "<p>before</p>" + repeated("<div>", 2000) + "deep" +
                           repeated("</div>", 2000) + "<p>after</p>";
  EXPECT_EQ(parse_html(html).inner_text(0), "before deep after");
}

TEST(HtmlTree, IsNotFlattenedAtAnOrdinaryDepth) {
  EXPECT_FALSE(parse_html(repeated("<div>", 400) + "x").was_flattened());
}

TEST(HtmlTree, EndsInTimeOnHostilePages) {
  constexpr std::size_t kBytes = 8 << 20;
  for (const char* part :
       {"<div>", "<b>", "<p><table>", "</x>", "<a b='", "<", "<![CDATA[", "&",
        "<!--", "<li><ul>", "</p>", "<b><p></b>", "<a href=x><div>"}) {
    const std::string html =
        repeated(part, kBytes / std::string_view(part).size());
    const auto begin = std::chrono::steady_clock::now();
    const std::string fault = error_of([&] { parse_html(html); });
    const auto taken = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(taken, std::chrono::seconds(10)) << part;
    if (!fault.empty()) {
      EXPECT_EQ(fault, "parsing the page takes longer than 2 seconds") << part;
    }
  }
}

TEST(HtmlTree, FindsTheDeclaredCharacterSet) {
  EXPECT_EQ(declared_charset("<meta charset=\"Windows-1251\">"),
            "windows-1251");
  EXPECT_EQ(declared_charset("<META http-equiv=Content-Type content='text/html;"
                             " charset=koi8-r'>"),
            "koi8-r");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='iso-8859-2'?>"),
            "iso-8859-2");
  EXPECT_EQ(declared_charset("<p>charset=utf-16</p>"), "");
  EXPECT_EQ(declared_charset("<meta charset="), "");
}

TEST(HtmlTree, CollapsesSpace) {
  EXPECT_EQ(collapse_space(" a \n\t b\u00A0\u00A0c "), "a b c");
  EXPECT_EQ(collapse_space(" \n "), "");
}

}  // namespace
}  // namespace dossier::internal
