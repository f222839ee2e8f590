// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Which of a facet's values are listed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/searcher/example_search.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const ExampleEntity kMali{Facet::Country, "MLI", "Mali"};
const ExampleEntity kLavrov{Facet::Official, "sergey-lavrov", "Sergey Lavrov"};
const ExampleEntity kLee{Facet::Official, "ann-lee", "Ann Lee"};

std::vector<ExampleArticle> articles() {
  return {{"a", "", "jets", "", "en", "", {kSyria, kLavrov}},
          {"b", "", "jets", "", "en", "", {kSyria, kRussia, kLee}},
          {"c", "", "ships", "", "en", "", {kRussia}},
          {"d", "", "ships", "", "en", "", {kFrance}},
          {"e", "", "ships", "", "en", "", {kFrance}},
          {"dead", "", "ships", "", "en", "", {kMali}, true}};
}

class FacetValues : public ExampleSearch {
 protected:
  FacetValues()
      : ExampleSearch(
            {articles()},
            {{Facet::Country, "RUS", "Russia", {"Russland"}},
             {Facet::Official, "sergey-lavrov", "Sergey Lavrov", {"Лавров"}}}) {
  }

  // "SYR 2", in order.
  std::vector<std::string> values(const std::string& facet) {
    request_.facets = {{facet, limit_}};
    std::vector<std::string> lines;
    const Answer answer = search();
    for (const FacetCount& value : answer.facets[0].values)
      lines.push_back(value.id + " " + std::to_string(value.count) +
                      (value.selected ? " selected" : ""));
    return lines;
  }
  std::vector<std::string> found(const std::string& facet,
                                 const std::string& text) {
    request_.facet_find = text;
    return values(facet);
  }
  std::size_t limit_ = 10;
};

TEST_F(FacetValues, AreFoundByPartsOfTheirLabels) {
  EXPECT_THAT(found("country", "ssi"), ElementsAre("RUS 2"));
  EXPECT_THAT(found("official", "lavr"), ElementsAre("sergey-lavrov 1"));
  EXPECT_THAT(found("official", "ee"), ElementsAre("ann-lee 1"));
}

TEST_F(FacetValues, AreFoundByTheBeginningsOfWords) {
  EXPECT_THAT(found("official", "LAV*"), ElementsAre("sergey-lavrov 1"));
  EXPECT_THAT(found("official", "Sergey L*"), ElementsAre("sergey-lavrov 1"));
  EXPECT_THAT(found("official", "ee*"), IsEmpty());
}

TEST_F(FacetValues, AreFoundByOtherNames) {
  EXPECT_THAT(found("country", "Russland"), ElementsAre("RUS 2"));
  EXPECT_THAT(found("official", "Лавров"), ElementsAre("sergey-lavrov 1"));
}

TEST_F(FacetValues, OfPeopleAreFoundInOtherSpellings) {
  EXPECT_THAT(found("official", "Lavroff"), ElementsAre("sergey-lavrov 1"));
  EXPECT_THAT(found("official", "Sergei*"), ElementsAre("sergey-lavrov 1"));
  EXPECT_THAT(found("official", "Sergei"), ElementsAre("sergey-lavrov 1"));
  EXPECT_THAT(found("official", "Larov"), IsEmpty());
}

TEST_F(FacetValues, WithoutACountAreListedIfAskedFor) {
  request_.query = "jets";
  EXPECT_THAT(values("country"), ElementsAre("SYR 2", "RUS 1"));
  request_.facet_zeros = true;
  EXPECT_THAT(values("country"), ElementsAre("SYR 2", "RUS 1", "FRA 0"));
  request_.query = "qqqq";
  EXPECT_THAT(values("country"), ElementsAre("FRA 0", "RUS 0", "SYR 0"));
  limit_ = 1;
  EXPECT_THAT(values("country"), ElementsAre("FRA 0"));
  request_.query = "jets";
  EXPECT_THAT(values("country"), ElementsAre("SYR 2"));
}

TEST_F(FacetValues, WithoutACountAreSelectedAndFoundAsOthers) {
  request_.query = "jets";
  request_.facet_zeros = true;
  request_.selections = {{"country", "FRA"}};
  EXPECT_THAT(values("country"),
              ElementsAre("SYR 2", "RUS 1", "FRA 0 selected"));
  EXPECT_THAT(found("country", "fran"), ElementsAre("FRA 0 selected"));
}

TEST_F(FacetValues, AreHandedOverInTheOrderOfTheList) {
  request_.facets = {{"country", kAll, FacetOrder::Name}, {"official", 1}};
  const Answer listed = searcher_.search(request_);
  std::vector<std::string> expected, taken;
  for (const FacetCounts& facet : listed.facets)
    for (const FacetCount& value : facet.values)
      expected.push_back(facet.facet + ' ' + value.id);
  SearchVisitor visitor;
  visitor.facet_value = [&](const FacetCounts& facet, const FacetCount& value) {
    EXPECT_EQ(facet.other, facet.facet == "official" ? 1u : 0u);
    taken.push_back(facet.facet + ' ' + value.id);
    return true;
  };
  const Answer answer = searcher_.search(request_, visitor);
  EXPECT_EQ(taken, expected);
  EXPECT_THAT(answer.facets[0].values, IsEmpty());
  EXPECT_EQ(answer.facets[0].distinct, 3u);
  EXPECT_EQ(answer.hits.size(), listed.hits.size());
}

TEST_F(FacetValues, AreHandedOverUntilNoMoreAreWanted) {
  request_.facets = {{"country"}, {"official"}};
  std::size_t taken = 0;
  SearchVisitor visitor;
  visitor.facet_value = [&](const FacetCounts&, const FacetCount&) {
    return ++taken < 2;
  };
  const Answer answer = searcher_.search(request_, visitor);
  EXPECT_EQ(taken, 2u);
  EXPECT_EQ(answer.facets[1].distinct, 2u);
}

}  // namespace
}  // namespace dossier::internal
