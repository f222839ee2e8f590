// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "searcher/present/lines.h"
#include "tests/searcher/present_example.h"

namespace dossier::internal {
namespace {

TEST(CsvLine, QuotesWhatHasToBeQuoted) {
  EXPECT_EQ(csv_line({"plain", "a,b", "say \"x\"", "two\nlines", " ", ""}),
            "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\", ,\r\n");
}

TEST(CsvLine, ReplacesControlsButWhiteSpace) {
  EXPECT_EQ(csv_line({"a\x1B[31mb", "c\td", "e\x7F\u009B", "é"}),
            "a\uFFFD[31mb,c\td,e\uFFFD\uFFFD,é\r\n");
}

TEST(CsvHit, HasAColumnForEachFieldAndEntityFacet) {
  EXPECT_EQ(csv_hit_header({}),
            "rank,score,id,title,date,source,language,url,snippet,country,"
            "system,official,person\r\n");
  Hit hit = test::example_answer().hits[0];
  hit.snippet.text = "Jets, \"new\"";
  EXPECT_EQ(csv_hit(hit, {}, ""),
            "1,12.5,wire/2013-05-28/17,Russia delivers jets to Syria,"
            "2013-05-28,Harbour Wire,en,https://wire.example/17,"
            "\"Jets, \"\"new\"\"\",Russia; Syria,MiG-29M,Sergey Lavrov,\r\n");
}

TEST(CsvHit, BeginsWithTheNameInABatch) {
  EXPECT_EQ(csv_hit_header({.name = true}).find("name,rank,"), 0u);
  EXPECT_EQ(csv_hit(test::example_answer().hits[0], {.name = true}, "a,b")
                .find("\"a,b\",1,12.5,"),
            0u);
}

TEST(CsvFacet, HasAValueALine) {
  EXPECT_EQ(csv_facet_header(false), "facet,id,label,count,selected\r\n");
  EXPECT_EQ(
      csv_facet_value("country", {"COD", "Congo, D. R.", 7, true}, false, ""),
      "country,COD,\"Congo, D. R.\",7,true\r\n");
  EXPECT_EQ(csv_facet_header(true) +
                csv_facet_value("year", {"2013", "2013", 1, false}, true, "q"),
            "name,facet,id,label,count,selected\r\n"
            "q,year,2013,2013,1,false\r\n");
}

TEST(IdLine, StaysOneLine) {
  Hit hit{};
  hit.id = "a b\nc";
  EXPECT_EQ(id_line(hit, false, "", false), "a b c\n");
  EXPECT_EQ(id_line(hit, true, "q1", true), "q1\ta b c\n");
}

TEST(IdLine, KeepsControlsFromTerminalsOnly) {
  Hit hit{};
  hit.id = "a\x1B]0;b";
  EXPECT_EQ(id_line(hit, false, "", false), "a\x1B]0;b\n");
  EXPECT_EQ(id_line(hit, false, "", true), "a\uFFFD]0;b\n");
}

TEST(TrecLine, HasSixFields) {
  Hit hit{};
  hit.id = "a b\tc";
  hit.rank = 12;
  hit.score = 0.1;
  EXPECT_EQ(trec_line(hit, "q 1"), "q_1 Q0 a_b_c 12 0.1 dossier\n");
  hit.id = "a\x1B[b";
  EXPECT_EQ(trec_line(hit, "1"), "1 Q0 a\uFFFD[b 12 0.1 dossier\n");
}

}  // namespace
}  // namespace dossier::internal
