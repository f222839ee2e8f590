// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/json_article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sources/testing.h"

namespace dossier::internal {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ReadArticle read_json(std::string_view json, const ReadOptions& options) {
  std::string record(json);
  return JsonArticleReader(options).read(record);
}

std::string fault_of(std::string_view json, const ReadOptions& options = {}) {
  return error_of([&] { read_json(json, options); });
}

std::string nested(int depth) {
  return "{\"title\":\"x\",\"other\":" + std::string(depth - 1, '[') +
         std::string(depth - 1, ']') + "}";
}

TEST(JsonArticle, ReadsEveryKey) {
  const Article article =
      read_json(R"({"id":"a1","title":"T","text":"X","date":"2013-05-28",
                    "source":"Wire","url":"http://a/","language":"en"})",
                {})
          .article;
  EXPECT_EQ(article.id, "a1");
  EXPECT_EQ(article.title, "T");
  EXPECT_EQ(article.text, "X");
  EXPECT_EQ(article.date, "2013-05-28");
  EXPECT_EQ(article.source, "Wire");
  EXPECT_EQ(article.url, "http://a/");
  EXPECT_EQ(article.language, "en");
}

TEST(JsonArticle, IgnoresUnknownKeysAndNull) {
  const ReadArticle read =
      read_json(R"({"title":"T","text":null,"tags":[1,{"a":2}]})", {});
  EXPECT_EQ(read.article.title, "T");
  EXPECT_EQ(read.article.text, "");
  EXPECT_THAT(read.warnings, IsEmpty());
}

TEST(JsonArticle, TakesANumberAsId) {
  EXPECT_EQ(read_json(R"({"id":42,"title":"T"})", {}).article.id, "42");
  EXPECT_EQ(
      read_json(R"({"id":18446744073709551615,"title":"T"})", {}).article.id,
      "18446744073709551615");
}

TEST(JsonArticle, TakesTheLastOfTwoEqualKeys) {
  EXPECT_EQ(read_json(R"({"title":"A","title":"B"})", {}).article.title, "B");
}

TEST(JsonArticle, ReadsMappedKeys) {
  ReadOptions options;
  options.key_of_field = {{"title", "headline"}, {"text", "body"}};
  const Article article =
      read_json(R"({"title":"no","headline":"T","body":"X"})", options).article;
  EXPECT_EQ(article.title, "T");
  EXPECT_EQ(article.text, "X");
}

TEST(JsonArticle, RefusesToMapAnUnknownField) {
  ReadOptions options;
  options.key_of_field = {{"headline", "title"}};
  EXPECT_EQ(fault_of("{}", options), "no article field is called 'headline'");
}

TEST(JsonArticle, ReadsEntities) {
  const auto entities =
      read_json(R"({"title":"T","entities":[{"facet":"country","id":"SYR"},
                  {"facet":"system","id":"x-1","label":"X-1","y":0}]})",
                {})
          .article.entities;
  ASSERT_EQ(entities.size(), 2u);
  EXPECT_EQ(entities[0].facet, "country");
  EXPECT_EQ(entities[0].id, "SYR");
  EXPECT_EQ(entities[0].label, "");
  EXPECT_EQ(entities[1].label, "X-1");
}

struct FaultCase {
  const char* json;
  const char* fault;
};

TEST(JsonArticle, NamesTheKeyOfAWrongValue) {
  const FaultCase cases[] = {
      {R"({"title":5})", "key 'title' must be a string"},
      {R"({"title":"T","text":["a"]})", "key 'text' must be a string"},
      {R"({"title":"T","id":1.5})",
       "key 'id' must be a string or a whole number"},
      {R"({"title":"T","entities":"SYR"})",
       "key 'entities' must be a list of objects"},
      {R"({"title":"T","entities":["SYR"]})",
       "key 'entities' must be a list of objects"},
      {R"({"title":"T","entities":[{"facet":"country","id":7}]})",
       "key 'entities.id' must be a string"},
      {R"({"id":"a"})", "neither title nor text"},
      {R"({"title":"  ","text":"\n"})", "neither title nor text"},
      {R"([1])", "expected an object"},
      {R"("x")", "expected an object"},
  };
  for (const FaultCase& c : cases) EXPECT_EQ(fault_of(c.json), c.fault);
}

TEST(JsonArticle, IgnoresEntitiesOfAnotherForm) {
  ReadArticle read =
      read_json(R"({"title":"T","entities":[{"type":"Person","value":"X"},)"
                R"({"facet":"country","id":"SYR"}]})",
                {});
  ASSERT_EQ(read.article.entities.size(), 1u);
  EXPECT_EQ(read.article.entities[0].id, "SYR");
  EXPECT_EQ(read.ignored_entities, 1u);
  EXPECT_EQ(read.warnings,
            std::vector<std::string>{
                "1 entries of 'entities' without 'facet' and 'id' ignored"});
}

TEST(JsonArticle, RefusesWhatIsNotJson) {
  for (const char* json : {"", "{", "{\"title\":\"T\"", "{\"title\":\"T\"} x",
                           "{title:1}", "{\"title\":\"a\tb\"}"}) {
    EXPECT_THAT(fault_of(json), HasSubstr("invalid JSON: ")) << json;
  }
}

TEST(JsonArticle, RefusesNestingBelowTheBound) {
  EXPECT_EQ(fault_of(nested(64)), "");
  EXPECT_EQ(fault_of(nested(65)), "JSON nested deeper than 64");
  EXPECT_EQ(fault_of(nested(100'000)), "JSON nested deeper than 64");
}

TEST(JsonArticle, RefusesAnArticleLargerThanTheBound) {
  ReadOptions options;
  options.max_article_bytes = 10;
  EXPECT_EQ(fault_of(R"({"title":"12345","text":"12345"})", options), "");
  EXPECT_EQ(fault_of(R"({"title":"12345","text":"123456"})", options),
            "article of 11 bytes, more than the bound of 10");
}

TEST(JsonArticle, MendsInvalidUtf8) {
  const ReadArticle read = read_json(
      "{\"title\":\"a\xFF"
      "b\xC0\xAF\"}",
      {});
  EXPECT_EQ(read.article.title, "a\uFFFDb\uFFFD\uFFFD");
  EXPECT_THAT(read.warnings, ElementsAre("3 invalid byte sequences replaced"));
}

TEST(JsonArticle, MendsHalvesOfSurrogatePairs) {
  const ReadArticle read = read_json(
      R"({"title":"\ud83d x \udE00 \uD83D\uDE00 \\ud83d \ud83d\u0041"})", {});
  EXPECT_EQ(read.article.title, "\uFFFD x \uFFFD \U0001F600 \\ud83d \uFFFDA");
  EXPECT_THAT(read.warnings,
              ElementsAre("3 halves of surrogate pairs replaced"));
  EXPECT_THAT(read_json(R"({"title":"\ud83d"})", {}).warnings,
              ElementsAre("half of a surrogate pair replaced"));
}

TEST(JsonArticle, KeepsNulSoThatOffsetsHold) {
  EXPECT_EQ(read_json(R"({"title":"a\u0000b"})", {}).article.title,
            std::string("a\0b", 3));
}

TEST(JsonArticle, ClearsAnUnreadableDateWithAWarning) {
  for (const char* date : {"2013-02-31", "0000-01-01", "28.5.2013"}) {
    const ReadArticle read =
        read_json(std::string(R"({"title":"T","date":")") + date + "\"}", {});
    EXPECT_EQ(read.article.date, "");
    EXPECT_THAT(read.warnings,
                ElementsAre(std::string("unreadable date '") + date + "'"));
  }
}

TEST(JsonArticle, TakesAnArticleWhoseDateIsNoString) {
  for (const char* date : {"1369699200", "20130231", "1.5", "true", "[2013]",
                           "{\"year\":2013}", "18446744073709551615"}) {
    const ReadArticle read =
        read_json(std::string(R"({"title":"T","date":)") + date + "}", {});
    EXPECT_EQ(read.article.date, "");
    EXPECT_TRUE(read.undated);
    EXPECT_THAT(read.warnings,
                ElementsAre(std::string("unreadable date '") + date + "'"));
  }
}

TEST(JsonArticle, ReadsADateWrittenAsANumber) {
  for (const char* date : {"20130528", "2013"}) {
    const ReadArticle read =
        read_json(std::string(R"({"title":"T","date":)") + date + "}", {});
    EXPECT_EQ(read.article.date, date);
    EXPECT_THAT(read.warnings, IsEmpty());
  }
}

TEST(JsonArticle, KeepsADateOfReducedPrecision) {
  EXPECT_EQ(read_json(R"({"title":"T","date":"2012-03"})", {}).article.date,
            "2012-03");
}

TEST(JsonArticle, KeepsAReadableDateAsWritten) {
  const ReadArticle read =
      read_json(R"({"title":"T","date":"2013-05-28T10:00:00Z"})", {});
  EXPECT_EQ(read.article.date, "2013-05-28T10:00:00Z");
}

TEST(JsonArticle, TakesTheLanguageOfTheOptionsIfItHasNone) {
  ReadOptions options;
  options.language = "ru";
  EXPECT_EQ(read_json(R"({"title":"T"})", options).article.language, "ru");
  EXPECT_EQ(read_json(R"({"title":"T","language":"EN-us"})", options)
                .article.language,
            "en");
}

TEST(JsonArticle, ReadsALongRecordAfterAShortOne) {
  JsonArticleReader reader({});
  for (const std::size_t size : {10, 100'000, 5, 3'000'000}) {
    std::string record = "{\"text\":\"" + std::string(size, 'x') + "\"}";
    EXPECT_EQ(reader.read(record).article.text.size(), size);
  }
  std::string deep = nested(65);
  EXPECT_EQ(error_of([&] { reader.read(deep); }), "JSON nested deeper than 64");
}

}  // namespace
}  // namespace dossier::internal
