// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/value_resolver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dossier/error.h"
#include "tests/searcher/example_index.h"

namespace dossier::internal {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ValueResolverTest : public ::testing::Test {
 protected:
  // Ids of the values that `text` stands for, one after the other.
  std::string resolved(Facet facet, std::string_view text) {
    repairs_.clear();
    std::string ids;
    for (ValueNumber value :
         resolve_value(index_.snapshot(), facet, text, repairs_)) {
      if (!ids.empty()) ids += ' ';
      ids += index_.snapshot().values->value(value).id;
    }
    return ids;
  }
  std::string error_of(Facet facet, std::string_view text) {
    try {
      return resolved(facet, text);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::BadQuery);
      return error.what();
    }
  }

  ExampleIndex index_{
      ExampleIndex::Segments{
          {{"1",
            "",
            "x",
            "2012-03-14",
            "en",
            "Harbour Wire",
            {{Facet::Country, "SYR", "Syria"},
             {Facet::System, "mig-29", "MiG-29"},
             {Facet::Official, "bashar-al-assad", "Bashar al-Assad"},
             {Facet::Official, "hafez-al-assad", "Hafez al-Assad"},
             {Facet::Official, "sergey-lavrov", "Sergey Lavrov"}}}},
          {{"2",
            "",
            "x",
            "",
            "fr",
            "HARBOUR wire",
            {{Facet::Country, "COG", "Congo"},
             {Facet::Country, "COD", "Congo"},
             {Facet::Person, "jo-doe", "Jo Doe"}}}}},
      {{Facet::Country,
        "SYR",
        "Syria",
        {"Syrian Arab Republic", "Syrie", "TV"}},
       {Facet::Country, "TUV", "Tuvalu", {"Tuvalu"}},
       {Facet::System, "mig-29", "MiG-29", {"Fulcrum"}}}};
  std::vector<Repair> repairs_;
};

TEST_F(ValueResolverTest, FindsIdsInAnyCase) {
  EXPECT_EQ(resolved(Facet::Country, "SYR"), "SYR");
  EXPECT_EQ(resolved(Facet::Country, "syr"), "SYR");
  EXPECT_EQ(resolved(Facet::System, "MIG-29"), "mig-29");
  EXPECT_EQ(resolved(Facet::Official, "Sergey-Lavrov"), "sergey-lavrov");
  EXPECT_EQ(resolved(Facet::Year, "2012"), "2012");
  EXPECT_THAT(repairs_, IsEmpty());
}

TEST_F(ValueResolverTest, TakesTwoLettersForTheCodeOfACountry) {
  EXPECT_EQ(resolved(Facet::Country, "SY"), "SYR");
  EXPECT_EQ(resolved(Facet::Country, "cd"), "COD");
  // Tuvalu's, whatever else is called so.
  EXPECT_EQ(resolved(Facet::Country, "TV"), "");
}

TEST_F(ValueResolverTest, FindsLabelsByTheirWords) {
  EXPECT_EQ(resolved(Facet::Country, "syria"), "SYR");
  EXPECT_EQ(resolved(Facet::Country, " Sýria! "), "SYR");
  EXPECT_EQ(resolved(Facet::System, "MiG 29"), "mig-29");
  EXPECT_EQ(resolved(Facet::Official, "sergey lavrov"), "sergey-lavrov");
  EXPECT_EQ(resolved(Facet::Person, "jo doe"), "jo-doe");
}

TEST_F(ValueResolverTest, FindsAliasesOfTheGazetteer) {
  EXPECT_EQ(resolved(Facet::Country, "Syrie"), "SYR");
  EXPECT_EQ(resolved(Facet::System, "Fulcrum"), "mig-29");
}

TEST_F(ValueResolverTest, FindsPeopleByTheirSurname) {
  EXPECT_EQ(resolved(Facet::Official, "Lavrov"), "sergey-lavrov");
  EXPECT_EQ(resolved(Facet::Official, "al-Assad"),
            "bashar-al-assad hafez-al-assad");
  EXPECT_THAT(error_of(Facet::Country, "ria"), HasSubstr("no country"));
}

TEST_F(ValueResolverTest, TakesAllValuesOfAnAmbiguousName) {
  EXPECT_EQ(resolved(Facet::Country, "Congo"), "COD COG");
  ASSERT_THAT(repairs_, SizeIs(1));
  EXPECT_EQ(repairs_[0].kind, "ambiguous-value");
  EXPECT_EQ(repairs_[0].from, "Congo");
  EXPECT_EQ(repairs_[0].to, "COD, COG");
}

TEST_F(ValueResolverTest, PrefersTheExactSource) {
  EXPECT_EQ(resolved(Facet::Source, "Harbour Wire"), "Harbour Wire");
  EXPECT_EQ(resolved(Facet::Source, "harbour wire"),
            "HARBOUR wire Harbour Wire");
  EXPECT_THAT(repairs_, SizeIs(1));
}

TEST_F(ValueResolverTest, NormalisesLanguages) {
  EXPECT_EQ(resolved(Facet::Language, "fr"), "fr");
  EXPECT_EQ(resolved(Facet::Language, "FR-ca"), "fr");
}

TEST_F(ValueResolverTest, FindsNothingForWhatNoArticleNames) {
  EXPECT_EQ(resolved(Facet::Country, "TUV"), "");
  EXPECT_EQ(resolved(Facet::Country, "Tuvalu"), "");
  EXPECT_EQ(resolved(Facet::Source, "Meridian Post"), "");
  EXPECT_EQ(resolved(Facet::Language, "de"), "");
  EXPECT_EQ(resolved(Facet::Year, "1999"), "");
}

TEST_F(ValueResolverTest, SaysWhatMayHaveBeenMeant) {
  const auto hint = [&](Facet facet, std::string_view text) {
    resolved(facet, text);
    EXPECT_THAT(repairs_, SizeIs(1));
    EXPECT_EQ(repairs_[0].kind, "unknown-value");
    return repairs_[0].from + " > " + repairs_[0].to;
  };
  EXPECT_EQ(hint(Facet::Source, "Harbor Wire"),
            "source:\"Harbor Wire\" > source:\"HARBOUR wire\"");
  EXPECT_EQ(hint(Facet::Source, "harbour"),
            "source:harbour > source:\"HARBOUR wire\"");
  EXPECT_EQ(hint(Facet::Source, "Nothing like it"),
            "source:\"Nothing like it\" > ");
  EXPECT_EQ(hint(Facet::Language, "de"),
            "language:de > language:en language:fr");
  EXPECT_EQ(hint(Facet::Year, "1999"), "year:1999 > year:2012");
  EXPECT_EQ(hint(Facet::Country, "Tuvalu"), "country:Tuvalu > ");
}

TEST_F(ValueResolverTest, RefusesWhatIsNoYear) {
  for (const char* text : {"banana", "12", "2012-03", "2012..2013", "0000", ""})
    EXPECT_THAT(error_of(Facet::Year, text), HasSubstr("' is no year")) << text;
}

TEST_F(ValueResolverTest, RefusesNamesThatNobodyKnows) {
  EXPECT_THAT(error_of(Facet::Country, "Syira"),
              HasSubstr("'Syira'; did you mean country:Syria? list those"));
  EXPECT_THAT(error_of(Facet::Official, "lavrof"),
              HasSubstr("did you mean official:\"Sergey Lavrov\"?"));
  EXPECT_THAT(error_of(Facet::Country, "Atlantis"),
              HasSubstr("no country is called 'Atlantis'"));
  EXPECT_THAT(error_of(Facet::Official, ""), HasSubstr("no official"));
  EXPECT_THAT(error_of(Facet::System, "—"), HasSubstr("no system"));
}

TEST_F(ValueResolverTest, SurvivesBytesThatAreNotUtf8) {
  EXPECT_THAT(error_of(Facet::Country, "\xff\xc0SYR\xe2"),
              HasSubstr("\ufffdSYR\ufffd"));
  EXPECT_EQ(folded_words("Sy\xffria \xe2\x80"), "sy ria");
}

TEST_F(ValueResolverTest, KnowsTheFacets) {
  EXPECT_EQ(require_facet("official"), Facet::Official);
  try {
    require_facet("title");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::BadQuery);
    EXPECT_STREQ(error.what(),
                 "there is no facet 'title'; facets are country, system, "
                 "official, person, class, source, language, year");
  }
}

}  // namespace
}  // namespace dossier::internal
