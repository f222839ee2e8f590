// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/corrections.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "dossier/error.h"
#include "tests/entities/entity_tables.h"

namespace dossier::internal {
namespace {

std::string fault(std::string_view text) {
  try {
    check_merges(parse_corrections(text, "f"), "f");
    return "";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    return error.what();
  }
}

TEST(CorrectionLines, AreReadAndWrittenBack) {
  const std::string text =
      "block\tsystem:patriot\n"
      "block\tsystem:patriot\tPatriots\n"
      "merge\tofficial:a\tofficial:b\n"
      "merge\tperson:c\tofficial:b\tBee\n"
      "rename\tcountry:SYR\tالعربية Syria\n"
      "split\tofficial:a\tofficial:a-usa\tcountry:USA\n"
      "split\tofficial:a\tofficial:a-2\tA. Two\tThe second A\n"
      "alias\tofficial:a\tMister A\n";
  std::string again;
  for (const Correction& c : parse_corrections(text, "f"))
    again += format_correction(c) + "\n";
  EXPECT_EQ(again, text);
}

TEST(CorrectionLines, PassOverCommentsBlankLinesAndCarriageReturns) {
  const auto lines = parse_corrections(
      "\xef\xbb\xbf# ours\r\n\r\n  \nblock\tcountry:SYR\r\n", "f");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].line, 4u);
  EXPECT_EQ(lines[0].value.id, "SYR");
}

TEST(CorrectionLines, FaultsNameTheLineAndTheReason) {
  const std::pair<std::string, std::string> cases[] = {
      {"block\tcountry:SYR\nblok\tcountry:SYR\n", "f:2: \"blok\" is none of"},
      {"merge\tofficial:a\n", "f:1: 2 columns; it is merge VALUE INTO"},
      {"merge\ta\tb\n", "f:1: \"a\" is no value"},
      {"block\tsource:x\n", "f:1: \"source:x\" is no value"},
      {"block\tofficial:\n", "f:1: the id of"},
      {"merge\tofficial:a\tcountry:SYR\n", "f:1: the values are of two facets"},
      {"merge\tofficial:a\tofficial:a\n", "f:1: both values are the same"},
      {"rename\tofficial:a\t \n", "f:1: the label is empty"},
      {"rename\tofficial:a\tb\x01\n", "f:1: the label has control characters"},
      {"rename\tofficial:a\tM\xfcller\n", "f:1: it is not UTF-8"},
      {std::string("b\0l\0o\0", 6), "f:1: "},
      {"#\n" + std::string(10 << 20, 'x'), "f:2: it has 10485760 bytes"},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_TRUE(fault(text).starts_with(expected)) << fault(text);
}

TEST(CorrectionLines, MergesLeadSomewhere) {
  EXPECT_EQ(fault("merge\tofficial:a\tofficial:b\n"
                  "merge\tofficial:b\tofficial:c\n"),
            "");
  EXPECT_TRUE(fault("merge\tofficial:a\tofficial:b\n"
                    "merge\tofficial:b\tofficial:c\n"
                    "merge\tofficial:c\tofficial:a\n")
                  .starts_with("f:3: merging official:c into official:a"));
  EXPECT_TRUE(fault("merge\tofficial:a\tofficial:b\n"
                    "merge\tofficial:a\tofficial:c\n")
                  .starts_with("f:2: official:a is merged into official:b"));
}

// "facet:id=label" of what is recognised, in order, with mentions in brackets.
std::string recognised(const std::string& lines, std::string_view text) {
  const auto gazetteer = small_gazetteer();
  const auto corrections =
      std::make_shared<const Corrections>(parse_corrections(lines, "f"));
  Recogniser recogniser(gazetteer, corrections);
  Tokenizer tokenizer;
  TokenizedText title, tokens;
  tokenizer.tokenize("", title);
  tokenizer.tokenize(text, tokens);
  Recognition found;
  recogniser.recognise({"", &title, text, &tokens, "en"}, found);
  std::string out;
  for (std::size_t i = 0; i < found.entities.size(); ++i) {
    const FoundEntity& e = found.entities[i];
    out += (out.empty() ? "" : " ") + to_string({e.facet, e.id}) + "=" +
           e.label + "[";
    for (const FoundMention& m : found.mentions)
      if (m.entity == i)
        out += std::string(text.substr(m.start, m.end - m.start)) + ";";
    out += "]";
  }
  return out;
}

constexpr std::string_view kBerg = "Minister Anna Berg spoke. Berg left.";

TEST(Corrections, WithoutAnyNothingChanges) {
  EXPECT_EQ(recognised("", kBerg),
            "official:ana-berg=Anna Berg[Anna Berg;Berg;]");
}

TEST(Corrections, BlockTakesAValueAway) {
  EXPECT_EQ(recognised("block\tofficial:ana-berg\n", kBerg), "");
}

TEST(Corrections, BlockOfASpellingTakesThoseMentionsAway) {
  EXPECT_EQ(recognised("block\tofficial:ana-berg\tBERG\n", kBerg),
            "official:ana-berg=Anna Berg[Anna Berg;]");
}

TEST(Corrections, MergeCountsForTheOtherValue) {
  EXPECT_EQ(
      recognised("merge\tofficial:ana-berg\tofficial:boss\tThe Boss\n", kBerg),
      "official:boss=The Boss[Anna Berg;Berg;]");
  EXPECT_EQ(recognised("merge\tofficial:ana-berg\tofficial:x\n"
                       "merge\tofficial:x\tofficial:sergey-lavrov\n",
                       "Minister Anna Berg met Lavrov."),
            "official:sergey-lavrov=Sergey Lavrov[Anna Berg;Lavrov;]");
}

TEST(Corrections, RenameChangesTheLabel) {
  EXPECT_EQ(recognised("rename\tofficial:ana-berg\tA. Berg\n", kBerg),
            "official:ana-berg=A. Berg[Anna Berg;Berg;]");
}

TEST(Corrections, SplitByWhatTheArticleNames) {
  const std::string lines =
      "split\tofficial:ana-berg\tofficial:ana-berg-syr\tcountry:SYR\tBerg of "
      "Syria\n";
  EXPECT_EQ(recognised(lines, kBerg),
            "official:ana-berg=Anna Berg[Anna Berg;Berg;]");
  EXPECT_NE(recognised(lines, "Minister Anna Berg went to Syria.")
                .find("official:ana-berg-syr=Berg of Syria[Anna Berg;]"),
            std::string::npos);
}

TEST(Corrections, SplitByHowItIsWritten) {
  EXPECT_EQ(
      recognised("split\tofficial:ana-berg\tofficial:other\tBerg\n", kBerg),
      "official:ana-berg=Anna Berg[Anna Berg;] official:other=other[Berg;"
      "]");
}

TEST(Corrections, AliasesBecomeTables) {
  const Corrections corrections(
      parse_corrections("alias\tofficial:sergey-lavrov\tMr Nyet\n"
                        "alias\tofficial:ana-berg\tThe Iceberg\tAnna Berg\n",
                        "f"));
  const auto tables = corrections.alias_tables(*small_gazetteer());
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_NE(tables[0].text.find("ana-berg\tofficial\tAnna Berg"),
            std::string::npos);
  EXPECT_EQ(tables[0].text.find("sergey-lavrov"), std::string::npos);
  EXPECT_NE(tables[1].text.find("sergey-lavrov\tMr Nyet"), std::string::npos);
}

}  // namespace
}  // namespace dossier::internal
