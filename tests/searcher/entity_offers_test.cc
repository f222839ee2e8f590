// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/searcher/example_search.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const ExampleEntity kLeader{Facet::Official, "muammar-gaddafi",
                            "Muammar Gaddafi"};
const ExampleEntity kBorg{Facet::Person, "ane-borg", "Anne Borg"};
const ExampleEntity kOtherBorg{Facet::Person, "karl-borg", "Karl Borg"};

std::vector<ExampleArticle> articles() {
  return {{"a", "", "Gadhafi buys jets", "", "en", "Wire", {kLeader, kSyria}},
          {"b", "", "The colonel buys jets", "", "en", "", {kLeader}},
          {"c", "", "Kadhafi and jets", "", "fr", "", {kLeader, kRussia}},
          {"d", "", "Gadhafi", "", "en", "", {kLeader}, true},
          {"e", "", "Gadhafi the singer sings", "", "en", ""},
          {"f", "", "Borg sings", "", "en", "", {kBorg}},
          {"g", "", "Borg flies jets", "", "en", "", {kOtherBorg, kSyria}},
          {"h", "", "he flies jets", "", "en", "", {kOtherBorg}}};
}

class EntityOffers : public ExampleSearch {
 protected:
  EntityOffers()
      : ExampleSearch({articles()},
                      {{Facet::Official,
                        "muammar-gaddafi",
                        "Muammar Gaddafi",
                        {"Gadhafi", "gadhafi", "Muammar Gaddafi"}},
                       {Facet::Country, "SYR", "Syria", {"Syria", "syria"}},
                       {Facet::Country, "FRA", "France", {"France"}}}) {}

  // "Gadhafi: official:muammar-gaddafi 3, 2 without".
  std::vector<std::string> offers(const std::string& query) {
    request_.query = query;
    request_.offers = true;
    std::vector<std::string> lines;
    for (const EntityOffer& offer : search().offers)
      lines.push_back(offer.words + ": " + offer.facet + ":" + offer.id + " " +
                      std::to_string(offer.articles) + ", " +
                      std::to_string(offer.without_words) + " without");
    return lines;
  }
};

TEST_F(EntityOffers, CountTheLivingArticlesThatNameTheEntity) {
  EXPECT_THAT(offers("Gadhafi"),
              ElementsAre("Gadhafi: official:muammar-gaddafi 3, 2 without"));
}

TEST_F(EntityOffers, CountUnderTheRestOfTheQuery) {
  request_.exclusions = {{"country", "RUS"}};
  EXPECT_THAT(offers("jets Gadhafi"),
              ElementsAre("Gadhafi: official:muammar-gaddafi 2, 1 without"));
  EXPECT_THAT(offers("jets gadhafi country:SYR"),
              ElementsAre("gadhafi: official:muammar-gaddafi 1, 0 without"));
}

TEST_F(EntityOffers, TakeAlternativesForNoCondition) {
  const auto all =
      ElementsAre("Gadhafi: official:muammar-gaddafi 3, 2 without");
  EXPECT_THAT(offers("Gadhafi OR sings"), all);
  request_.match = MatchMode::Any;
  EXPECT_THAT(offers("sings Gadhafi"), all);
  EXPECT_THAT(offers("sings Gadhafi country:RUS"),
              ElementsAre("Gadhafi: official:muammar-gaddafi 1, 1 without"));
}

TEST_F(EntityOffers, AreOfTheLongestName) {
  EXPECT_THAT(
      offers("Muammar Gaddafi"),
      ElementsAre("Muammar Gaddafi: official:muammar-gaddafi 3, 3 without"));
}

TEST_F(EntityOffers, KnowThePeopleThatTheIndexAloneHas) {
  EXPECT_THAT(offers("borg"),
              ElementsAre("borg: person:karl-borg 2, 1 without",
                          "borg: person:ane-borg 1, 0 without"));
  EXPECT_THAT(offers("\"BORG Anne\""),
              ElementsAre("BORG Anne: person:ane-borg 1, 1 without"));
}

TEST_F(EntityOffers, AreOfPlainWordsAlone) {
  for (const char* query :
       {"jets -Gadhafi", "jets NOT Gadhafi", "jets (Gadhafi)", "gadhaf*",
        "title:Gadhafi", "\"Gadhafi buys\"", "official:Gadhafi"})
    EXPECT_THAT(offers(query), IsEmpty()) << query;
}

TEST_F(EntityOffers, LeaveOutWhatIsSelectedOrFindsNothing) {
  EXPECT_THAT(offers("Syria country:SYR"), IsEmpty());
  EXPECT_THAT(offers("France"), IsEmpty());
}

TEST_F(EntityOffers, AreMadeOnlyIfAskedFor) {
  request_.query = "Gadhafi";
  EXPECT_THAT(search().offers, IsEmpty());
}

}  // namespace
}  // namespace dossier::internal
