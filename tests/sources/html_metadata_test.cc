// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_metadata.h"

#include <gtest/gtest.h>

namespace dossier::internal {
namespace {

HtmlMetadata metadata_of(std::string_view html) {
  return read_metadata(parse_html(html));
}

TEST(HtmlMetadata, ReadsOpenGraph) {
  const HtmlMetadata metadata = metadata_of(
      "<html lang=en-GB><meta property=og:title content='Jets delivered'>"
      "<meta property=og:site_name content='Harbour Wire'>"
      "<meta property=og:url content='http://wire.example/jets'>"
      "<meta property=article:published_time content=2013-05-28T10:00:00Z>");
  EXPECT_EQ(metadata.title, "Jets delivered");
  EXPECT_EQ(metadata.source, "Harbour Wire");
  EXPECT_EQ(metadata.url, "http://wire.example/jets");
  EXPECT_EQ(metadata.date, "2013-05-28T10:00:00Z");
  EXPECT_EQ(metadata.language, "en-GB");
}

TEST(HtmlMetadata, ReadsLinkedData) {
  const char* const pages[] = {
      R"({"@type":"NewsArticle",%})",
      R"([{"@type":"Organization","name":"x"},{"@type":["NewsArticle"],%}])",
      R"({"@graph":[{"@type":"WebSite"},{"@type":"BlogPosting",%}]})",
  };
  for (std::string json : pages) {
    json.replace(json.find('%'), 1,
                 R"("headline":"Jets","datePublished":"2013-05-28",
                    "inLanguage":"en","publisher":{"name":"Wire"})");
    const HtmlMetadata metadata =
        metadata_of("<script type='application/ld+json'>" + json + "</script>");
    EXPECT_EQ(metadata.title, "Jets") << json;
    EXPECT_EQ(metadata.date, "2013-05-28") << json;
    EXPECT_EQ(metadata.source, "Wire") << json;
    EXPECT_EQ(metadata.language, "en") << json;
  }
}

TEST(HtmlMetadata, SurvivesHostileLinkedData) {
  const auto page = [](const std::string& json) {
    return "<title>T</title><script type='application/ld+json'>" + json +
           "</script>";
  };
  for (const std::string& json :
       {std::string("{"), std::string("7"), std::string(100'000, '['),
        std::string(R"({"@type":5,"headline":6})"), std::string("")}) {
    EXPECT_EQ(metadata_of(page(json)).title, "T");
  }
}

TEST(HtmlMetadata, CutsTheNameOfTheSiteOffTheTitle) {
  EXPECT_EQ(metadata_of("<title>Jets | Harbour Wire</title>"
                        "<meta property=og:site_name content='Harbour Wire'>")
                .title,
            "Jets");
  EXPECT_EQ(metadata_of("<title>Jets - The Wire</title><h1>Jets</h1><h1>x</h1>")
                .title,
            "Jets");
  EXPECT_EQ(metadata_of("<title>Jets - a history</title>").title,
            "Jets - a history");
}

TEST(HtmlMetadata, PrefersTheOnlyHeadingToThePageTitle) {
  EXPECT_EQ(metadata_of("<title>Site</title><h1>Jets <i>come</i></h1>").title,
            "Jets come");
}

TEST(HtmlMetadata, TakesTheFirstReadableDate) {
  EXPECT_EQ(metadata_of("<meta name=date content='31 foo'>"
                        "<time datetime=2013-05-28>yesterday</time>")
                .date,
            "2013-05-28");
  EXPECT_EQ(metadata_of("<time datetime=2013-01-01></time>"
                        "<time itemprop=datePublished datetime=2013-05-28>")
                .date,
            "2013-05-28");
  EXPECT_EQ(
      metadata_of("<meta name=pubdate content='May 28, 2013 12:32'>").date,
      "2013-05-28");
  EXPECT_EQ(metadata_of("<p>text</p>").date, "");
}

TEST(HtmlMetadata, TakesTheDateOfTheAddressLast) {
  const std::string link =
      "<link rel=canonical href='http://a.example/2013/05/28/jets'>";
  EXPECT_EQ(metadata_of(link).date, "2013-05-28");
  EXPECT_EQ(metadata_of(link + "<meta name=date content=2013-05-29>").date,
            "2013-05-29");
}

TEST(HtmlMetadata, TakesTheHostAsSource) {
  const HtmlMetadata metadata =
      metadata_of("<link rel=canonical href='https://www.Wire.example:80/x'>");
  EXPECT_EQ(metadata.source, "wire.example");
  EXPECT_EQ(metadata.url, "https://www.Wire.example:80/x");
}

TEST(HtmlMetadata, LeavesOutAddressesThatAreNone) {
  EXPECT_EQ(metadata_of("<link rel=canonical href='/x'>").url, "");
  EXPECT_EQ(metadata_of("<link rel=canonical href='javascript:x'>").url, "");
}

}  // namespace
}  // namespace dossier::internal
