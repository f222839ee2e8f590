// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "dossier/csv.h"
#include "tests/searcher/present_example.h"

namespace dossier {
namespace {

std::string line_of(std::string id, std::string label) {
  return csv_value("country", {std::move(id), std::move(label), 7, true});
}

TEST(Csv, QuotesWhatHasToBeQuoted) {
  EXPECT_EQ(line_of("a,b", "say \"x\""),
            "country,\"a,b\",\"say \"\"x\"\"\",7,true\r\n");
  EXPECT_EQ(line_of("two\nlines", " "), "country,\"two\nlines\", ,7,true\r\n");
}

TEST(Csv, ReplacesControlsButWhiteSpace) {
  EXPECT_EQ(line_of("a\x1B[31mb", "c\td\x7F\u009Bé"),
            "country,a\uFFFD[31mb,c\td\uFFFD\uFFFDé,7,true\r\n");
}

TEST(Csv, HasAColumnForEachFieldAndEntityFacetOfAHit) {
  EXPECT_EQ(csv_hit_header(),
            "rank,score,id,title,date,source,language,url,snippet,country,"
            "system,official,person\r\n");
  Hit hit = test::example_answer().hits[0];
  hit.snippet.text = "Jets, \"new\"";
  EXPECT_EQ(csv_hit(hit),
            "1,12.5,wire/2013-05-28/17,Russia delivers jets to Syria,"
            "2013-05-28,Harbour Wire,en,https://wire.example/17,"
            "\"Jets, \"\"new\"\"\",Russia; Syria,MiG-29M,Sergey Lavrov,\r\n");
}

TEST(Csv, BeginsWithTheNameAmongSeveralQueries) {
  const CsvColumns columns{.name = true};
  EXPECT_EQ(csv_hit_header(columns).find("name,rank,"), 0u);
  EXPECT_EQ(csv_hit(test::example_answer().hits[0], columns, "a,b")
                .find("\"a,b\",1,12.5,"),
            0u);
  EXPECT_EQ(csv_value_header(columns) +
                csv_value("year", {"2013", "2013", 1, false}, columns, "q"),
            "name,facet,id,label,count,selected\r\n"
            "q,year,2013,2013,1,false\r\n");
}

TEST(Csv, HasTheColumnsThatARequestAsksFor) {
  SearchRequest request;
  EXPECT_EQ(csv_value_header(csv_columns(request)),
            "facet,id,label,count,selected\r\n");
  request.where = request.collapse = request.fired = true;
  request.facets = {{"country", 10, FacetOrder::Share}};
  EXPECT_EQ(csv_value_header(csv_columns(request)),
            "facet,id,label,count,selected,background,title,lead,body\r\n");
  EXPECT_TRUE(csv_hit_header(csv_columns(request))
                  .ends_with(",story,others,fired\r\n"));
}

TEST(Csv, KeepsItsColumnsWhereAValueHasNothingForThem) {
  const CsvColumns columns{.background = true, .parts = true};
  EXPECT_EQ(csv_value("source", {"Wire", "Wire", 3, false}, columns),
            "source,Wire,Wire,3,false,,,,\r\n");
}

TEST(Csv, HasAnAnswerOrAnErrorInTheRowOfAQuery) {
  const std::vector<FacetRequest> facets = {{"country"}, {"system"}};
  EXPECT_EQ(csv_batch_header(facets),
            "name,query,articles,stories,first_date,last_date,country,system,"
            "error,repairs\r\n");
  BatchRow row{"q1", "jets", test::example_answer(), {}, {}};
  row.answer->facets.resize(2);
  row.answer->facets[0].values.resize(2);
  row.answer->stories = 9;
  EXPECT_EQ(csv_batch_row(row, facets),
            "q1,jets,1234,9,,,Russia (3120); Syria (1234),"
            "MiG-29 (96); S-300 (48),,"
            "\"changed: “ to \"\" (smart-quotes); left out: the "
            "(stop-words)\"\r\n");
  EXPECT_EQ(
      csv_batch_row({"q2", "a:b", {}, ErrorCode::BadQuery, "no field"}, facets),
      "q2,a:b,,,,,,,no field,\r\n");
}

}  // namespace
}  // namespace dossier
