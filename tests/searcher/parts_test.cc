// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What a search of one part of articles gives beside hits and counts, which
// parts_oracle_test.cc holds against a plain loop.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "dossier/csv.h"
#include "dossier/error.h"
#include "searcher/match/plan_tree.h"
#include "searcher/present/json.h"
#include "searcher/present/text.h"
#include "searcher/searcher.h"
#include "tests/searcher/example_index.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const ExampleEntity kSyria{Facet::Country, "SYR", "Syria"};
const ExampleEntity kRussia{Facet::Country, "RUS", "Russia"};
const ExampleEntity kJet{Facet::System, "mig-29", "MiG-29"};

ExampleArticle article(const std::string& id, const std::string& title,
                       const std::string& text) {
  ExampleArticle made{id, title, text, "2012-05-01", "en", "Wire"};
  for (const ExampleEntity& entity : {kSyria, kRussia, kJet})
    if ((title + text).find(entity.label) != std::string::npos)
      made.entities.push_back(entity);
  made.mentions = true;
  return made;
}

class Parts : public ::testing::Test {
 protected:
  Parts() { request_.facets = {{"country"}, {"source"}}; }

  Answer search() { return searcher_.search(request_); }
  // "SYR 3".
  static std::vector<std::string> counts(const FacetCounts& facet) {
    std::vector<std::string> counts;
    for (const FacetCount& value : facet.values)
      counts.push_back(value.id + " " + std::to_string(value.count));
    return counts;
  }
  std::string refusal() {
    try {
      search();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::BadQuery);
      return error.what();
    }
    return "none";
  }

  ExampleIndex index_{std::vector<ExampleArticle>{
      article("a", "Syria buys a MiG-29",
              "Jets of Russia. Syria pays.\n\nTalks.\n\nMiG-29 over Russia."),
      article("b", "Talks", "Syria talks.\n\nJets.\n\nRussia has jets."),
      article("c", "Jets", "Nothing.\n\nMore.\n\nA MiG-29 in Syria.")}};
  Searcher searcher_{std::shared_ptr<const Snapshot>(std::shared_ptr<void>(),
                                                     &index_.snapshot()),
                     OpenOptions{1 << 20, 1}};
  SearchRequest request_;
};

TEST_F(Parts, CountTheMentionsInThem) {
  EXPECT_THAT(counts(search().facets[0]), ElementsAre("SYR 3", "RUS 2"));
  request_.in = ArticlePart::Title;
  EXPECT_THAT(counts(search().facets[0]), ElementsAre("SYR 1"));
  EXPECT_EQ(search().facets[0].missing, 2u);
  EXPECT_THAT(counts(search().facets[1]), ElementsAre("Wire 3"));
}

TEST_F(Parts, AreWrittenIntoWhatWasUnderstood) {
  request_.query = "jets -talks country:Russia title:syria";
  request_.selections = {{"country", "SYR"}, {"source", "Wire"}};
  request_.exclusions = {{"system", "mig-29"}};
  request_.in = ArticlePart::Lead;
  EXPECT_EQ(search().understood,
            "lead:jets AND NOT lead:talks AND title:syria source:Wire "
            "(lead:country:RUS OR lead:country:SYR) NOT lead:system:mig-29");
}

TEST_F(Parts, StandInTheTree) {
  request_.query = "\"of russia\" jets country:SYR";
  request_.in = ArticlePart::Lead;
  request_.explain = request_.facets_of_matches = true;
  EXPECT_EQ(tree_text(search().tree),
            "all of\n"
            "  phrase of (1 article: Zen:of) russia (2 articles: Zen:russia) "
            "in the lead\n"
            "  in the lead\n"
            "    word jets (3 articles: Zen:jet)\n"
            "  country SYR in the lead\n");
}

TEST_F(Parts, AreAllThatSnippetsShow) {
  request_.query = "jets";
  request_.in = ArticlePart::Body;
  const Answer answer = search();
  ASSERT_EQ(answer.hits.size(), 1u);
  EXPECT_EQ(answer.hits[0].id, "b");
  EXPECT_EQ(answer.hits[0].snippet.text, "… Russia has jets.");
  EXPECT_EQ(answer.hits[0].snippet.highlights.size(), 1u);
  EXPECT_TRUE(answer.hits[0].title_highlights.highlights.empty());
}

TEST_F(Parts, NarrowPivots) {
  request_.in = ArticlePart::Body;
  request_.pivot = PivotRequest{{"system"}, {"country"}};
  EXPECT_THAT(search().pivot->cells, ElementsAre(ElementsAre(1u, 1u)));
  request_.pivot->unit = PivotUnit::Sentence;
  EXPECT_THAT(search().pivot->cells, ElementsAre(ElementsAre(1u, 1u)));
  request_.in = ArticlePart::Title;
  EXPECT_THAT(counts(search().pivot->columns), ElementsAre("SYR 1"));
  EXPECT_THAT(search().pivot->cells, ElementsAre(ElementsAre(1u)));
}

TEST_F(Parts, AreComparedWithTheSameOfTheIndex) {
  request_.query = "jets";
  request_.in = ArticlePart::Lead;
  request_.facets = {{"country", 10, FacetOrder::Share}};
  const FacetCounts facet = search().facets[0];
  ASSERT_EQ(facet.values.size(), 2u);
  for (const FacetCount& value : facet.values)
    EXPECT_EQ(value.background, value.id == "SYR" ? 2u : 1u) << value.id;
}

TEST_F(Parts, SayWhichOfThemFired) {
  request_.query = "jets OR title:talks";
  request_.selections = {{"country", "SYR"}};
  request_.in = ArticlePart::Lead;
  request_.fired = true;
  const Answer answer = search();
  ASSERT_EQ(answer.hits.size(), 2u);
  const Hit& hit = answer.hits[answer.hits[0].id == "b" ? 0 : 1];
  EXPECT_THAT(hit.fired,
              ElementsAre("lead:jets", "title:talks", "lead:country:SYR"));
}

TEST_F(Parts, AreToldOfEachNumber) {
  request_.query = "jets";
  request_.where = true;
  const Answer answer = search();
  EXPECT_EQ(answer.total, 3u);
  EXPECT_EQ(answer.total_in, (PartCounts{1, 2, 1}));
  EXPECT_EQ(answer.facets[0].values[0].in, (PartCounts{1, 2, 1}));
  EXPECT_EQ(answer.facets[0].values[1].in, (PartCounts{0, 1, 2}));
  EXPECT_FALSE(answer.facets[1].values[0].in.has_value());
}

TEST_F(Parts, AreToldOfTheEntitiesOfAHit) {
  request_.query = "buys";
  EXPECT_THAT(search().hits.at(0).entities.at(0).in, testing::IsEmpty());
  request_.where = true;
  const Answer answer = search();
  const std::vector<HitEntity>& entities = answer.hits.at(0).entities;
  ASSERT_EQ(entities.size(), 3u);
  for (const HitEntity& entity : entities)
    EXPECT_EQ(entity.in,
              (std::vector{
                  entity.id == "RUS" ? ArticlePart::Lead : ArticlePart::Title,
                  entity.id == "SYR" ? ArticlePart::Lead : ArticlePart::Body}))
        << entity.id;
}

TEST_F(Parts, StandInEveryForm) {
  request_.query = "jets";
  request_.where = true;
  const Answer answer = search();
  EXPECT_THAT(json_answer(answer, {}),
              HasSubstr("\"total\":{\"articles\":3,\"in\":{\"title\":1,"
                        "\"lead\":2,\"body\":1}}"));
  EXPECT_THAT(text_answer(answer, request_, {}),
              HasSubstr("matching by the title alone 1 · the lead 2 · the "
                        "body 1\n"));
  EXPECT_EQ(csv_value_header({.parts = true}),
            "facet,id,label,count,selected,title,lead,body\r\n");
  EXPECT_EQ(csv_value("country", answer.facets[0].values[0], {.parts = true}),
            "country,SYR,Syria,3,false,1,2,1\r\n");
  EXPECT_EQ(csv_value("source", answer.facets[1].values[0], {.parts = true}),
            "source,Wire,Wire,3,false,,,\r\n");
}

TEST_F(Parts, AreRefusedBesideWhatTakesWholeArticles) {
  request_.in = ArticlePart::Lead;
  request_.like = "a";
  EXPECT_THAT(refusal(), HasSubstr("leave one out"));
  request_.like.clear();
  request_.feedback.emplace();
  EXPECT_THAT(refusal(), HasSubstr("feedback takes words of whole articles"));
  request_.feedback.reset();
  request_.where = true;
  EXPECT_THAT(refusal(), HasSubstr("the part or the numbers of each"));
}

}  // namespace
}  // namespace dossier::internal
