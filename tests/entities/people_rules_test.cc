// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "entity_tables.h"

namespace dossier::internal {
namespace {

std::string officials(std::string_view text, std::string_view day = "") {
  return ids(Facet::Official, {"", text, "en", day});
}
std::string people(std::string_view text) {
  return ids(Facet::Person, {"", text});
}

TEST(PeopleRules, KnownNamesInEverySpellingOfTheTable) {
  EXPECT_EQ(officials("Sergey Lavrov spoke."), "sergey-lavrov");
  EXPECT_EQ(officials("Sergei Lavrov spoke."), "sergey-lavrov");
  EXPECT_EQ(officials("Bashar al- Assad spoke."), "bashar-al-assad");
  EXPECT_EQ(officials("Bashar al Assads forces fled."), "bashar-al-assad");
}

TEST(PeopleRules, SafeSurnamesStandAlone) {
  EXPECT_EQ(mentions(Facet::Official, {"", "It was for Lavrov to decide."}),
            "Lavrov/safe-surname");
  EXPECT_EQ(officials("Assad's forces fled."), "bashar-al-assad");
  EXPECT_EQ(officials("It was for Muallem to decide."), "");
}

TEST(PeopleRules, TitleAndNameMakeAnOfficial) {
  const Case cases[] = {
      {"Foreign Minister Anna Berg spoke.", "ana-berg"},
      {"Russian deputy minister Anna Berg spoke.", "ana-berg"},
      {"The former minister Anna Berg spoke.", "ana-berg"},
      {"Anna Berg, the Russian foreign minister, spoke.", "ana-berg"},
      {"Anna Berg, a former minister, spoke.", "ana-berg"},
      {"Gen. Anna Berg spoke.", "ana-berg"},
      {"A Russian spokesman, Anna Berg said.", ""},
      {"The minister Thursday spoke.", ""},
      {"The foreign minister spoke.", ""},
  };
  for (const Case& c : cases)
    EXPECT_EQ(officials(c.text), c.expected) << c.text;
}

TEST(PeopleRules, PrivateTitlesMakeAPerson) {
  const Case cases[] = {
      {"Mr Robert Berg spoke.", "berg-robert"},
      {"Acme president Robert Berg spoke.", "berg-robert"},
      {"Robert Berg, president of Acme Corp, spoke.", "berg-robert"},
      {"Robert Berg said it.", "berg-robert"},
      {"Acme Holdings said it.", ""},
      {"Robert Berg Inc said it.", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(people(c.text), c.expected) << c.text;
}

TEST(PeopleRules, ParticlesStayInNames) {
  EXPECT_EQ(
      mentions(Facet::Official, {"", "Minister Ahmad bin Said al-Tayeb left."}),
      "Ahmad bin Said al-Tayeb/title");
}

TEST(PeopleRules, SurnamesFindTheirPersonInTheArticle) {
  EXPECT_EQ(mentions(Facet::Official, {"Berg to leave",
                                       "Minister Anna Berg spoke. Berg left, "
                                       "and Mr Berg waved. Berg’s car came."}),
            "Berg/surname; Anna Berg/title; Berg/surname; Berg/title; "
            "Berg/surname");
}

TEST(PeopleRules, ASurnameOfSomeoneElseIsNotHis) {
  EXPECT_EQ(
      mentions(Facet::Official, {"", "Minister Anna Berg met Robert Berg."}),
      "Anna Berg/title");
}

TEST(PeopleRules, TitleAndSurnameLookUpTheOfficeOfTheDay) {
  const std::string_view text = "Syrian Foreign Minister Muallem spoke.";
  EXPECT_EQ(officials(text, "2013-05-28"), "walid-muallem");
  EXPECT_EQ(officials(text, "1990-05-28"), "mualim");
}

TEST(PeopleRules, CapitalsNeedATitleOrAGivenName) {
  const Case cases[] = {
      {"PRESIDENT ROBERT CRISTIANI SAID THE ARMY LEFT THE TOWN",
       "kristiane-robert"},
      {"THE ARMY LEFT THE TOWN OF SANTA ELENA YESTERDAY", ""},
  };
  for (const Case& c : cases)
    EXPECT_EQ(officials(c.text), c.expected) << c.text;
}

TEST(PeopleRules, PlacesAndGroupsAreNoPeople) {
  EXPECT_EQ(people("Shells fell on the Robert Berg district."), "");
  EXPECT_EQ(people("It fell to North Robert."), "");
}

}  // namespace
}  // namespace dossier::internal
