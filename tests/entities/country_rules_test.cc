// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "entity_tables.h"

namespace dossier::internal {
namespace {

std::string countries(std::string_view text, std::string_view language = "en",
                      std::string_view day = "") {
  return ids(Facet::Country, {"", text, language, day});
}

TEST(CountryRules, FindsNamesDemonymsAndCapitals) {
  EXPECT_EQ(mentions(Facet::Country,
                     {"",
                      "Syrian and Russian officials met in Damascus. The "
                      "United States did not."}),
            "Syrian/demonym; Russian/demonym; Damascus/capital; "
            "United States/name");
}

TEST(CountryRules, LongestNameWins) {
  const Case cases[] = {
      {"It sold arms to Guinea.", "GIN"},
      {"It sold arms to Guinea-Bissau.", "GNB"},
      {"Pirates in the Gulf of Guinea struck again.", ""},
      {"Farmers of the Jordan Valley complained.", ""},
      {"The Soviet Union sold them.", "SUN"},
      {"Soviet advisers stayed.", "SUN"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(countries(c.text), c.expected) << c.text;
}

TEST(CountryRules, PossessivesAndCompoundsCount) {
  const Case cases[] = {
      {"Russia's army moved.", "RUS"},
      {"Russia’s army moved.", "RUS"},
      {"A Moscow-based firm paid.", "RUS"},
      {"an anti-Syrian rally took place", "SYR"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(countries(c.text), c.expected) << c.text;
}

TEST(CountryRules, CaseTellsNamesFromWords) {
  const Case cases[] = {
      {"They ate turkey and used fine china.", ""},
      {"He told us about it.", ""},
      {"The US told them.", "USA"},
      {"The U.S. told them.", "USA"},
      {"TURKEY, China and others", "TUR CHN"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(countries(c.text), c.expected) << c.text;
}

TEST(CountryRules, CapitalsAreStricterOnAcronyms) {
  const Case cases[] = {
      {"THE GENERAL TOLD US THAT THE PRC REBELS LEFT THE TOWN", ""},
      {"THE U.S. GENERAL TOLD REPORTERS ABOUT IT", "USA"},
      {"TURKEY TO BUY MORE GRAIN THIS YEAR", "TUR"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(countries(c.text), c.expected) << c.text;
}

TEST(CountryRules, GeorgiaNeedsSupport) {
  const Case cases[] = {
      {"He farms in Georgia and votes there.", ""},
      {"Georgia and its capital Tbilisi were quiet.", "GEO"},
      {"He visited Armenia, Georgia and the sea.", "ARM GEO"},
      {"Georgia's foreign minister resigned.", "GEO"},
      {"The president of Georgia resigned.", "GEO"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(countries(c.text), c.expected) << c.text;
}

TEST(CountryRules, ATownBeforeGeorgiaTellsTheState) {
  const Case cases[] = {
      {"MARIETTA, Georgia: It is old. Georgians left. Georgia flew on.", ""},
      {"He was born in Macon, Georgia, and left. Georgians wept.", ""},
      {"It moved to Macon, Georgia. China and Georgians met.", "CHN"},
      {"GORI, Georgia: Georgians met in Tbilisi.", "GEO"},
      {"GORI, Georgia: Georgians left Abkhazia.", "GEO"},
      {"GORI, Georgia: Russian tanks left. Georgians wept.", "GEO RUS"},
      {"MACON, Georgia: Georgians met Georgia's foreign minister.", "GEO"},
      {"He met Turkey, Georgia, and the rest. Georgians wept.", "TUR GEO"},
      {"He told Berg, Georgia's man, of it. Georgians wept.", "GEO"},
      {"Georgians wept.", "GEO"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(countries(c.text), c.expected) << c.text;
}

TEST(CountryRules, NamesOfPeopleAreNoCountries) {
  const Case cases[] = {
      {"The film stars Jordan Brown and others.", ""},
      {"They thanked Mr Jordan for it.", ""},
      {"They thanked Robert Jordan for it.", ""},
      {"They thanked Jordan for it.", "JOR"},
      {"Jordan said it would help.", "JOR"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(countries(c.text), c.expected) << c.text;
}

TEST(CountryRules, TownsElsewhereBelongThere) {
  const Case cases[] = {
      {"He was born in Paris, Texas.", "USA"},
      {"He was born in Moscow, Idaho.", "USA"},
      {"He was born in Paris.", "FRA"},
      {"He went to Moscow, Syria said.", "RUS SYR"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(countries(c.text), c.expected) << c.text;
}

TEST(CountryRules, DatelinesSupportTownsAndStates) {
  const Case cases[] = {
      {"GREENWICH, Conn., March 3 - Profits rose at the firm.", "USA"},
      {"BOSTON, March 3 - Profits rose at the firm.", "USA"},
      {"Profits rose at the firm that Boston once ran.", ""},
      {"The Conn. number was wrong, he found out.", ""},
  };
  for (const Case& c : cases)
    EXPECT_EQ(countries(c.text), c.expected) << c.text;
}

TEST(CountryRules, TwoReadingsNeedASign) {
  const Case cases[] = {
      {"A Korean ship sank.", ""},
      {"A Korean ship sank, Seoul said.", "KOR"},
      {"A Korean ship sank off North Korea.", "PRK"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(countries(c.text), c.expected) << c.text;
}

TEST(CountryRules, CapitalsOfFormerStatesFollowTheDay) {
  EXPECT_EQ(countries("Moscow said so.", "en", "1987-03-02"), "SUN");
  EXPECT_EQ(countries("Moscow said so.", "en", "2013-05-28"), "RUS");
  EXPECT_EQ(countries("Russia said so.", "en", "1987-03-02"), "RUS");
}

TEST(CountryRules, AliasesSpeakTheirLanguage) {
  EXPECT_EQ(countries("Uncle Sam paid.", "en"), "");
  EXPECT_EQ(countries("Şam sessiz.", "tr"), "SYR");
  EXPECT_EQ(countries("They call it Şam there.", "en"), "SYR");
  EXPECT_EQ(countries("L'armée syrienne avance.", "fr"), "SYR");
  EXPECT_EQ(countries("syrienne", "en"), "");
  EXPECT_EQ(countries("Для российской армии", "ru"), "RUS");
}

TEST(CountryRules, MenusAloneMakeNoCountry) {
  const std::string menu =
      "Home\nSyria\nRussia\nUkraine\nFrance\nSport\nWeather\n";
  const std::string body =
      "The town was quiet on Monday after a week of rain and wind, and "
      "officials of Armenia said that nothing else was to be reported from "
      "the whole of the valley, where farmers had returned to their fields "
      "and the schools had opened their doors again after the holidays.\n";
  EXPECT_EQ(countries(body + menu), "ARM");
}

}  // namespace
}  // namespace dossier::internal
