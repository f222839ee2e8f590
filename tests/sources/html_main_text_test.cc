// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_main_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier::internal {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kOne =
    "The minister said on Monday that two of the jets had been delivered to "
    "the air force before the end of the month.";
const std::string kTwo =
    "A spokesman of the maker confirmed the delivery and added that four "
    "more would follow, as the contract of last year provides.";
const std::string kThree =
    "Analysts doubt that the crews are ready, since the training began only "
    "in March, and the simulators have not come yet.";

std::string p(const std::string& text) { return "<p>" + text + "</p>"; }

std::string main_text(const std::string& body, std::string_view title = "") {
  return find_main_text(parse_html("<html><body>" + body), title);
}

std::string with_article(const std::string& rest) {
  return "<div class=story><h1>Jets</h1>" + p(kOne) + p(kTwo) + p(kThree) +
         "</div>" + rest;
}

const std::string kArticle = kOne + "\n\n" + kTwo + "\n\n" + kThree;

TEST(HtmlMainText, SeparatesParagraphsByABlankLine) {
  EXPECT_EQ(main_text(with_article("")), kArticle);
}

TEST(HtmlMainText, TakesTwoLineBreaksForAParagraph) {
  EXPECT_EQ(main_text("<div>" + kOne + "<br>" + kTwo + "<br> <br/>" + kThree),
            kOne + "\n" + kTwo + "\n\n" + kThree);
}

TEST(HtmlMainText, LeavesOutMenusAndFooters) {
  EXPECT_EQ(
      main_text("<ul><li><a href=/>Home</a><li><a href=/w>World</a></ul>" +
                with_article("<div>Copyright Wire</div><div><a href=/i>"
                             "Imprint</a> <a href=/p>Privacy</a></div>")),
      kArticle);
}

TEST(HtmlMainText, LeavesOutPartsNamedAsSomethingElse) {
  const std::string other =
      p("A reader wrote that this was the best report of the year, and more.");
  for (const std::string& part :
       {"<aside>" + other + "</aside>",
        "<div class='relatedStories'>" + other + "</div>",
        "<div id=comment-list>" + other + "</div>",
        "<section class='site-footer'>" + other + "</section>",
        "<div role=complementary>" + other + "</div>",
        "<div style='display: none'>" + other + "</div>"}) {
    EXPECT_EQ(main_text("<div>" + with_article(part) + "</div>"), kArticle)
        << part;
  }
}

TEST(HtmlMainText, BelievesTextMoreThanNames) {
  EXPECT_EQ(
      main_text("<div class='has-sidebar'>" + with_article("") + "</div>"),
      kArticle);
}

TEST(HtmlMainText, LeavesOutTeasersBelowTheArticle) {
  std::string teasers;
  for (int i = 0; i < 6; ++i) {
    teasers += "<div><h3><a href=/x>Another story of day " + std::to_string(i) +
               "</a></h3><p>What happened on day " + std::to_string(i) +
               " in the capital, told in one sentence.</p></div>";
  }
  EXPECT_EQ(main_text(with_article("<div>" + teasers + "</div>")), kArticle);
}

TEST(HtmlMainText, JoinsPartsOfAnArticle) {
  EXPECT_EQ(
      main_text("<div>" + p(kOne) + "</div><div class=ad>Buy!</div><div>" +
                p(kTwo) + "</div><div>" + p(kThree) + "</div>"),
      kArticle);
}

TEST(HtmlMainText, KeepsHeadingsAndListsInside) {
  const std::string text = main_text("<div>" + p(kOne) +
                                     "<h2>The contract</h2><ul><li>Four jets"
                                     "<li>Two crews</ul>" +
                                     p(kTwo) + "<h2>See also</h2></div>");
  EXPECT_EQ(text,
            kOne + "\n\nThe contract\n\nFour jets\n\nTwo crews\n\n" + kTwo);
}

TEST(HtmlMainText, KeepsSentencesWithLinksButNotLinksAlone) {
  const std::string text = main_text(
      "<div>" + p(kOne) +
      p("<a href=/x>Read more about the long contract</a>") +
      p("He <a href=/y>visited the plant and met its director last May</a>.") +
      p(kTwo) + "</div>");
  EXPECT_THAT(text, HasSubstr("He visited the plant"));
  EXPECT_THAT(text, Not(HasSubstr("Read more")));
}

TEST(HtmlMainText, LeavesOutARepetitionOfTheTitleAndOfText) {
  EXPECT_EQ(main_text("<div>" + p(kOne) + "<h2>Jets</h2>" + p(kTwo) + p(kOne) +
                          p(kThree) + "</div>",
                      "Jets"),
            kArticle);
}

TEST(HtmlMainText, LeavesOutScriptsAndForms) {
  EXPECT_EQ(main_text("<div>" + p(kOne) +
                      "<script>var a = 'Jets came. They flew.';</script>"
                      "<select><option>One<option>Two</select>" +
                      p(kTwo) + "<style>p {}</style></div>"),
            kOne + "\n\n" + kTwo);
}

TEST(HtmlMainText, ReadsScriptsWithoutSpaces) {
  const std::string japanese =
      "外相は月曜日、戦闘機二機が空軍に引き渡されたと述べた。"
      "製造元の広報担当者も引き渡しを確認した。";
  EXPECT_EQ(main_text("<ul><li><a href=/>ホーム</a></ul><div>" + p(japanese) +
                      "</div>"),
            japanese);
}

TEST(HtmlMainText, TakesLabelsIfThereIsNothingElse) {
  EXPECT_EQ(
      main_text("<p>Two jets<p>Four crews<ul><li><a href=/>Home</a></ul>"),
      "Two jets\n\nFour crews");
}

TEST(HtmlMainText, IsEmptyForAPageWithoutText) {
  EXPECT_EQ(main_text(""), "");
  EXPECT_EQ(main_text("<a href=/>Home</a>"), "");
}

}  // namespace
}  // namespace dossier::internal
