// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facet_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dossier/csv.h"
#include "dossier/error.h"
#include "searcher/present/tree_text.h"
#include "searcher/world_regions.h"
#include "tests/searcher/example_search.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const ExampleEntity kSoviets{Facet::Country, "SUN", "Soviet Union"};
const ExampleEntity kNowhere{Facet::Country, "ZZZ", "Nowhere"};
const ExampleEntity kFighters{Facet::Class, "fighter", "Fighters"};
const ExampleEntity kAircraft{Facet::Class, "aircraft", "Aircraft"};
const ExampleEntity kMig29M{Facet::System, "mig-29m", "MiG-29M"};
const ExampleEntity kUnlisted{Facet::System, "k-998", "K-998"};

// As the writer stores them: with all that they are under.
std::vector<ExampleArticle> articles() {
  return {
      {"a",
       "",
       "jets",
       "",
       "en",
       "",
       {kSyria, kTurkey, kMig29, kMig29M, kFighters, kAircraft}},
      {"b", "", "jets", "", "en", "", {kSyria, kMig29, kFighters, kAircraft}},
      {"c", "", "jets", "", "en", "", {kSoviets, kUnlisted, kAircraft}},
      {"dead", "", "jets", "", "en", "", {kTurkey}, true},
      {"e", "", "ships", "", "en", "", {kTurkey, kNowhere}},
      {"f", "", "jets"}};
}

std::vector<ExampleGazetteer::Row> rows() {
  return {{Facet::Class, "aircraft", "Aircraft"},
          {Facet::Class, "fighter", "Fighters", {}, "", {0}},
          {Facet::System, "mig-29", "MiG-29", {}, "fighter", {}},
          {Facet::System, "mig-29m", "MiG-29M", {}, "fighter", {2}}};
}

class FacetTreeTest : public ExampleSearch {
 protected:
  FacetTreeTest() : ExampleSearch({articles()}, rows()) {}

  // "Asia 3", indented by a dot a level.
  std::vector<std::string> lines(const std::string& facet) {
    lines_.clear();
    add(tree(facet).roots, "");
    return lines_;
  }
  FacetTree tree(const std::string& facet) {
    request_.facet_tree = FacetRequest{facet, limit_};
    return *search().facet_tree;
  }
  void add(const std::vector<FacetTreeNode>& nodes, const std::string& indent) {
    for (const FacetTreeNode& node : nodes) {
      lines_.push_back(indent + node.label + " " + std::to_string(node.count));
      add(node.children, indent + ".");
    }
  }
  std::size_t limit_ = kAll;
  std::vector<std::string> lines_;
};

TEST_F(FacetTreeTest, HasSystemsUnderTypesAndClasses) {
  EXPECT_THAT(lines("system"),
              ElementsAre("Aircraft 3", ".Fighters 2", "..MiG-29 2",
                          "...MiG-29M 1", "K-998 1"));
}

// An article with two countries of a region counts once for it.
TEST_F(FacetTreeTest, HasCountriesUnderRegionsOfTheWorld) {
  EXPECT_THAT(lines("country"),
              ElementsAre("Asia 3", ".Western Asia 3", "..Syria 2",
                          "..Turkey 2", "Europe 1", ".Eastern Europe 1",
                          "..Soviet Union 1", "Nowhere 1"));
  EXPECT_EQ(tree("country").counted, 5u);
  EXPECT_EQ(tree("country").missing, 1u);
}

TEST_F(FacetTreeTest, CountsTheResultWithAllSelectionsApplied) {
  request_.query = "jets";
  request_.selections = {{"country", "TUR"}};
  EXPECT_THAT(lines("country"), ElementsAre("Asia 1", ".Western Asia 1",
                                            "..Syria 1", "..Turkey 1"));
}

TEST_F(FacetTreeTest, ShowsAsManyUnderEachAsAskedForAndSaysHowManyThereAre) {
  limit_ = 1;
  EXPECT_THAT(lines("country"),
              ElementsAre("Asia 3", ".Western Asia 3", "..Syria 2"));
  const FacetTree found = tree("country");
  EXPECT_EQ(found.distinct, 3u);
  EXPECT_EQ(tree_text(found, TextStyle()),
            "country as a tree\n"
            "  Asia            3\n"
            "    Western Asia  3\n"
            "      Syria       2\n"
            "      1 more\n"
            "  2 more\n"
            "  1 article without\n");
  EXPECT_EQ(csv_tree(found),
            "depth,facet,id,label,count,parent\r\n"
            "0,region,142,Asia,3,\r\n1,region,145,Western Asia,3,142\r\n"
            "2,country,SYR,Syria,2,145\r\n");
}

TEST_F(FacetTreeTest, IsOfThreeFacetsAlone) {
  EXPECT_THROW(tree("source"), Error);
  EXPECT_THAT(lines("class"), ElementsAre("Aircraft 3", ".Fighters 2"));
}

TEST(WorldRegions, KnowStatesThatAreNoMore) {
  for (const char* id : {"SUN", "YUG", "CSK", "DDR", "SCG", "XKX", "RUS"}) {
    const auto regions = regions_of_country(id);
    ASSERT_EQ(regions.size(), 2u) << id;
    EXPECT_EQ(regions.back().label, "Europe") << id;
  }
  EXPECT_THAT(regions_of_country("ZZZ"), IsEmpty());
}

}  // namespace
}  // namespace dossier::internal
