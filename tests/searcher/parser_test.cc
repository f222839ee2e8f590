// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "dossier/error.h"

namespace dossier::internal {
namespace {

using ::testing::HasSubstr;

bool is_spaced_prefix(std::string_view folded) {
  return folded == "f" || folded == "s" || folded == "mig" || folded == "歼";
}

ParsedQuery parse(std::string_view text, MatchMode match = MatchMode::All,
                  std::vector<std::string> languages = {"en"}) {
  ParserContext context;
  context.match = match;
  context.spaced_prefix = is_spaced_prefix;
  context.languages = std::move(languages);
  return parse_query(text, context);
}

std::string understood(std::string_view text, MatchMode match = MatchMode::All,
                       std::vector<std::string> languages = {"en"}) {
  return to_query_text(parse(text, match, std::move(languages)).root);
}

// "stop-words[the of>]", one after the other.
std::string text_of(const std::vector<Repair>& repairs) {
  std::string out;
  for (const Repair& repair : repairs)
    out += (out.empty() ? "" : " ") + repair.kind + "[" + repair.from + ">" +
           repair.to + "]";
  return out;
}

// "country=syria system=S-300"
std::string text_of(const std::vector<FacetSelection>& selections) {
  std::string out;
  for (const FacetSelection& selection : selections)
    out += (out.empty() ? "" : " ") + selection.facet + "=" + selection.value;
  return out;
}

std::string error_of(std::string_view text, MatchMode match = MatchMode::All) {
  try {
    parse(text, match);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::BadQuery) << text;
    return error.what();
  }
  return "no error";
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (; times > 0; --times) out += text;
  return out;
}

struct Understood {
  std::string_view query, all, any;
};

void check(const std::vector<Understood>& table) {
  for (const auto& [query, all, any] : table) {
    EXPECT_EQ(understood(query, MatchMode::All), all) << query;
    EXPECT_EQ(understood(query, MatchMode::Any), any) << query << " (any)";
    EXPECT_EQ(text_of(parse(query).repairs), "") << query;
  }
}

TEST(Parser, ReadsWords) {
  check({
      {"", "", ""},
      {" \t\n ", "", ""},
      {"jets", "jets", "jets"},
      {"Jets Syria", "jets AND syria", "jets OR syria"},
      {"jets, syria;\u00a0— !", "jets AND syria", "jets OR syria"},
      {"Élysée's", "elysee", "elysee"},
      {"U.S. troops", "us AND troops", "us OR troops"},
      {"10:30", "\"10 30\"", "10 OR 30"},
  });
}

TEST(Parser, ReadsOperators) {
  check({
      {"jets AND syria", "jets AND syria", "jets AND syria"},
      {"jets OR syria", "jets OR syria", "jets OR syria"},
      {"a1 OR b2 c3", "a1 OR (b2 AND c3)", "a1 OR b2 OR c3"},
      {"a1 AND b2 c3", "a1 AND b2 AND c3", "(a1 AND b2) OR c3"},
      {"a1 b2 AND c3 AND d4 e5", "a1 AND b2 AND c3 AND d4 AND e5",
       "a1 OR (b2 AND c3 AND d4) OR e5"},
      {"(a1 OR b2) c3", "(a1 OR b2) AND c3", "a1 OR b2 OR c3"},
      {"(a1 b2) OR c3", "(a1 AND b2) OR c3", "a1 OR b2 OR c3"},
      {"(a1 OR b2) AND c3", "(a1 OR b2) AND c3", "(a1 OR b2) AND c3"},
      {"((jets))", "jets", "jets"},
      {"(jets)OR(syria)", "jets OR syria", "jets OR syria"},
  });
}

TEST(Parser, ReadsNot) {
  check({
      {"-mali", "NOT mali", "NOT mali"},
      {"jets -mali", "jets AND NOT mali", "jets AND NOT mali"},
      {"jets syria -mali", "jets AND syria AND NOT mali",
       "(jets OR syria) AND NOT mali"},
      {"jets NOT mali", "jets AND NOT mali", "jets AND NOT mali"},
      {"jets AND NOT mali", "jets AND NOT mali", "jets AND NOT mali"},
      {"jets OR NOT mali", "jets OR NOT mali", "jets OR NOT mali"},
      {"-(jets OR mali)", "NOT (jets OR mali)", "NOT (jets OR mali)"},
      {"-\"air defence\"", "NOT \"air defence\"", "NOT \"air defence\""},
      {"-F-16", "NOT f16", "NOT f16"},
      {"-air-launched", "NOT \"air launched\"", "NOT (air AND launched)"},
      {"-title:jets", "NOT title:jets", "NOT title:jets"},
      {"-country:mali", "NOT country:mali", "NOT country:mali"},
      {"-date:2012-03-14", "NOT date:2012-03-14", "NOT date:2012-03-14"},
      {"-deliv*", "NOT deliv*", "NOT deliv*"},
      {"-the", "NOT the", "NOT the"},
      {"NOT NOT jets", "jets", "jets"},
      {"NOT (NOT jets)", "jets", "jets"},
      {"NOT -jets", "jets", "jets"},
  });
}

TEST(Parser, NegatesOneWrittenWord) {
  EXPECT_EQ(understood("-F 16"), "NOT f AND 16");
  EXPECT_EQ(understood("-\"F 16\""), "NOT \"f16\"");
}

TEST(Parser, TakesALoneDashAsPunctuation) {
  check({
      {"syria - russia", "syria AND russia", "syria OR russia"},
      {"syria -- russia", "syria AND russia", "syria OR russia"},
      {"- russia", "russia", "russia"},
      {"russia -", "russia", "russia"},
      {"(russia -)", "russia", "russia"},
      {"-", "", ""},
      {"----------------------------------------------", "", ""},
      {"NOT - russia", "NOT russia", "NOT russia"},
      {"MiG - 29", "mig29", "mig29"},
  });
}

TEST(Parser, ReadsPhrases) {
  check({
      {"\"air defence\"", "\"air defence\"", "\"air defence\""},
      {"\"Air—Defence, the!\"", "\"air defence the\"", "\"air defence the\""},
      {"jets\"air defence\"syria", "jets AND \"air defence\" AND syria",
       "jets OR \"air defence\" OR syria"},
      {"\"jets\"", "\"jets\"", "\"jets\""},
      {"\"deliv AND (x OR -y)?\"", "\"deliv and x or y\"",
       "\"deliv and x or y\""},
      {"\"country:syria\"", "\"country syria\"", "\"country syria\""},
  });
}

TEST(Parser, KeepsTheWordsOfACompoundTogether) {
  check({
      {"air-launched", "\"air launched\"", "air OR launched"},
      {"title:air-launched", "title:\"air launched\"",
       "title:air AND title:launched"},
      {"name@example.com", "\"name example com\"", "name OR example OR com"},
      {"l’avion", "\"l avion\"", "l OR avion"},
      {"état-major russe", "\"etat major\" AND russe",
       "etat OR major OR russe"},
  });
}

TEST(Parser, ReadsDesignationsInEverySpelling) {
  for (const char* spelling :
       {"F-16", "F16", "f16", "F 16", "f 16", "F‑16", "F – 16"})
    EXPECT_EQ(understood(spelling), "f16") << spelling;
  check({
      {"MiG-29 jets", "mig29 AND jets", "mig29 OR jets"},
      {"jets MiG 29", "jets AND mig29", "jets OR mig29"},
      {"S-300PMU2", "s300pmu2", "s300pmu2"},
      {"歼10", "歼10", "歼10"},
      {"QX-7", "qx7", "qx7"},
      {"QX 7", "qx AND 7", "qx OR 7"},
      {"May 16", "may AND 16", "may OR 16"},
      {"anti-F-16", "anti AND f16", "anti OR f16"},
      {"F -16", "f AND NOT 16", "f AND NOT 16"},
      {"title:F-16", "title:f16", "title:f16"},
  });
}

TEST(Parser, SpellsDesignationsInPhrasesBothWays) {
  QueryNode phrase = parse("\"new MiG-29 jets\"").root;
  using Words = std::vector<std::string>;
  EXPECT_THAT(phrase.spellings,
              ::testing::UnorderedElementsAre(Words{"new", "mig", "29", "jets"},
                                              Words{"new", "mig29", "jets"}));
  EXPECT_EQ(to_query_text(phrase), "\"new mig29 jets\"");
}

TEST(Parser, SpellsAtMostThreeDesignationsOfAPhraseBothWays) {
  QueryNode phrase = parse("\"F-16 F-18 F-22 F-35\"").root;
  EXPECT_EQ(phrase.spellings.size(), 8u);
  EXPECT_EQ(to_query_text(phrase), "\"f16 f18 f22 f 35\"");
}

TEST(Parser, ReadsFields) {
  check({
      {"title:jets", "title:jets", "title:jets"},
      {"TITLE:Jets", "title:jets", "title:jets"},
      {"lead:jets body:\"air defence\"", "lead:jets AND body:\"air defence\"",
       "lead:jets OR body:\"air defence\""},
      {"-lead:jets body:=Polish", "NOT lead:jets AND body:=Polish",
       "body:=Polish AND NOT lead:jets"},
      {"lead:country:Syria -title:system:\"S-300\"",
       "lead:country:Syria AND NOT title:system:S-300",
       "lead:country:Syria AND NOT title:system:S-300"},
      {"title:\"air defence\"", "title:\"air defence\"",
       "title:\"air defence\""},
      {"title:deliv*", "title:deliv*", "title:deliv*"},
      {"title:the jets", "title:the AND jets", "title:the OR jets"},
      {"jets: syria", "jets AND syria", "jets OR syria"},
      {":jets", "jets", "jets"},
      {"naïve:jets", "\"naive jets\"", "naive OR jets"},
  });
}

TEST(Parser, ReadsDays) {
  struct Case {
    std::string_view query, understood;
  };
  for (const auto& [query, expected] : std::vector<Case>{
           {"date:2012", "date:2012-01-01..2012-12-31"},
           {"date:2012-02", "date:2012-02-01..2012-02-29"},
           {"date:2012-03-14", "date:2012-03-14"},
           {"date:2012..2013", "date:2012-01-01..2013-12-31"},
           {"date:2012-03..2012-03-14", "date:2012-03-01..2012-03-14"},
           {"date:2012..", "date:2012-01-01.."},
           {"date:..2012-03", "date:..2012-03-31"},
           {"date:\"2012\"", "date:2012-01-01..2012-12-31"},
           {"date:2012 jets", "date:2012-01-01..2012-12-31 AND jets"},
       }) {
    EXPECT_EQ(understood(query), expected) << query;
    EXPECT_EQ(understood(expected), expected) << query;
  }
  EXPECT_EQ(understood("jets syria date:2012-03-14", MatchMode::Any),
            "(jets OR syria) AND date:2012-03-14");
}

struct Selected {
  std::string_view query, understood, selections;
};

TEST(Parser, MakesSelectionsOfFacetValuesAtTheTop) {
  for (const auto& [query, expected, selections] : std::vector<Selected>{
           {"country:syria", "", "country=syria"},
           {"Country:Syria jets", "jets", "country=Syria"},
           {"jets system:\"S-300 PMU\" year:2012", "jets",
            "system=S-300 PMU year=2012"},
           {"country:syria country:russia", "", "country=syria country=russia"},
           {"jets AND source:“Harbour Wire”", "jets", "source=Harbour Wire"},
           {"jets country:syria)", "jets", "country=syria"},
       }) {
    EXPECT_EQ(understood(query), expected) << query;
    EXPECT_EQ(text_of(parse(query).selections), selections) << query;
    EXPECT_EQ(text_of(parse(query, MatchMode::Any).selections), selections)
        << query;
  }
}

TEST(Parser, KeepsFacetValuesInsideTheQuery) {
  check({
      {"(country:syria)", "(country:syria)", "(country:syria)"},
      {"jets (country:syria)", "jets AND (country:syria)",
       "jets AND (country:syria)"},
      {"jets OR country:syria", "jets OR country:syria",
       "jets OR country:syria"},
      {"jets OR mali country:syria", "jets OR (mali AND country:syria)",
       "jets OR (mali AND country:syria)"},
      {"jets (country:syria OR country:iraq)",
       "jets AND (country:syria OR country:iraq)",
       "jets AND (country:syria OR country:iraq)"},
      {"NOT country:\"New Zealand\"", "NOT country:\"New Zealand\"",
       "NOT country:\"New Zealand\""},
  });
  EXPECT_TRUE(parse("(country:syria)").selections.empty());
}

TEST(Parser, ReadsPrefixes) {
  check({
      {"deliv*", "deliv*", "deliv*"},
      {"DÉLIV*", "deliv*", "deliv*"},
      {"jets deliv* syria", "jets AND deliv* AND syria",
       "jets OR deliv* OR syria"},
      {"Постав*", "постав*", "постав*"},
  });
}

struct Repaired {
  std::string_view query, understood, repairs;
};

void check_repairs(const std::vector<Repaired>& table) {
  for (const auto& [query, expected, repairs] : table) {
    EXPECT_EQ(understood(query), expected) << query;
    EXPECT_EQ(text_of(parse(query).repairs), repairs) << query;
  }
}

TEST(Parser, ReadsOtherQuotationMarks) {
  check_repairs({
      {"“air defence”", "\"air defence\"",
       "smart-quotes[“>\"] smart-quotes[”>\"]"},
      {"„air defence“", "\"air defence\"",
       "smart-quotes[„>\"] smart-quotes[“>\"]"},
      {"«air defence» «x ray»", "\"air defence\" AND \"x ray\"",
       "smart-quotes[«>\"] smart-quotes[»>\"]"},
      {"「防空」", "\"防空\"", "smart-quotes[「>\"] smart-quotes[」>\"]"},
      {"‹air defence›", "\"air defence\"",
       "smart-quotes[‹>\"] smart-quotes[›>\"]"},
      {"『防空』", "\"防空\"", "smart-quotes[『>\"] smart-quotes[』>\"]"},
      {"＂air defence＂", "\"air defence\"", "smart-quotes[＂>\"]"},
      {"Ba‘ath’s", "baath", ""},
  });
}

TEST(Parser, MendsWhatIsUnbalanced) {
  check_repairs({
      {"jets \"air defence", "jets AND \"air defence\"",
       "unbalanced-quote[\">]"},
      {"jets \"", "jets", "unbalanced-quote[\">] empty-phrase[\"\">]"},
      {"(jets OR syria", "jets OR syria", "unbalanced-parenthesis[(>]"},
      {"((jets", "jets",
       "unbalanced-parenthesis[(>] unbalanced-parenthesis[(>]"},
      {"jets) syria", "jets AND syria", "unbalanced-parenthesis[)>]"},
      {"jets) OR syria", "jets OR syria", "unbalanced-parenthesis[)>]"},
      {")))", "",
       "unbalanced-parenthesis[)>] unbalanced-parenthesis[)>] "
       "unbalanced-parenthesis[)>]"},
      {"()", "", ""},
      {"jets () syria", "jets AND syria", ""},
      {"\"\" jets", "jets", "empty-phrase[\"\">]"},
      {"\"— !\"", "", "empty-phrase[\"— !\">]"},
  });
}

TEST(Parser, LeavesOutOperatorsWithNothingToJoin) {
  check_repairs({
      {"AND", "", "operator[AND>]"},
      {"OR", "", "operator[OR>]"},
      {"NOT", "", "operator[NOT>]"},
      {"AND jets", "jets", "operator[AND>]"},
      {"jets AND", "jets", "operator[AND>]"},
      {"jets AND AND syria", "jets AND syria", "operator[AND>]"},
      {"OR jets", "jets", "operator[OR>]"},
      {"jets OR", "jets", "operator[OR>]"},
      {"jets OR OR syria", "jets OR syria", "operator[OR>]"},
      {"jets AND OR syria", "jets OR syria", "operator[AND>]"},
      {"jets NOT", "jets", "operator[NOT>]"},
      {"NOT AND jets", "jets", "operator[NOT>] operator[AND>]"},
      {"NOT OR jets", "jets", "operator[NOT>] operator[OR>]"},
      {"(jets OR) syria", "jets AND syria", "operator[OR>]"},
      {"(NOT) jets", "jets", "operator[NOT>]"},
  });
}

TEST(Parser, LeavesOutStopWords) {
  check_repairs({
      {"the jets of syria", "jets AND syria", "stop-words[the of>]"},
      {"the jets OR the tanks", "jets OR tanks", "stop-words[the the>]"},
      {"the AND jets", "jets", "stop-words[the>]"},
      {"the OR jets", "jets", "stop-words[the>]"},
      {"jets and syria", "jets AND syria", "stop-words[and>]"},
      {"jets AND the", "jets", "stop-words[the>]"},
      {"the deliv*", "deliv*", "stop-words[the>]"},
  });
  EXPECT_EQ(understood("the jets of syria", MatchMode::Any), "jets OR syria");
}

TEST(Parser, KeepsStopWordsWhereTheyMatter) {
  check_repairs({
      {"to be or not to be", "to AND be AND or AND not AND to AND be", ""},
      {"\"the jets\" of syria", "\"the jets\" AND syria", "stop-words[of>]"},
      {"the country:syria", "the", ""},
      {"the -jets", "the AND NOT jets", ""},
      {"jets -the", "jets AND NOT the", ""},
      {"title:the jets", "title:the AND jets", ""},
      {"state-of-the-art jets", "\"state of the art\" AND jets", ""},
  });
}

TEST(Parser, TakesStopWordsOfTheLikeliestLanguage) {
  using Languages = std::vector<std::string>;
  const Languages english_first = {"en", "de"}, german_first = {"de", "en"};
  auto read = [](std::string_view text, const Languages& languages) {
    return understood(text, MatchMode::All, languages);
  };
  EXPECT_EQ(read("war in syria", english_first), "war AND syria");
  EXPECT_EQ(read("war in syria", german_first), "syria");
  EXPECT_EQ(read("die Lage der Nation", english_first), "lage AND nation");
  EXPECT_EQ(read("die hard", english_first), "die AND hard");
  EXPECT_EQ(read("the jets", {}), "the AND jets");
  EXPECT_EQ(read("the jets", {"xx"}), "the AND jets");
}

TEST(Parser, MendsCharacters) {
  using namespace std::string_view_literals;
  check_repairs({
      {"je\xffts"sv, "\"je ts\"", "invalid-utf8[>\ufffd]"},
      {"\xc0\xaf jets"sv, "jets", "invalid-utf8[>\ufffd]"},
      {"je\0ts"sv, "\"je ts\"", "invalid-utf8[>\ufffd]"},
      {"\ufeffjets", "jets", ""},
      {"jets\u3000syria", "jets AND syria", ""},
      {"jets\u2003syria\u2028mali", "jets AND syria AND mali", ""},
      {"\u202ejets\u202c", "jets", ""},
      {"je\u200dts", "jets", ""},
  });
  EXPECT_EQ(text_of(parse("\u200fcountry:syria\u200e").selections),
            "country=syria");
}

TEST(Parser, TakesADashBeforeALetterForAMinus) {
  EXPECT_EQ(understood("jets –mali"), "jets AND NOT mali");
  EXPECT_EQ(understood("jets −mali"), "jets AND NOT mali");
  EXPECT_EQ(understood("jets －mali"), "jets AND NOT mali");
  EXPECT_EQ(understood("jets ﹣mali"), "jets AND NOT mali");
  EXPECT_EQ(understood("jets ⸺mali"), "jets AND NOT mali");
  EXPECT_EQ(understood("jets ➖mali"), "jets AND NOT mali");
  EXPECT_EQ(understood("F–16"), "f16");
  EXPECT_THAT(error_of("country:–syria"), HasSubstr("write -country:VALUE"));
  EXPECT_THAT(error_of("title:—jets"), HasSubstr("write -title:VALUE"));
}

TEST(Parser, ReadsFullWidthMarks) {
  check_repairs({
      {"（jets OR tanks） syria", "(jets OR tanks) AND syria",
       "full-width[（>(] full-width[）>)]"},
      {"title：jets", "title:jets", "full-width[：>:]"},
  });
}

TEST(Parser, TakesThePluralOfADesignationForIt) {
  EXPECT_EQ(understood("F-16s"), "f16");
  EXPECT_EQ(understood("S-300PMU2"), "s300pmu2");
}

TEST(Parser, ReadsAFieldWithASpaceBehindIt) {
  check_repairs({
      {"title: jets", "title:jets", "field-space[title: jets>title:jets]"},
      {"Date:  2012-03-14", "date:2012-03-14",
       "field-space[date: 2012-03-14>date:2012-03-14]"},
      {"title: \"air defence\"", "title:\"air defence\"",
       "field-space[title: \"air defence\">title:\"air defence\"]"},
      {"title: \"air", "title:\"air\"",
       "field-space[title: \"air>title:\"air] unbalanced-quote[\">]"},
  });
  const ParsedQuery parsed = parse("jets country: syria");
  EXPECT_EQ(text_of(parsed.selections), "country=syria");
  EXPECT_EQ(text_of(parsed.repairs),
            "field-space[country: syria>country:syria]");
}

TEST(Parser, ReadsOperatorsOfOtherLanguages) {
  check_repairs({
      {"jets || syria", "jets OR syria", "operator[||>OR]"},
      {"jets && syria", "jets AND syria", "operator[&&>AND]"},
      {"jets !mali", "jets AND NOT mali", "operator[!>-]"},
      {"jets !\"in mali\"", "jets AND NOT \"in mali\"", "operator[!>-]"},
      {"+jets +syria", "jets AND syria", "operator[+>] operator[+>]"},
      {"jets ! + syria!", "jets AND syria", ""},
      {"\"jets || syria\"", "\"jets syria\"", ""},
  });
}

TEST(Parser, ReadsMoreOperatorsOfOtherLanguages) {
  check_repairs({
      {"jets | syria", "jets OR syria", "operator[|>OR]"},
      {"jets ANDNOT mali", "jets AND NOT mali", "operator[ANDNOT>AND NOT]"},
      {"+-mali", "NOT mali", "operator[+>]"},
      {"jets \\-x", "jets AND x", "escape[\\->]"},
      {"jets title=syria", "jets AND title:syria", "operator[title=>title:]"},
      {"\"air force\" ~5", "\"air force\"~5", "operator[ ~5>~5]"},
      {"\"jets\" ~5", "\"jets\" AND 5", ""},
      {"\\\"air force\\\"", "\"air force\"", "escape[\\\">\"]"},
      {"MiG\\-29 jets\\*", "mig29 AND jets", "escape[\\->-] escape[\\*>]"},
      {"title\\:jets", "\"title jets\"", "escape[\\:>/]"},
  });
  EXPECT_EQ(text_of(parse("jets country=syria").selections), "country=syria");
}

// What is like notation, and is words all the same.
TEST(Parser, LeavesWordsThatAreLikeNotation) {
  check({
      {"NEAR-EARTH", "\"near earth\"", "earth"},
      {"near/far", "\"near far\"", "far"},
      {"w/o jets", "\"w o\" AND jets", "w OR o OR jets"},
      {"NOT-FOR-PROFIT", "\"not for profit\"", "profit"},
      {"x ~ y", "x AND y", "x OR y"},
      {"a=b", "\"a b\"", "b"},
  });
}

TEST(Parser, SaysThatAQuestionMarkStandsForNothing) {
  check_repairs({
      {"jets to syria?", "jets AND syria",
       "question-mark[syria?>syria] stop-words[to>]"},
      {"wa? jets", "wa AND jets", "question-mark[wa?>wa]"},
      {"jets?!", "jets", "question-mark[jets?!>jets]"},
      {"jets ? syria", "jets AND syria", ""},
      {"\"who sold jets?\"", "\"who sold jets\"", ""},
  });
}

TEST(Parser, TakesQuestionMarksBeforeWordsForPunctuation) {
  check_repairs({
      {"?transverse or (?slip? effect)", "transverse AND slip AND effect",
       "question-mark[?transverse>transverse] stop-words[or>] "
       "question-mark[?slip?>slip]"},
      {"[?slip]", "slip", "question-mark[[?slip]>slip]]"},
      {"air ?transverse curvature", "air AND transverse AND curvature",
       "question-mark[?transverse>transverse]"},
      {"?deliv*", "deliv*", "question-mark[?deliv*>deliv*]"},
      {"title:?jets", "title:jets", "question-mark[?jets>jets]"},
      {"jets -?mali", "jets AND NOT mali", "question-mark[?mali>mali]"},
  });
}

TEST(Parser, LeavesOutStarsWithoutAWord) {
  check_repairs({
      {"operators like *, +.", "operators AND like", "star[*,>]"},
      {"jets * syria", "jets AND syria", "star[*>]"},
      {"jets -*", "jets", "star[*>] operator[NOT>]"},
      {"jets *** (*?)", "jets", "star[***>] star[*?>]"},
      {"*", "", "star[*>]"},
      {"*:*", "", "star[*:*>]"},
  });
}

TEST(Parser, ReadsPatterns) {
  check({
      {"je*s", "je*s", "je*s"},
      {"*Copter", "*copter", "*copter"},
      {"**war**", "*war*", "*war*"},
      {"deliv*,", "deliv*", "deliv*"},
      {"analy?e", "analy?e", "analy?e"},
      {"syria je*s now", "syria AND je*s AND now", "syria OR je*s OR now"},
      {"title:wa*er -s*ria", "title:wa*er AND NOT s*ria",
       "title:wa*er AND NOT s*ria"},
  });
  EXPECT_EQ(parse("je*s").root.kind, QueryKind::Pattern);
  EXPECT_EQ(parse("jets*").root.kind, QueryKind::Prefix);
}

TEST(Parser, ReadsSimilarWords) {
  check({
      {"war~", "war~1", "war~1"},
      {"Gadaffi~", "gadaffi~2", "gadaffi~2"},
      {"gadaffi~1 -title:gaddafi~2", "gadaffi~1 AND NOT title:gaddafi~2",
       "gadaffi~1 AND NOT title:gaddafi~2"},
  });
}

TEST(Parser, ReadsWordsAsWritten) {
  check({
      {"=US", "=US", "=US"},
      {"jets =Polish now", "jets AND =Polish AND now",
       "jets OR =Polish OR now"},
      {"=\"Air  Force\"", "=\"Air Force\"", "=\"Air Force\""},
      {"-=May title:=F-16,", "NOT =May AND title:=F-16",
       "title:=F-16 AND NOT =May"},
      {"=the", "=the", "=the"},
      {"a=b = c", "\"a b\" AND c", "b OR c"},
  });
}

TEST(Parser, ReadsPhrasesWithGaps) {
  check({
      {"\"air * defence\"", "\"air * defence\"", "\"air * defence\""},
      {"\"air defen?e unit\"", "\"air defen?e unit\"", "\"air defen?e unit\""},
      {"\"air def* unit\"", "\"air def* unit\"", "\"air def* unit\""},
      {"\"air defence\"~5", "\"air defence\"~5", "\"air defence\"~5"},
      {"\"air defence\"~0", "\"air defence\"", "\"air defence\""},
      {"title:\"air defence\"~5", "title:\"air defence\"~5",
       "title:\"air defence\"~5"},
      {"\"deliv*\"", "deliv*", "deliv*"},
  });
  check_repairs({
      {"\"* air defence *\"", "\"air defence\"", "star[*>]"},
      {"jets \"* *\"", "jets", "empty-phrase[\"* *\">]"},
  });
}

TEST(Parser, ReadsNear) {
  check({
      {"jets NEAR/5 syria", "jets NEAR/5 syria", "jets NEAR/5 syria"},
      {"jets NEAR syria", "jets NEAR/10 syria", "jets NEAR/10 syria"},
      {"new jets NEAR/5 syria now", "new AND jets NEAR/5 syria AND now",
       "new OR jets NEAR/5 syria OR now"},
      {"jets NEAR/5 mig NEAR/3 syria", "jets NEAR/5 mig NEAR/3 syria",
       "jets NEAR/5 mig NEAR/3 syria"},
      {"a NEAR/2 (jets NEAR/3 syria)", "a NEAR/2 jets NEAR/3 syria",
       "a NEAR/2 jets NEAR/3 syria"},
      {"(jets OR tanks) NEAR/5 \"air force\"",
       "(jets OR tanks) NEAR/5 \"air force\"",
       "(jets OR tanks) NEAR/5 \"air force\""},
      {"MiG 29 NEAR/5 title:syr*", "mig29 NEAR/5 title:syr*",
       "mig29 NEAR/5 title:syr*"},
      {"-jets NEAR/5 syria", "NOT jets NEAR/5 syria", "NOT jets NEAR/5 syria"},
      {"mali AND jets NEAR/5 syria AND b", "mali AND jets NEAR/5 syria AND b",
       "mali AND jets NEAR/5 syria AND b"},
      {"mali AND jets NEAR/5 syria b", "mali AND jets NEAR/5 syria AND b",
       "(mali AND jets NEAR/5 syria) OR b"},
      {"the NEAR/2 hague", "the NEAR/2 hague", "the NEAR/2 hague"},
      {"jets OR tanks NEAR syria", "jets OR tanks NEAR/10 syria",
       "jets OR tanks NEAR/10 syria"},
  });
}

TEST(Parser, MendsNear) {
  check_repairs({
      {"jets w/5 syria", "jets NEAR/5 syria", "operator[w/5>NEAR/5]"},
      {"jets within/5 syria", "jets NEAR/5 syria", "operator[within/5>NEAR/5]"},
      {"jets /5 syria", "jets NEAR/5 syria", "operator[/5>NEAR/5]"},
      {"jets near/5 syria", "jets NEAR/5 syria", "operator[near/5>NEAR/5]"},
      {"jets NEAR5 syria", "jets NEAR/5 syria", "operator[NEAR5>NEAR/5]"},
      {"jets NEAR(5) syria", "jets NEAR/5 syria", "operator[NEAR(5)>NEAR/5]"},
      {"jets AROUND(5) syria", "jets NEAR/5 syria",
       "operator[AROUND(5)>NEAR/5]"},
      {"jets AROUND (5) now", "jets AND 5 AND now", "stop-words[around>]"},
      {"NEAR/5 syria", "syria", "operator[NEAR>]"},
      {"jets NEAR", "jets", "operator[NEAR>]"},
      {"jets NEAR AND syria", "jets NEAR/10 syria", "operator[AND>]"},
      {"jets AND NEAR syria", "jets AND syria", "operator[NEAR>]"},
      {"jets NEAR OR syria", "jets OR syria", "operator[NEAR>]"},
      {"jets NEAR \"\"", "jets", "empty-phrase[\"\">] operator[NEAR>]"},
  });
}

TEST(Parser, SaysThatANegationHasNothingToExclude) {
  check_repairs({
      {"jets NOT ()", "jets", "operator[NOT>]"},
      {"jets AND -", "jets", "operator[AND>]"},
      {"jets AND - syria", "jets AND syria", ""},
      {"jets NOT ...", "jets", "operator[NOT>]"},
      {"jets -\"\"", "jets", "empty-phrase[\"\">] operator[NOT>]"},
  });
}

TEST(Parser, RefusesNotationOfOtherLanguages) {
  struct Case {
    std::string_view query, message;
  };
  for (const auto& [query, message] : std::vector<Case>{
           {"war^2.5", "'war^2.5' gives a weight"},
           {"(jets syria)^2", "'^2' gives a weight"},
           {"(jets syria)~5", "'~5' stands behind parentheses"},
           {"jets pre/5 syria",
            "'pre/5' asks for words near each other in this"},
           {"/je.*s/", "'/je.*s/' is a regular expression"},
           {"jets||syria", "'jets||syria' has an operator without spaces"},
           {"jets|syria", "'jets|syria' has an operator without spaces"},
           {"jets |syria", "'|syria' has an operator without spaces"},
           {"jets NEAR / 5 syria", "'NEAR /' has no distance"},
           {"jets AND-mali", "'AND-mali' has an operator without a space"},
           {"jets XOR mali", "'XOR' is no operator here"},
           {"jets^", "'jets^' gives a weight"},
           {"jets ADJ5 syria", "'ADJ5' asks for words near each other in"},
           {"jets NEAR/-1 syria", "'NEAR/-1' has no distance"},
           {"jets NEAR/5mali", "'NEAR/5mali' has no distance"},
           {"jets NEAR/ syria", "'NEAR/' has no distance"},
           {"jets NEAR:5 syria", "'NEAR:5' has no distance"},
           {"jets NEAR~5 syria", "'NEAR~5' has no distance"},
           {"jets w/5x syria", "'w/5x' has no distance"},
           {"jets /s syria", "NEAR/20 for a sentence"},
           {"jets AROUND(x) syria", "'AROUND(' is followed by no number"},
           {"~jets", "'~jets' has a ~ that cannot be read"},
           {"=~jets", "'=~jets' has a ~ that cannot be read"},
           {"jets~~", "'jets~~' has a ~ that cannot be read"},
           {"jets~-1", "'jets~-1' has a ~ that cannot be read"},
           {"date>2012", "'date>' cannot be read"},
           {"source!=Wire", "'source!=Wire' excludes nothing here"},
           {"jets NOT NEAR/5 syria", "NOT stands before NEAR"},
           {"jets NOT W/5 syria", "NOT stands before NEAR"},
       }) {
    EXPECT_THAT(error_of(query), HasSubstr(message)) << query;
    EXPECT_THAT(error_of(query, MatchMode::Any), HasSubstr(message)) << query;
  }
}

TEST(Parser, TakesOtherMarksForPunctuation) {
  check({
      {"~100 jets", "100 AND jets", "100 OR jets"},
      {"and/or", "\"and or\"", "and OR or"},
      {"jets ~ syria", "jets AND syria", "jets OR syria"},
      {"5+5", "\"5 5\"", "5 OR 5"},
      {"c++ #syria", "c AND syria", "c OR syria"},
      {"AT&T", "\"at t\"", "t"},
  });
}

TEST(Parser, SaysWhatItCannotRead) {
  struct Case {
    std::string_view query, message;
  };
  for (const auto& [query, message] : std::vector<Case>{
           {"author:smith",
            "there is no field 'author' (fields are country, system, official, "
            "person, class, source, language, year, title, lead, body, date "
            "and query)"},
           {"contry:syria",
            "there is no field 'contry'; did you mean 'country:'?"},
           {"headline:jets", "did you mean 'title:'?"},
           {"text:jets", "did you mean 'body:'?"},
           {"lede:jets", "did you mean 'lead:'?"},
           {"lead:country:", "nothing follows 'lead:country:'"},
           {"lead:source:wire", "write source:VALUE"},
           {"body:", "nothing follows 'body:'"},
           {"lang:en", "did you mean 'language:'?"},
           {"=je*s", "'=je*s' is looked for as written"},
           {"=jets~", "'=jets~' is looked for as written"},
           {"==jets", "'==' cannot be read"},
           {"=(jets)", "'=(' cannot be read"},
           {"=title:jets", "write title:=WORD"},
           {"=\"air force\"~5", "'~5' stands behind"},
           {"lead:title:x", "'lead:title:' is no field"},
           {"body:date:2016", "'body:date:' is no field"},
           {"lead:query:x", "'lead:query:' is no field"},
           {"lead:nosuch:x", "there is no field 'nosuch'"},
           {"title:!jets", "the minus stands behind the field"},
           {"year:>2012", "several years as date:2012..2013"},
           {"country:=syria", "has a sign before the value"},
           {"country:syr*", "a value of country is written whole"},
           {"country:\"syria\"~", "'~' stands behind"},
           {"country:\" \"", "nothing follows 'country:'"},
           {"jets NEAR/5 =Syria", "'=Syria' is none of them"},
           {"http://example.com", "there is no field 'http'"},
           {"date:yesterday", "cannot read the date 'yesterday'"},
           {"date:2012-13", "cannot read the date '2012-13'"},
           {"date:2012-02-30", "cannot read the date '2012-02-30'"},
           {"date:0000", "cannot read the date '0000'"},
           {"date:..", "cannot read the date '..'"},
           {"date:2012..x", "cannot read the date '2012..x'"},
           {"date:2013..2012", "the days '2013..2012' run backwards"},
           {"country:\"\"", "nothing follows 'country:'"},
           {"country:(syria)", "nothing follows 'country:'"},
           {"title:\"", "nothing follows 'title:'"},
           {"title:", "nothing follows 'title:'"},
           {"title: ", "nothing follows 'title:'"},
           {"title:!!!", "nothing follows 'title:'"},
           {"jets country:", "nothing follows 'country:'"},
           {"country: AND jets", "nothing follows 'country:'"},
           {"(country:)", "nothing follows 'country:'"},
           {"country:-syria", "write -country:VALUE"},
           {"title:-jets", "write -title:VALUE"},
           {"title:*", "nothing follows 'title:'"},
           {"—*", "'—*' is too short"},
           {"s*a", "'s*a' is too short; give 3 letters"},
           {"a*b*", "'a*b*' is too short"},
           {"s?a", "'s?a' is too short"},
           {"air-def*ce", "'air-def*ce' is not one word and a star"},
           {"\"air d*\"", "'d*' is too short"},
           {"ab~", "'ab~' is too short; give 3 letters"},
           {"jets~2",
            "'jets~2' is too short for two letters to differ; write "
            "jets~1"},
           {"gadafi~3", "write gadafi~1 or gadafi~2"},
           {"gadafi~0.8", "write gadafi~1 or gadafi~2"},
           {"F-16~", "'F-16~' is not one word"},
           {"jets NEAR/0 syria", "'NEAR/0' allows no distance"},
           {"jets NEAR/251 syria", "give a number from 1 to 250"},
           {"jets w/99999999999 syria", "give a number from 1 to 250"},
           {"\"air defence\"~251", "give a number from 1 to 250"},
           {"\"air defence\"~", "'~' has no distance"},
           {"jets NEAR/5 date:2012", "is none of them"},
           {"(air jets) NEAR/5 -syria", "is none of them"},
           {"de*", "'de*' is too short; give 3 letters"},
           {"日本*", "'日本*' is too short"},
           {"F-16*", "'F-16*' is not one word and a star"},
           {"title:de*", "'de*' is too short"},
       }) {
    EXPECT_THAT(error_of(query), HasSubstr(message)) << query;
    EXPECT_THAT(error_of(query, MatchMode::Any), HasSubstr(message)) << query;
  }
}

TEST(Parser, BoundsTheLength) {
  EXPECT_EQ(error_of(std::string(kMaxQueryBytes, 'x')), "no error");
  EXPECT_THAT(error_of(std::string(kMaxQueryBytes + 1, 'x')),
              HasSubstr("longer than 4096 bytes"));
}

TEST(Parser, BoundsTheNesting) {
  auto nested = [](std::size_t depth) {
    return repeat("(", depth) + "jets" + repeat(")", depth);
  };
  EXPECT_EQ(understood(nested(kMaxQueryDepth)), "jets");
  EXPECT_THAT(error_of(nested(kMaxQueryDepth + 1)),
              HasSubstr("nest deeper than 32"));
  EXPECT_EQ(understood(repeat("NOT ", kMaxQueryDepth) + "jets"), "jets");
  EXPECT_THAT(error_of(repeat("NOT ", kMaxQueryDepth + 1) + "jets"),
              HasSubstr("nest deeper than 32"));
  EXPECT_THAT(error_of(repeat("-(", kMaxQueryDepth + 1) + "jets"),
              HasSubstr("nest deeper than 32"));
}

TEST(Parser, BoundsTheWords) {
  std::string words = repeat("jets ", kMaxQueryWords);
  EXPECT_EQ(error_of(words), "no error");
  EXPECT_EQ(error_of("the of " + words), "no error");
  EXPECT_THAT(error_of(words + "syria"), HasSubstr("more than 64 words"));
  EXPECT_THAT(error_of("\"" + words + "syria\""),
              HasSubstr("more than 64 words"));
  EXPECT_EQ(error_of(words + "syria", MatchMode::Any), "no error");
}

TEST(Parser, SurvivesRepetition) {
  for (std::string_view piece :
       {"(",      ")",     "\"",    "-",   "-(",    "NOT ",
        "AND ",   "OR ",   "“",     "*",   ":",     "title:",
        "lead:",  "body:", "date:", "(\"", "()",    "x OR (",
        "\u202e", "\xff",  "é(",    "..",  "F-16 ", "\"F-16 \""}) {
    std::string text = repeat(piece, kMaxQueryBytes / piece.size());
    for (MatchMode match : {MatchMode::All, MatchMode::Any}) {
      error_of(text, match);
      error_of(text + "x", match);
    }
  }
}

// What was understood is itself a query that is understood as the same.
TEST(Parser, UnderstandsWhatItUnderstood) {
  const std::size_t seed = std::random_device{}();
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random(seed);
  std::istringstream list(
      "( ) \" AND OR NOT - -- the of jets Syria F-16 QX-7 deliv* “ » "
      "country:syria title:jets title:QX-7 lead:country:SYR date:..1 "
      "date:2012.. é \xff \u200f "
      "air-launched 歼10 U.S. NOT( & && || !jets +jets jets? title: war~ "
      "source:-x");
  std::vector<std::string> pieces(std::istream_iterator<std::string>(list), {});
  pieces.insert(pieces.end(), {"F 16", "year:\"2 3\"", "source:\"-AND\"",
                               "source:\"OR\"", "\"a b\""});
  for (int trial = 0; trial < 20000; ++trial) {
    std::string text;
    for (std::size_t n = 1 + random() % 12; n > 0; --n)
      text += pieces[random() % pieces.size()] + (random() % 4 ? " " : "");
    MatchMode match = random() % 2 ? MatchMode::All : MatchMode::Any;
    std::string once;
    try {
      once = understood(text, match);
    } catch (const Error& error) {
      ASSERT_EQ(error.code(), ErrorCode::BadQuery) << text;
      continue;
    }
    ParsedQuery again = parse(once, match, {});  // keeps stop words
    ASSERT_EQ(to_query_text(again.root), once) << text;
    ASSERT_EQ(text_of(again.repairs), "") << text;
    ASSERT_TRUE(again.selections.empty()) << text;
  }
}

}  // namespace
}  // namespace dossier::internal
