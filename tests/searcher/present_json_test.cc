// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "searcher/present/json.h"
#include "searcher/version.h"
#include "tests/searcher/present_example.h"

namespace dossier::internal {
namespace {

constexpr const char* kRanking =
    R"("ranking":{"k1":1.2,"b":0.75,"title_weight":2,"proximity":0.0,)"
    R"("recency":0.0,"recency_day":""}},)";

Answer small_answer() {
  Answer answer = test::example_answer();
  answer.hits.erase(answer.hits.begin());
  answer.facets.erase(answer.facets.begin(), answer.facets.begin() + 2);
  answer.facets.erase(answer.facets.begin() + 1);
  return answer;
}

TEST(Json, WritesTheEnvelope) {
  EXPECT_EQ(
      json_answer(small_answer()),
      R"({"schema":1,"program":"dossier 0.1.0",)"
      R"("index":{"id":"6f1c","revision":7,"articles":812345,)"
      R"("gazetteer":"a1b2"},)"
      R"("query":{"text":"jets country:syria “air defence”",)"
      R"("understood":"jets \"air defence\" country:SYR","match":"all",)"
      R"("sort":"relevance","limit":10,"offset":0,)"
      R"("repairs":[{"kind":"smart-quotes","from":"“","to":"\""},)"
      R"({"kind":"stop-words","from":"the","to":""}]},"request":{)" +
          std::string(kRanking) +
          R"("total":{"articles":1234},)"
          R"("took_ms":{"search":3.123,"snippets":0.9},)"
          R"("hits":[{"rank":2,"score":3.25,"id":"dam-88",)"
          R"("title":"طائرات جديدة تصل إلى دمشق",)"
          R"("title_highlights":{"text":"طائرات جديدة تصل إلى دمشق",)"
          R"("highlights":[[0,6]]},"date":"2013-06-02",)"
          R"("source":"الصحيفة","url":"",)"
          R"("snippet":{"text":"وصلت طائرات جديدة إلى دمشق يوم الأحد.",)"
          R"("highlights":[[5,11]]},)"
          R"("entities":[{"facet":"country","id":"SYR","label":"Syria"}]}],)"
          R"("facets":[{"name":"official","exact":true,"counted":1234,)"
          R"("distinct":0,"returned":0,"other":0,"missing":1234,"values":[]}]})");
}

TEST(Json, WritesTheValuesOfAFacet) {
  Answer answer;
  FacetCounts country = test::example_answer().facets[0];
  country.values.resize(2);
  answer.facets = {country};
  const std::string json = json_answer(answer);
  EXPECT_NE(json.find(R"("facets":[{"name":"country","exact":true,)"
                      R"("counted":5678,"distinct":143,"returned":2,)"
                      R"("other":8810,"missing":402,"values":[)"
                      R"({"id":"RUS","label":"Russia","count":3120,)"
                      R"("selected":false},)"
                      R"({"id":"SYR","label":"Syria","count":1234,)"
                      R"("selected":true}]}])"),
            std::string::npos)
      << json;
}

TEST(Json, KeepsTheEnvelopeWithoutHits) {
  EXPECT_EQ(
      json_answer({}),
      R"({"schema":1,"program":"dossier ","index":{"id":"","revision":0,"articles":0,)"
      R"("gazetteer":""},"query":{"text":"","understood":"",)"
      R"("match":"all","sort":"relevance","limit":0,"offset":0,)"
      R"("repairs":[]},"request":{)" +
          std::string(kRanking) +
          R"("total":{"articles":0},)"
          R"("took_ms":{"search":0.0,"snippets":0.0},"hits":[],"facets":[]})");
}

TEST(Json, KeepsTheEnvelopeWithAnError) {
  SearchRequest request;
  request.query = "(jets";
  request.match = MatchMode::Any;
  request.sort = SortOrder::NewestFirst;
  request.limit = kAll;
  EXPECT_EQ(
      json_error(request, {"6f1c", 7, 3, "a1b2"}, ErrorCode::BadQuery,
                 "no field 'x'", {"q1"}),
      R"({"schema":1,"name":"q1","program":"dossier )" +
          std::string(library_version()) +
          R"(","index":{"id":"6f1c","revision":7,)"
          R"("articles":3,"gazetteer":"a1b2"},)"
          R"("query":{"text":"(jets","understood":"","match":"any",)"
          R"("sort":"-date","limit":"all","offset":0,)"
          R"("repairs":[]},"request":{"query":"(jets","match":"any",)"
          R"("sort":"-date","limit":"all",)" +
          kRanking +
          R"("total":{"articles":0},)"
          R"("took_ms":{"search":0.0,"snippets":0.0},"hits":[],"facets":[],)"
          R"("error":{"code":"bad-query","message":"no field 'x'"}})");
}

TEST(Json, ExplainsQueryAndHits) {
  Answer answer = test::example_answer();
  answer.tree = {"and", {}, {{"jets", {{"Zen:jet", 4321}}, {}}}};
  const std::string json = json_answer(answer, {"", true});
  EXPECT_NE(json.find(R"("explain":"and\n  jets\n","tree":{"text":"and",)"
                      R"("terms":[],"children":[{"text":"jets","terms":[)"
                      R"({"term":"Zen:jet","documents":4321}],)"
                      R"("children":[]}]}})"),
            std::string::npos);
  EXPECT_NE(
      json.find(R"("explain":[{"kind":"word","term":"Zen:jet","score":8.25,)"
                R"("frequency":3,"documents":4321},)"),
      std::string::npos);
}

TEST(Json, NamesQueriesOfABatch) {
  EXPECT_EQ(json_answer({}, {"q 1"}).find(R"({"schema":1,"name":"q 1",)"), 0u);
  Hit hit{};
  hit.rank = 3;
  hit.id = "a";
  EXPECT_EQ(json_hit(hit, {"q1"}),
            R"({"name":"q1","rank":3,"score":0.0,"id":"a","title":"",)"
            R"("title_highlights":{"text":"","highlights":[]},)"
            R"("date":"","source":"","url":"",)"
            R"("snippet":{"text":"","highlights":[]},"entities":[]})");
  EXPECT_EQ(json_facet_value("country", {"SYR", "Syria", 7, true}),
            R"({"facet":"country","id":"SYR","label":"Syria","count":7,)"
            R"("selected":true})");
}

TEST(Json, IsUtf8WhateverComesIn) {
  Answer answer;
  answer.query = "caf\xE9 \x01";
  EXPECT_NE(json_answer(answer).find("\"text\":\"caf\uFFFD \\u0001\""),
            std::string::npos);
}

TEST(Json, EscapesWhatCouldCommandATerminal) {
  Answer answer;
  answer.query = "a\x1B[b \x7F \u009B \u00A0é";
  EXPECT_NE(json_answer(answer).find(
                "\"text\":\"a\\u001b[b \\u007f \\u009b \u00A0é\""),
            std::string::npos);
}

}  // namespace
}  // namespace dossier::internal
