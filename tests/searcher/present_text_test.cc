// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "searcher/present/cells.h"
#include "searcher/present/text.h"
#include "tests/searcher/present_example.h"

namespace dossier::internal {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

SearchRequest asked(const Answer& answer) {
  SearchRequest request;
  request.query = answer.query;
  return request;
}

std::string shown(const Answer& answer, std::size_t width, bool color = false) {
  TextStyle style;
  style.width = width;
  style.color = color;
  return text_answer(answer, asked(answer), style);
}

// The text with its directional isolates as braces, to be seen here.
std::string seen(std::string text) {
  const std::pair<std::string, std::string> kSeen[] = {{"\u2068", "{"},
                                                       {"\u2069", "}"}};
  for (const auto& [hidden, visible] : kSeen)
    for (std::size_t at; (at = text.find(hidden)) != std::string::npos;)
      text.replace(at, hidden.size(), visible);
  return text;
}

Answer without_explanation() {
  Answer answer = test::example_answer();
  for (Hit& hit : answer.hits) hit.score_parts.clear();
  return answer;
}

TEST(Text, FillsEightyColumns) {
  EXPECT_EQ(seen(shown(without_explanation(), 80)),
            R"(1,234 articles of 812,345 · 4.0 ms
understood: jets "air defence" country:SYR
changed: “ to " (smart-quotes)
left out: the (stop-words)

1  Russia delivers *jets* to *Syria*
   2013-05-28 · Harbour Wire · wire/2013-05-28/17
   … The first MiG-29M *jets* have arrived, Lavrov said, and with them the *air
   defence* systems that Damascus ordered in 2007. A second shipment is expected
   before the end of the year, two officials told the paper. …
   Russia, Syria · MiG-29M · Sergey Lavrov

2  {*طائرات* جديدة تصل إلى دمشق}
   2013-06-02 · {الصحيفة} · dam-88
   {وصلت *طائرات* جديدة إلى دمشق يوم الأحد.}
   Syria

1,232 more: --offset 2

country                                  system
  Russia                ████████ 3,120     MiG-29 ██████████████████████████ 96
> Syria                 ███▏     1,234     S-300  █████████████              48
  United States         ██▌        980
  Congo, Democratic Re… ▏            7
  4 of 143 values, others sum to 8,810
  402 articles without

source
  Harbour Wire ███████████████████ 900
  {الصحيفة}      ██████▍             300
  人民日报     ▊                    34

no values: official
)");
}

TEST(Text, PutsThreeFacetsSideBySideAt160Columns) {
  EXPECT_EQ(seen(shown(without_explanation(), 160)),
            R"(1,234 articles of 812,345 · 4.0 ms
understood: jets "air defence" country:SYR
changed: “ to " (smart-quotes)
left out: the (stop-words)

1  Russia delivers *jets* to *Syria*
   2013-05-28 · Harbour Wire · wire/2013-05-28/17
   … The first MiG-29M *jets* have arrived, Lavrov said, and with them the *air defence* systems
   that Damascus ordered in 2007. A second shipment is expected before the end of the year, two
   officials told the paper. …
   Russia, Syria · MiG-29M · Sergey Lavrov

2  {*طائرات* جديدة تصل إلى دمشق}
   2013-06-02 · {الصحيفة} · dam-88
   {وصلت *طائرات* جديدة إلى دمشق يوم الأحد.}
   Syria

1,232 more: --offset 2

country                                               system                                                source
  Russia                           ██████████ 3,120     MiG-29 ███████████████████████████████████████ 96     Harbour Wire ████████████████████████████████ 900
> Syria                            ████       1,234     S-300  ███████████████████▌                    48     {الصحيفة}      ██████████▋                      300
  United States                    ███▏         980                                                           人民日报     █▎                                34
  Congo, Democratic Republic of t… ▏              7
  4 of 143 values, others sum to 8,810
  402 articles without

no values: official
)");
}

TEST(Text, StaysWithinItsWidth) {
  Answer answer = without_explanation();
  for (const char* facet : {"person", "class", "language", "year"})
    answer.facets.emplace_back().facet = facet;
  for (std::size_t width = 40; width < 200; ++width) {
    std::istringstream lines(shown(answer, width));
    for (std::string line; std::getline(lines, line);)
      EXPECT_LE(cells_of(line), width) << line;
  }
}

TEST(Text, ColorsTheSameLetters) {
  Answer answer = without_explanation();
  for (Hit& hit : answer.hits) {
    hit.title_highlights.highlights.clear();
    hit.snippet.highlights.clear();
  }
  std::string colored = shown(answer, 80, true);
  for (std::size_t at; (at = colored.find('\x1B')) != std::string::npos;)
    colored.erase(at, colored.find('m', at) - at + 1);
  EXPECT_EQ(colored, shown(answer, 80));
}

TEST(Text, ColorsHighlightsAndSelections) {
  const std::string text = shown(without_explanation(), 80, true);
  EXPECT_THAT(text, HasSubstr("MiG-29M \x1B[1;31mjets\x1B[0m have"));
  EXPECT_THAT(text, HasSubstr("\x1B[1mRussia delivers \x1B[1;31mjets"
                              "\x1B[0m\x1B[1m to "));
  EXPECT_THAT(text, HasSubstr("> \x1B[1;32mSyria\x1B[0m"));
  EXPECT_THAT(text, Not(HasSubstr("*")));
}

TEST(Text, ExplainsTheQueryAndEachScore) {
  Answer answer = test::example_answer();
  answer.tree = {"and", {}, {{"word jets", {}, {}}}};
  const std::string text = shown(answer, 80);
  EXPECT_THAT(text, HasSubstr("\nand\n  word jets\n"));
  EXPECT_THAT(text, HasSubstr("      8.250  Zen:jet  3 here, in 4,321 "
                              "articles\n      4.250  Jmig29m  1 here, in 17 "
                              "articles\n     12.500  in all\n"));
}

TEST(Text, SaysWhatToTryWithoutAHit) {
  Answer answer;
  answer.index.articles = 10;
  answer.query = "jets missiles";
  answer.understood = "jets AND missiles";
  answer.facets = {{"country", 3, 1, 0, 0, {{"SYR", "Syria", 0, true}}},
                   {"system", 0, 0, 0, 0, {}}};
  SearchRequest request = asked(answer);
  request.from = "2012";
  EXPECT_EQ(text_answer(answer, request, {}),
            "0 articles of 10 · 0.0 ms\n"
            "understood: jets AND missiles\n"
            "\n"
            "No article matches. Perhaps:\n"
            "  3 articles without the choice in country\n"
            "  any of the words, not all, with --match any\n"
            "  any day, without --from and --to\n"
            "\n"
            "country\n"
            "> Syria                              0\n");
}

TEST(Text, AsksWhatWasMeant) {
  Answer answer;
  answer.index.articles = 10;
  answer.query = answer.understood = "jtes";
  answer.suggestions = {{"jets", 7}, {"system:Jet", 1}};
  EXPECT_THAT(text_answer(answer, asked(answer), {}),
              ::testing::HasSubstr("Did you mean: jets (7 articles) · "
                                   "system:Jet (1 article)\n"));
}

TEST(Text, SaysWhatSimilarWordsThereAre) {
  Answer answer;
  answer.query = answer.understood = "jets~1";
  answer.repairs = {{"similar-words", "jets~1", "jets jet"}};
  EXPECT_THAT(
      text_answer(answer, asked(answer), {}),
      ::testing::HasSubstr("jets~1 stands for: jets jet (similar-words)\n"));
}

TEST(Text, SaysHowToFillAnEmptyIndex) {
  EXPECT_EQ(text_answer({}, {}, {}),
            "0 articles of 0 · 0.0 ms\n"
            "\n"
            "The index is empty. Fill it with: dossier-index add PATH...\n");
}

TEST(Text, SaysThatThePageIsBehindTheLastHit) {
  Answer answer;
  answer.total = 3;
  SearchRequest request;
  request.offset = 10;
  EXPECT_THAT(text_answer(answer, request, {}),
              HasSubstr("The offset is behind the last hit.\n"));
}

TEST(Text, ShowsFacetsAlone) {
  TextStyle style;
  style.hits = false;
  const Answer answer = without_explanation();
  const std::string text = text_answer(answer, asked(answer), style);
  EXPECT_THAT(text, Not(HasSubstr("delivers")));
  EXPECT_THAT(text, Not(HasSubstr("--offset")));
  EXPECT_THAT(text, HasSubstr("\ncountry "));
}

TEST(Text, LetsNothingCommandTheTerminal) {
  Answer answer;
  answer.total = 1;
  answer.query = "\x1B]0;x\x07";
  Hit hit{};
  hit.rank = 1;
  hit.id = "\x1B[2J";
  hit.title = "\x1B[2Jtitle\nwith lines";
  hit.source = "\u202Ecba";
  hit.entities = {{"country", "X\x1B", "\x1B[1m"}};
  answer.hits = {hit};
  answer.facets = {{"country", 1, 1, 0, 0, {{"X", "\x1B[1mX", 1, false}}}};
  const std::string text = shown(answer, 80);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
  EXPECT_THAT(text, HasSubstr("1  [2Jtitle with lines\n"));
  EXPECT_THAT(text, HasSubstr("   cba · [2J\n"));
}

TEST(Text, ShowsTheDayAndTheEndOfALongId) {
  Answer answer;
  answer.total = 1;
  Hit hit{};
  hit.rank = 1;
  hit.date = "2013-05-28T10:00:00+05:00";
  hit.source = "Wire";
  hit.id = "/archive" + std::string(80, 'x') + "/jets.html";
  answer.hits = {hit};
  EXPECT_THAT(shown(answer, 80),
              HasSubstr("\n   2013-05-28 · Wire · …" + std::string(46, 'x') +
                        "/jets.html\n"));
}

TEST(Text, ShowsTheFirstEntitiesOfEachFacet) {
  Answer answer;
  answer.total = 1;
  Hit hit{};
  hit.rank = 1;
  for (const char* id : {"A", "B", "C", "D", "E", "F"})
    hit.entities.push_back({"country", id, ""});
  hit.entities.push_back({"system", "s", "S"});
  answer.hits = {hit};
  EXPECT_THAT(shown(answer, 80), HasSubstr("   A, B, C, D +2 · S\n"));
}

TEST(Text, AlignsRanks) {
  Answer answer;
  answer.total = 12;
  for (const std::size_t rank : {9, 10}) {
    Hit hit{};
    hit.rank = rank;
    hit.title = "T";
    answer.hits.push_back(hit);
  }
  EXPECT_THAT(shown(answer, 80), HasSubstr(" 9  T\n"));
  EXPECT_THAT(shown(answer, 80), HasSubstr("\n10  T\n"));
}

}  // namespace
}  // namespace dossier::internal
