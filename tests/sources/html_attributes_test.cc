// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_attributes.h"

#include <gtest/gtest.h>

#include <chrono>

#include "indexer/sources/html_tree.h"

namespace dossier::internal {
namespace {

std::string attributes(std::size_t count, const std::string& before,
                       const std::string& after) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i)
    all += before + "a" + std::to_string(i) + after;
  return all;
}

std::string without_excess(const std::string& html) {
  std::string buffer;
  return std::string(drop_excess_attributes(html, buffer));
}

TEST(HtmlAttributes, StayInAnOrdinaryPage) {
  for (const std::string& html :
       {std::string("<p class='a b' id=x>1 < 2 <b>x</b> </p"),
        "<p title=\"" + attributes(10'000, " ", "") + "\">x</p>",
        "<p>" + attributes(10'000, " ", "") + "</p>",
        "<p " + attributes(4000, " ", "=1") + ">x</p>", std::string("a <"),
        std::string()})
    EXPECT_EQ(without_excess(html), html);
}

TEST(HtmlAttributes, AreDroppedBeyondTheBound) {
  const std::string kept = attributes(kMaxHtmlAttributes, " ", "='>'");
  EXPECT_EQ(without_excess("1<p" + kept + " b='>' c d>2<p" + kept + " e>3"),
            "1<p" + kept + " >2<p" + kept + " >3");
}

TEST(HtmlAttributes, TakeNoTimeHoweverTheyAreWritten) {
  using Clock = std::chrono::steady_clock;
  for (const auto& [before, after] :
       {std::pair(" ", "=1"), std::pair("\n", ""), std::pair("", "='1'"),
        std::pair("/", ""), std::pair(" ", " = x"), std::pair("\" ", "")}) {
    const std::string html = "<body><a " + attributes(200'000, before, after) +
                             ">x</a><p>the text</p>";
    const auto begin = Clock::now();
    EXPECT_EQ(parse_html(html).inner_text(0), "x the text") << before << after;
    EXPECT_LT(Clock::now() - begin, std::chrono::seconds(2)) << before << after;
  }
}

}  // namespace
}  // namespace dossier::internal
