// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/analyser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "dossier/error.h"
#include "indexer/text/date.h"

namespace dossier::internal {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

class AnalyserTest : public testing::Test {
 protected:
  const Document& analyse(Article article) {
    return analyser_.analyse(std::move(article), notes_);
  }

  // The reason for which an article is refused; its code in `code_`.
  std::string refusal(Article article) {
    try {
      analyse(std::move(article));
    } catch (const Error& error) {
      code_ = error.code();
      return error.what();
    }
    return "";
  }

  // "SYR", "MIG*": id, with "*" for an ancestor, "+" for one brought along.
  static std::vector<std::string> entities(const Document& document,
                                           Facet facet) {
    std::vector<std::string> result;
    for (const StoredEntity& entity : document.record.entities)
      if (entity.facet == facet)
        result.push_back(entity.id + (entity.direct ? "" : "*") +
                         (entity.brought ? "+" : ""));
    return result;
  }

  // "title body": where an entity is mentioned.
  static std::string parts_of(const Document& document, Facet facet,
                              std::string_view id) {
    for (const StoredEntity& entity : document.record.entities) {
      if (entity.facet != facet || entity.id != id) continue;
      std::string parts;
      const auto add = [&](ArticlePart part, const char* name) {
        if (entity.parts.has(part))
          parts += (parts.empty() ? "" : " ") + std::string(name);
      };
      add(ArticlePart::Title, "title");
      add(ArticlePart::Lead, "lead");
      add(ArticlePart::Body, "body");
      return parts;
    }
    return "no such entity";
  }

  Analyser analyser_{Gazetteer::builtin(), AnalyserLimits()};
  AnalysisNotes notes_;
  ErrorCode code_{};
};

TEST_F(AnalyserTest, FillsTheRecord) {
  const Document& document = analyse({"7",
                                      "Arms for Syria",
                                      "The jets came.",
                                      "2013-05-28T10:00:00Z",
                                      "Harbour Wire",
                                      "http://example.org/7",
                                      "EN",
                                      {}});
  EXPECT_EQ(document.record.id, "7");
  EXPECT_EQ(document.record.title, "Arms for Syria");
  EXPECT_EQ(document.record.text, "The jets came.");
  EXPECT_EQ(document.record.date, "2013-05-28T10:00:00Z");
  EXPECT_EQ(document.record.source, "Harbour Wire");
  EXPECT_EQ(document.record.url, "http://example.org/7");
  EXPECT_EQ(document.record.language, "en");
  EXPECT_EQ(format_day(document.day), "2013-05-28");
  EXPECT_THAT(document.title_words, ElementsAre("arms", "for", "syria"));
  EXPECT_THAT(document.text_words, ElementsAre("the", "jets", "came"));
}

TEST_F(AnalyserTest, KeepsNothingOfTheArticleBefore) {
  analyse({"1",
           "F-16 for Syria",
           "Lavrov said so.",
           "2013-05-28",
           "s",
           "u",
           "en",
           {{"country", "FRA", ""}}});
  const Document& document =
      analyse({"2", "", "Plain words.", "", "", "", "en", {}});
  EXPECT_EQ(document.record.title, "");
  EXPECT_EQ(document.record.source, "");
  EXPECT_EQ(document.day, kNoDay);
  EXPECT_TRUE(document.title_words.empty());
  EXPECT_TRUE(document.record.entities.empty());
  EXPECT_TRUE(document.record.mentions.empty());
  EXPECT_TRUE(document.record.designations.empty());
}

TEST_F(AnalyserTest, RefusesAnArticleWithoutContent) {
  EXPECT_THAT(refusal({"1", " \n", "\xef\xbb\xbf", "", "", "", "", {}}),
              HasSubstr("neither title nor text"));
  EXPECT_EQ(code_, ErrorCode::InvalidArgument);
}

TEST_F(AnalyserTest, RefusesWhatIsBeyondTheLimits) {
  Analyser strict(Gazetteer::builtin(), {100, 5});
  AnalysisNotes notes;
  EXPECT_NO_THROW(
      strict.analyse({"1", "", "a b c d e", "", "", "", "en", {}}, notes));
  EXPECT_THROW(
      strict.analyse({"1", "a", "b c d e f", "", "", "", "en", {}}, notes),
      Error);
  EXPECT_THROW(strict.analyse({"1",
                               std::string(50, 'x'),
                               std::string(51, 'x'),
                               "",
                               "",
                               "",
                               "en",
                               {}},
                              notes),
               Error);
}

TEST_F(AnalyserTest, RefusesAnIdThatIsTooLong) {
  EXPECT_THAT(refusal({std::string(5000, 'x'), "t", "", "", "", "", "", {}}),
              HasSubstr("id of 5000 bytes"));
  EXPECT_EQ(code_, ErrorCode::LimitExceeded);
}

TEST_F(AnalyserTest, MendsBytesAndNotesIt) {
  const Document& document =
      analyse({"1", "caf\xe9", std::string("a\0b", 3), "", "", "", "fr", {}});
  EXPECT_EQ(document.record.title, "caf\ufffd");
  EXPECT_EQ(document.record.text,
            "a\ufffd"
            "b");
  EXPECT_EQ(notes_.replaced_bytes, 2u);
}

TEST_F(AnalyserTest, NotesAnUnreadableDate) {
  EXPECT_EQ(analyse({"1", "t", "", "31 February", "", "", "", {}}).day, kNoDay);
  EXPECT_TRUE(notes_.unreadable_date);
  analyse({"1", "t", "", "", "", "", "", {}});
  EXPECT_FALSE(notes_.unreadable_date);
}

TEST_F(AnalyserTest, DetectsALanguageThatIsNotGiven) {
  const std::string text =
      "Le ministre a annoncé hier que les avions seront livrés avant la fin "
      "de l'année, selon une source proche du gouvernement.";
  EXPECT_EQ(analyse({"1", "", text, "", "", "", "auto", {}}).record.language,
            "fr");
  EXPECT_EQ(analyse({"1", "", text, "", "", "", "German", {}}).record.language,
            "de");
}

TEST_F(AnalyserTest, CountsDesignationsWithTheirBases) {
  const Document& document = analyse(
      {"1", "S-300PMU2", "An S-300 and an F-16.", "", "", "", "en", {}});
  EXPECT_THAT(document.record.designations,
              ElementsAre("s300pmu2", "s300", "s300", "f16"));
}

TEST_F(AnalyserTest, PointsMentionsAtTheirEntities) {
  const Document& document =
      analyse({"1", "Syria", "Russia and Syria.", "", "", "", "en", {}});
  const StoredRecord& record = document.record;
  ASSERT_FALSE(record.mentions.empty());
  for (const StoredMention& mention : record.mentions) {
    ASSERT_LT(mention.entity, record.entities.size());
    const std::string& field = mention.in_title ? record.title : record.text;
    EXPECT_EQ(field.substr(mention.start, mention.end - mention.start),
              record.entities[mention.entity].label);
  }
}

TEST_F(AnalyserTest, TellsWhereEntitiesAreMentioned) {
  const Document& document = analyse({"1",
                                      "Syria waits",
                                      "A MiG-29M2 was seen.\n\nNobody "
                                      "said more.\n\nRussia and Syria.",
                                      "",
                                      "",
                                      "",
                                      "en",
                                      {}});
  EXPECT_EQ(parts_of(document, Facet::Country, "SYR"), "title body");
  EXPECT_EQ(parts_of(document, Facet::Country, "RUS"), "body");
  EXPECT_EQ(parts_of(document, Facet::System, "mig-29m2"), "lead");
  EXPECT_EQ(parts_of(document, Facet::System, "mig-29"), "lead");
  EXPECT_EQ(parts_of(document, Facet::Class, "aircraft"), "lead");
}

TEST_F(AnalyserTest, MentionsNowhereWhatTheArticleBrought) {
  const Document& document = analyse(
      {"1", "Nothing", "", "", "", "", "en", {{"system", "mig-29", ""}}});
  EXPECT_EQ(parts_of(document, Facet::System, "mig-29"), "");
  EXPECT_EQ(parts_of(document, Facet::Class, "aircraft"), "");
}

TEST_F(AnalyserTest, TakesTwoParagraphsForTheLead) {
  const Document& document = analyse({"1",
                                      "Title",
                                      "One two.\n\nThree.\n\nFour five six.",
                                      "",
                                      "",
                                      "",
                                      "en",
                                      {}});
  EXPECT_EQ(document.lead_words, 3u);
  EXPECT_EQ(document.record.text.substr(document.record.lead_size),
            "Four five six.");
}

TEST_F(AnalyserTest, EndsTheLeadOfALongParagraph) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "word ";
  const Document& document =
      analyse({"1", "Title", text, "", "", "", "en", {}});
  EXPECT_EQ(document.lead_words, 120u);
}

TEST_F(AnalyserTest, TakesBroughtEntities) {
  const Document& document = analyse({"1",
                                      "Nothing here",
                                      "",
                                      "",
                                      "",
                                      "",
                                      "en",
                                      {{"country", "SYR", ""},
                                       {"official", "jane-roe", "Jane Roe"},
                                       {"person", "john-doe", ""}}});
  EXPECT_THAT(entities(document, Facet::Country), ElementsAre("SYR+"));
  ASSERT_EQ(document.record.entities.size(), 3u);
  EXPECT_EQ(document.record.entities[0].label, "Syria");
  EXPECT_EQ(document.record.entities[1].label, "Jane Roe");
  EXPECT_EQ(document.record.entities[2].label, "john-doe");
}

TEST_F(AnalyserTest, JoinsBroughtAndRecognised) {
  const Document& document =
      analyse({"1",
               "Syria",
               "Syria again.",
               "",
               "",
               "",
               "en",
               {{"country", "SYR", ""}, {"country", "SYR", ""}}});
  EXPECT_THAT(entities(document, Facet::Country), ElementsAre("SYR+"));
  EXPECT_TRUE(document.record.entities[0].focus);
}

TEST_F(AnalyserTest, FilesUnderAncestors) {
  const Document& document =
      analyse({"1", "", "Two MiG-29M fighters.", "", "", "", "en", {}});
  EXPECT_THAT(entities(document, Facet::System), Contains("mig-29m"));
  EXPECT_THAT(entities(document, Facet::System), Contains("mig-29*"));
}

TEST_F(AnalyserTest, FilesBroughtEntitiesUnderAncestors) {
  const Document& document =
      analyse({"1", "Jets", "", "", "", "", "en", {{"system", "mig-29m", ""}}});
  EXPECT_THAT(entities(document, Facet::System), Contains("mig-29m+"));
  EXPECT_THAT(entities(document, Facet::System), Contains("mig-29*"));
}

TEST_F(AnalyserTest, FilesSystemsUnderTheirClassesAndThoseAbove) {
  EXPECT_THAT(entities(analyse({"1",
                                "",
                                "They showed the MiG-29M2.",
                                "",
                                "",
                                "",
                                "en",
                                {{"system", "s-300", ""}}}),
                       Facet::Class),
              ElementsAre("fighter*", "combat_aircraft*", "aircraft*", "sam*",
                          "air_defence*"));
  EXPECT_THAT(entities(analyse({"1", "", "They came.", "", "", "", "en", {}}),
                       Facet::Class),
              ElementsAre());
}

TEST_F(AnalyserTest, FilesNewSystemsUnderTheClassOfTheirPrefix) {
  EXPECT_THAT(entities(analyse({"1",
                                "",
                                "The AGM-999 fell. A Halden-class frigate "
                                "left.",
                                "",
                                "",
                                "",
                                "en",
                                {}}),
                       Facet::Class),
              ElementsAre("air_to_surface_missile*", "missile*", "ship*"));
}

TEST_F(AnalyserTest, IgnoresUnusableBroughtEntities) {
  const Document& document =
      analyse({"1",
               "t",
               "",
               "",
               "",
               "",
               "en",
               {{"weapon", "x", ""},
                {"source", "x", ""},
                {"country", "", ""},
                {"country",
                 "A\x1f"
                 "B",
                 ""},
                {"country", std::string(300, 'x'), ""}}});
  EXPECT_TRUE(document.record.entities.empty());
  EXPECT_THAT(
      notes_.ignored_entities,
      ElementsAre("entity 'x' ignored: there is no entity facet 'weapon'",
                  "entity 'x' ignored: there is no entity facet 'source'",
                  "entity '' ignored: its id is empty",
                  "entity 'A\x1f"
                  "B' ignored: its id has control characters",
                  "entity '" + std::string(40, 'x') +
                      "…' ignored: its id is longer than 180 bytes"));
}

TEST(ContentId, DependsOnTitleAndTextAlone) {
  const Article article{"1", "ab", "c", "2013-05-28", "s", "u", "en", {}};
  EXPECT_EQ(content_id(article),
            content_id({"", "ab", "c", "", "", "", "", {}}));
  EXPECT_NE(content_id(article),
            content_id({"", "a", "bc", "", "", "", "", {}}));
  EXPECT_EQ(content_id(article).size(), 32u);
}

}  // namespace
}  // namespace dossier::internal
