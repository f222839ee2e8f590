// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// Every row of cases.tsv, with the tables that come with the library.
//
// What a row expects of its text, separated by spaces:
//   country:SYR        the entity is found
//   country:SYR/role   and a mention of it was made by this rule
//   !country:SYR       it is not found
//   !country           nothing of this facet is found
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/entities/gazetteer.h"
#include "indexer/entities/person_id.h"
#include "indexer/entities/recogniser.h"
#include "indexer/text/tokenizer.h"

namespace dossier::internal {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);)
    parts.push_back(part);
  return parts;
}

struct Row {
  int line = 0;
  std::string rule, language, day, title, text;
  std::vector<std::string> expected;
};

// "\n" stands for a line break; a title stands before " || ".
Row read_row(const std::string& line, int number) {
  std::vector<std::string> cells = split(line, '\t');
  cells.resize(5);
  Row row{
      number, cells[0], cells[1], cells[2], "", cells[3], split(cells[4], ' ')};
  for (std::size_t at; (at = row.text.find("\\n")) != std::string::npos;)
    row.text.replace(at, 2, "\n");
  if (const std::size_t bar = row.text.find(" || "); bar != std::string::npos) {
    row.title = row.text.substr(0, bar);
    row.text.erase(0, bar + 4);
  }
  return row;
}

std::vector<Row> read_rows() {
  std::ifstream in(DOSSIER_SOURCE_DIR "/tests/entities/cases.tsv");
  std::vector<Row> rows;
  int number = 0;
  for (std::string line; std::getline(in, line);)
    if (++number > 1 && !line.empty() && line[0] != '#')
      rows.push_back(read_row(line, number));
  return rows;
}

// What was found, as "country:SYR/name" for each mention.
std::vector<std::string> find(Recogniser& recogniser, const Row& row) {
  Tokenizer tokenizer;
  TokenizedText title, text;
  tokenizer.tokenize(row.title, title);
  tokenizer.tokenize(row.text, text);
  RecogniserInput input{row.title, &title, row.text, &text, row.language};
  input.day = parse_day(row.day).value_or(kNoDay);
  Recognition out;
  recogniser.recognise(input, out);
  std::vector<std::string> found;
  for (const FoundMention& m : out.mentions) {
    const FoundEntity& e = out.entities[m.entity];
    found.push_back(std::string(field_of(e.facet).name) + ":" + e.id + "/" +
                    std::string(rule_name(m.rule)));
  }
  return found;
}

// The table writes people whom no other table knows as they are spelled:
// "official:anna-berg"; their ids are made of their spelling keys.
std::string with_person_id(const std::string& opening) {
  const std::size_t colon = opening.find(':') + 1;
  const std::size_t slash = opening.find('/');
  const auto facet = facet_by_name(opening.substr(0, colon - 1));
  if (slash == std::string::npos ||
      (facet != Facet::Official && facet != Facet::Person))
    return opening;
  const std::string id = opening.substr(colon, slash - colon);
  if (Gazetteer::builtin()->find(*facet, id)) return opening;
  return opening.substr(0, colon) + person_id(id) + opening.substr(slash);
}

// "country" and "country:SYR" open what they mean.
bool holds(const std::string& expectation,
           const std::vector<std::string>& found) {
  const bool wanted = expectation[0] != '!';
  std::string opening = wanted ? expectation : expectation.substr(1);
  if (opening.find(':') == std::string::npos)
    opening += ':';
  else if (opening.find('/') == std::string::npos)
    opening += '/';
  opening = with_person_id(opening);
  const bool any =
      std::any_of(found.begin(), found.end(), [&](const std::string& mention) {
        return mention.compare(0, opening.size(), opening) == 0;
      });
  return any == wanted;
}

TEST(RecognitionCases, HoldWithTheTablesOfTheLibrary) {
  const std::vector<Row> rows = read_rows();
  ASSERT_GE(rows.size(), 250u);
  Recogniser recogniser(Gazetteer::builtin());
  for (const Row& row : rows) {
    const std::vector<std::string> found = find(recogniser, row);
    for (const std::string& expectation : row.expected)
      EXPECT_TRUE(holds(expectation, found))
          << "cases.tsv:" << row.line << " (" << row.rule
          << "): " << expectation << "\n  " << row.text << "\n  found "
          << ::testing::PrintToString(found);
  }
}

TEST(RecognitionCases, ReadTheirOwnForm) {
  const std::vector<std::string> found{"country:SYR/name"};
  EXPECT_TRUE(holds("country:SYR", found));
  EXPECT_TRUE(holds("country:SYR/name", found));
  EXPECT_FALSE(holds("country:SYR/role", found));
  EXPECT_FALSE(holds("country:SY", found));
  EXPECT_FALSE(holds("!country", found));
  EXPECT_TRUE(holds("!person", found));
}

}  // namespace
}  // namespace dossier::internal
