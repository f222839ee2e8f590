// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dossier/error.h"
#include "dossier/manifest.h"
#include "searcher/present/request_json.h"
#include "tests/searcher/present_example.h"

namespace dossier {
namespace {

using internal::request_from_json;
using internal::request_json;
using ::testing::HasSubstr;
using ::testing::Not;

// With nothing as it is by default, in any member.
SearchRequest unusual_request() {
  SearchRequest r;
  r.query = "jets \xF0\x9F\x9B\xA9";
  r.match = MatchMode::Any;
  r.like = "wire/1";
  r.across_scripts = r.suggest = r.facets_of_matches = r.facet_zeros = true;
  r.where = r.day_span = r.offers = r.fired = r.collapse = true;
  r.list_duplicates = r.explain = true;
  r.selections = {{"country", "Syria"}, {"system", "s-300"}};
  r.exclusions = {{"source", "Wire"}};
  r.from = "2012";
  r.to = "2013-05";
  r.in = ArticlePart::Lead;
  r.new_since = RevisionMark{7, "82697dcf"};
  r.sort = SortOrder::OldestFirst;
  r.limit = kAll;
  r.offset = 20;
  r.facets = {{"system", kAll, FacetOrder::Share}, {"year", 3}};
  r.facet_find = "mig*";
  r.facet_tree = FacetRequest{"system", 5, FacetOrder::Name};
  r.locale = "de_DE.UTF-8";
  r.pivot = PivotRequest{{"country", 3}, {"system", 4}};
  r.pivot->third = FacetRequest{"official"};
  r.pivot->triples = 7;
  r.pivot->unit = PivotUnit::Sentence;
  r.timeline = Period::Week;
  r.saved_queries = {{"planes", "jets OR MiG-29"}};
  r.ranking = {0.9, 0.4, 3, 1.5, 365, "2014-01-01"};
  r.feedback = FeedbackRequest{10, 30, 0.5};
  r.count = CountUnit::Story;
  r.records = r.snippets = false;
  r.snippet_length = 99;
  return r;
}

std::string refusal(const std::string& text) {
  try {
    requests_of(text);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    return error.what();
  }
  return "";
}

TEST(Manifest, TellsNothingButTheRankingOfAPlainRequest) {
  EXPECT_EQ(request_json({}).dump(),
            R"({"ranking":{"k1":1.2,"b":0.75,"title_weight":2,)"
            R"("proximity":0.0,"recency":0.0,"recency_day":""}})");
}

// A member that the writer forgot would be missing here: of a request without
// anything usual all are written.
TEST(Manifest, HasEveryMemberOfARequestAndReadsItBack) {
  const auto json = request_json(unusual_request());
  EXPECT_EQ(json.size(), 36u);
  EXPECT_EQ(request_json(request_from_json(json)), json);
  EXPECT_THAT(json.dump(), HasSubstr(R"("limit":"all","offset":20)"));
  EXPECT_THAT(json.dump(), HasSubstr(R"("by":"sentence")"));
}

TEST(Manifest, LeavesOutHitsAndFacets) {
  const std::string text = manifest(test::example_answer());
  EXPECT_THAT(text, testing::StartsWith(
                        R"({"kind":"manifest","schema":1,"program":)"
                        R"("dossier 0.1.0","index":{"id":"6f1c","revision":7,)"
                        R"("articles":812345,"gazetteer":"a1b2"},)"));
  EXPECT_THAT(text, HasSubstr(R"("total":{"articles":1234}})"));
  EXPECT_THAT(text, Not(HasSubstr("hits")));
}

TEST(Manifest, AsksAgainWhatWasAsked) {
  Answer answer;
  answer.index = {"6f1c", 7, 3, "a1"};
  answer.request = unusual_request();
  const auto asked = requests_of(manifest(answer));
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].name, "");
  EXPECT_EQ(request_json(asked[0].request), request_json(answer.request));
  EXPECT_FALSE(asked[0].compared_with);
  EXPECT_EQ(asked[0].index.revision, 7u);
}

TEST(Manifest, HasTheQueriesOfABatchWithTheirErrors) {
  SearchRequest request;
  request.match = MatchMode::Any;
  const std::vector<BatchRow> rows = {
      {"a", "jets", test::example_answer(), {}, {}},
      {"b", "x:y", {}, ErrorCode::BadQuery, "no field"}};
  const std::string text = batch_manifest({"6f1c", 7, 3, "a1"}, request, rows);
  EXPECT_THAT(text, HasSubstr(R"({"name":"b","query":{"text":"x:y"},"error":)"
                              R"({"code":"bad-query","message":"no field"}})"));
  const auto asked = requests_of(text);
  ASSERT_EQ(asked.size(), 2u);
  EXPECT_EQ(asked[1].name, "b");
  EXPECT_EQ(asked[1].request.query, "x:y");
  EXPECT_EQ(asked[1].request.match, MatchMode::Any);
}

TEST(Manifest, HasBothQueriesOfAComparison) {
  Comparison comparison;
  comparison.first.query = comparison.first.request.query = "tanks";
  comparison.second.query = "jets";
  const auto asked = requests_of(manifest(comparison));
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].request.query, "tanks");
  EXPECT_EQ(asked[0].compared_with, "jets");
}

TEST(Manifest, RefusesWhatIsNone) {
  EXPECT_THAT(refusal("jets"), HasSubstr("this is none"));
  EXPECT_THAT(refusal(R"({"schema":1,"hits":[]})"), HasSubstr("this is none"));
  EXPECT_THAT(refusal(R"({"kind":"manifest","schema":2,"request":{}})"),
              HasSubstr("another version"));
}

TEST(Manifest, RefusesWhatItWouldOtherwiseLose) {
  const auto with = [](const std::string& request) {
    return R"({"kind":"manifest","schema":1,"request":)" + request +
           R"(,"index":{"id":"","revision":1,"articles":1,"gazetteer":""}})";
  };
  EXPECT_THAT(refusal(with(R"({"colour":"red"})")),
              HasSubstr("'colour', which this version does not know"));
  EXPECT_THAT(refusal(with(R"({"match":"some"})")), HasSubstr("'some'"));
  EXPECT_THAT(refusal(with(R"({"query":7})")), HasSubstr("'query' is not"));
  EXPECT_THAT(refusal(with(R"({"limit":-1})")), HasSubstr("from 0 on"));
  EXPECT_THAT(refusal(with("[]")), HasSubstr("an object was expected"));
}

}  // namespace
}  // namespace dossier
