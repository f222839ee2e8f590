// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/gazetteer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "dossier/error.h"
#include "entity_tables.h"
#include "indexer/entities/compiled_gazetteer.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kTwoSystems =
    "id | facet | label | parent\n"
    "aa-1 | system | AA-1\n"
    "aa-2 | system | AA-2 | aa-1\n";

// "where: reason" of each fault; errors begin with "!".
std::vector<std::string> faults_of(const std::vector<TableSource>& tables) {
  std::vector<TableFault> faults;
  const bool compiled = Gazetteer::compile(tables, faults).has_value();
  std::vector<std::string> out;
  bool has_error = false;
  for (const TableFault& f : faults) {
    out.push_back((f.is_error ? "!" : "") + f.where + ": " + f.reason);
    has_error |= f.is_error;
  }
  EXPECT_EQ(compiled, !has_error);
  return out;
}

std::vector<std::string> named(const Gazetteer& gazetteer, Facet facet,
                               std::string_view name) {
  std::vector<std::string> out;
  for (const EntityNumber n : gazetteer.find_by_name(facet, name))
    out.emplace_back(gazetteer.entity(n).id);
  return out;
}

TEST(Gazetteer, KeepsWhatTheTablesSay) {
  const auto g = small_gazetteer();
  const auto n = g->find(Facet::System, "mig-29m");
  ASSERT_TRUE(n);
  EXPECT_EQ(g->entity(*n).label, "MiG-29M");
  EXPECT_EQ(g->entity(*n).kind, "fighter");
  EXPECT_EQ(g->entity(*n).country, "RUS");
  const auto above = g->ancestors(*n);
  ASSERT_EQ(above.size(), 2u);
  EXPECT_EQ(g->entity(above[0]).id, "mig-29");
  EXPECT_EQ(g->entity(above[1]).id, "mig");
  EXPECT_FALSE(g->find(Facet::Country, "mig-29m"));
  EXPECT_FALSE(g->find(Facet::System, "mig-30"));
}

TEST(Gazetteer, FindsByWhatAUserTypes) {
  const auto g = small_gazetteer();
  EXPECT_THAT(named(*g, Facet::Country, "syria"), ElementsAre("SYR"));
  EXPECT_THAT(named(*g, Facet::Country, "ŞAM"), ElementsAre("SYR"));
  EXPECT_THAT(named(*g, Facet::System, "mig 29"), ElementsAre("mig-29"));
  EXPECT_THAT(named(*g, Facet::System, "fulcrum"), ElementsAre("mig-29"));
  EXPECT_THAT(named(*g, Facet::Official, "lavrov"),
              ElementsAre("sergey-lavrov"));
  EXPECT_THAT(named(*g, Facet::Official, "muallem"),
              ElementsAre("walid-muallem"));
  EXPECT_THAT(named(*g, Facet::Official, "brown"), ElementsAre("robert-brown"));
  EXPECT_THAT(named(*g, Facet::Country, "lavrov"), IsEmpty());
  EXPECT_THAT(named(*g, Facet::Country, "..."), IsEmpty());
}

TEST(Gazetteer, KnowsPrefixesThatJoinOverASpace) {
  EXPECT_TRUE(small_gazetteer()->is_spaced_prefix("mig"));
  EXPECT_FALSE(small_gazetteer()->is_spaced_prefix("hq"));
  EXPECT_FALSE(small_gazetteer()->is_spaced_prefix("page"));
}

TEST(Gazetteer, ALaterTableOverridesAnEarlierOne) {
  auto tables = small_tables();
  tables.push_back(table("entities-mine.tsv",
                         "id | facet | label\n"
                         "SYR | country | Syrian Republic\n"
                         "rocket-x | system | Rocket X\n"));
  tables.push_back(table("aliases-mine.tsv",
                         "id | alias | language | kind\n"
                         "RUS | Russian | en | -\n"
                         "rocket-x | Exeter rocket | en | name\n"));
  std::vector<TableFault> faults;
  const auto block = Gazetteer::compile(tables, faults);
  ASSERT_TRUE(block);
  const auto g = open_compiled(*block);
  EXPECT_EQ(g->entity(*g->find(Facet::Country, "SYR")).label,
            "Syrian Republic");
  EXPECT_THAT(named(*g, Facet::Country, "Russian"), IsEmpty());
  EXPECT_THAT(named(*g, Facet::System, "exeter rocket"),
              ElementsAre("rocket-x"));
  EXPECT_NE(g->version(), small_gazetteer()->version());
}

TEST(Gazetteer, EqualTablesCompileToEqualBytes) {
  std::vector<TableFault> faults;
  EXPECT_EQ(Gazetteer::compile(small_tables(), faults),
            Gazetteer::compile(small_tables(), faults));
}

TEST(Gazetteer, MapsWhatWasWritten) {
  const auto path = std::filesystem::path(testing::TempDir()) / "mapped.bin";
  std::ofstream(path, std::ios::binary) << small_gazetteer()->bytes();
  const auto g = Gazetteer::map(path);
  EXPECT_EQ(g->version(), small_gazetteer()->version());
  EXPECT_EQ(g->entity_count(), small_gazetteer()->entity_count());
  std::filesystem::remove(path);
  EXPECT_THROW(Gazetteer::map(path), Error);
}

TEST(Gazetteer, BuiltinTablesCompileToTheBuiltinGazetteer) {
  const auto tables = Gazetteer::builtin_tables();
  ASSERT_FALSE(tables.empty());
  std::vector<TableFault> faults;
  const auto block = Gazetteer::compile(tables, faults);
  ASSERT_TRUE(block);
  EXPECT_EQ(open_compiled(*block)->version(), Gazetteer::builtin()->version());
  EXPECT_EQ(Gazetteer::builtin()->version().size(), 16u);
}

TEST(GazetteerLint, GoodTablesHaveNoFault) {
  EXPECT_THAT(faults_of({table("entities.tsv", kTwoSystems)}), IsEmpty());
}

TEST(GazetteerLint, NamesFileLineAndReason) {
  const auto entities = table("entities.tsv", kTwoSystems);
  const auto with = [&](std::string name, std::string_view rows) {
    return faults_of({entities, table(std::move(name), rows)});
  };
  EXPECT_THAT(with("aliases-x.tsv", "id | alias\nzz-9 | Zed\n"),
              ElementsAre("!aliases-x.tsv:2: unknown id \"zz-9\""));
  EXPECT_THAT(
      with("aliases-x.tsv", "id | alias\naa-1 | Ayay | en | name\n"),
      ElementsAre(HasSubstr("!aliases-x.tsv:2: the row has 4 columns")));
  EXPECT_THAT(
      with("aliases-x.tsv", "id | kind\naa-1 | name\n"),
      ElementsAre(HasSubstr("!aliases-x.tsv:1: the header line lacks")));
  EXPECT_THAT(with("aliases-x.tsv", "id | alias | kind\naa-1 | Ay | nmae\n"),
              ElementsAre("!aliases-x.tsv:2: unknown kind \"nmae\""));
  EXPECT_THAT(with("aliases-x.tsv", "id | alias\naa-1 | Ay\n"),
              ElementsAre(HasSubstr("aliases-x.tsv:2: under three letters")));
  EXPECT_THAT(with("aliases-x.tsv", "id | alias\naa-1 | Aye\naa-2 | aye\n"),
              ElementsAre(HasSubstr("aliases-x.tsv:3: \"aye\" is also a "
                                    "strong alias of \"aa-1\"")));
  EXPECT_THAT(with("offices.tsv", "id | role | from\naa-1 | other | 31-02\n"),
              ElementsAre(HasSubstr("!offices.tsv:2: unreadable date")));
  EXPECT_THAT(with("words.tsv", "class | word\nnoun | a\n"),
              ElementsAre("!words.tsv:2: unknown class \"noun\""));
  EXPECT_THAT(with("inflections.tsv", "language | kind | form\nru | end | a\n"),
              ElementsAre("!inflections.tsv:2: unknown kind \"end\""));
  EXPECT_THAT(with("inflections.tsv", "language | kind | lemma\nru | a | b\n"),
              ElementsAre(HasSubstr("!inflections.tsv:1: the header line")));
  EXPECT_THAT(with("prefixes.tsv", "prefix | digits\nHQ | 0-9\n"),
              ElementsAre("!prefixes.tsv:2: digits are such as 1-3, not "
                          "\"0-9\""));
  EXPECT_THAT(with("deny.tsv", "phrase | facet\nG20 | land\n"),
              ElementsAre("!deny.tsv:2: unknown facet \"land\""));
  EXPECT_THAT(with("titles.tsv", "kind | term\nrank |\n"),
              ElementsAre("!titles.tsv:2: the row has nothing in the column "
                          "\"term\""));
  EXPECT_THAT(with("nonsense.tsv", "a | b\n1 | 2\n"),
              ElementsAre(HasSubstr("!nonsense.tsv:1: cannot tell the kind")));
}

TEST(GazetteerLint, FindsUnknownParentsAndCycles) {
  EXPECT_THAT(faults_of({table("entities.tsv",
                               "id | facet | label | parent\n"
                               "aa-1 | system | AA-1 | aa-7\n")}),
              ElementsAre(HasSubstr("!entities.tsv:2: unknown parent")));
  EXPECT_THAT(faults_of({table("entities.tsv",
                               "id | facet | label | parent\n"
                               "aa-1 | system | AA-1 | aa-2\n"
                               "aa-2 | system | AA-2 | aa-1\n")}),
              ElementsAre(HasSubstr("is its own ancestor"),
                          HasSubstr("is its own ancestor")));
}

TEST(GazetteerLint, ChecksClasses) {
  const std::string_view classes =
      "id | label | parent\n"
      "aircraft | Aircraft\n"
      "fighter | Fighters | aircraft\n";
  const auto entities = table("entities.tsv", kTwoSystems);
  EXPECT_THAT(faults_of({entities, table("classes.tsv", classes)}), IsEmpty());
  EXPECT_THAT(faults_of({entities, table("mine.tsv", classes)}), IsEmpty());
  EXPECT_THAT(faults_of({table("entities.tsv",
                               "id | facet | label | class\n"
                               "aa-1 | system | AA-1 | balloon\n"),
                         table("classes.tsv", classes)}),
              ElementsAre(HasSubstr("unknown class \"balloon\"")));
}

TEST(GazetteerLint, SurvivesBytesThatAreNoTable) {
  const std::string header = "id\tfacet\tlabel\n";
  EXPECT_THAT(faults_of({{"entities.tsv", header + "a\tsystem\t\xff\xfe\n"}}),
              ElementsAre("!entities.tsv:2: the line is not valid UTF-8"));
  EXPECT_THAT(
      faults_of({{"entities.tsv",
                  header + "a\tsystem\t" + std::string(2 << 20, 'x') + "\n"}}),
      ElementsAre("!entities.tsv:2: the line is longer than 1 MiB"));
  EXPECT_THAT(faults_of({{"entities.tsv", ""}}),
              ElementsAre("!entities.tsv:1: the table has no header line"));
}

TEST(GazetteerLint, RefusesOtherEncodings) {
  const std::string utf16("\xff\xfe\x69\x00\x64\x00\x09\x00", 8);
  EXPECT_THAT(faults_of({{"entities.tsv", utf16 + "\n"}}),
              ElementsAre("!entities.tsv:1: the line is not valid UTF-8",
                          HasSubstr("the table has no header line")));
  EXPECT_THAT(faults_of({{"words.tsv", "class\tword\nparticle\tM\xfcller\n"}}),
              ElementsAre("!words.tsv:2: the line is not valid UTF-8"));
}

TEST(GazetteerLint, OneFaultLeavesNothingApplied) {
  std::vector<TableFault> faults;
  EXPECT_FALSE(Gazetteer::compile(
      {table("entities.tsv", kTwoSystems),
       table("aliases.tsv", "id | alias\naa-1 | Ayay\nzz | Zed\n")},
      faults));
}

TEST(GazetteerLint, TellsAUsersTableFromItsColumns) {
  EXPECT_THAT(faults_of({table("mine.tsv", kTwoSystems),
                         table("more.tsv", "id | alias\naa-1 | Ayay\n")}),
              IsEmpty());
}

}  // namespace
}  // namespace dossier::internal
