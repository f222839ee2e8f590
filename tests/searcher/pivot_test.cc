// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "dossier/csv.h"
#include "dossier/error.h"
#include "searcher/present/json.h"
#include "searcher/present/pivot_text.h"
#include "tests/searcher/example_search.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<ExampleArticle> articles() {
  return {{"a", "", "jets", "", "en", "", {kSyria, kRussia, kMig29}},
          {"b", "", "jets", "", "en", "", {kSyria, kMig29, kT72}},
          {"c", "", "jets", "", "en", "", {kSyria, kMig29}, true},
          {"d", "", "jets", "", "fr", "", {kFrance}},
          {"e", "", "tanks", "", "fr", "", {kSyria, kFrance, kT72}},
          {"f", "", "tanks"}};
}

class PivotTest : public ExampleSearch {
 protected:
  PivotTest() : ExampleSearch({articles()}) {
    request_.pivot = PivotRequest{{"country"}, {"system"}};
  }

  Pivot pivot() const { return *search().pivot; }
  // "SYR 3: 2 2", a row each; the columns are their ids.
  std::vector<std::string> rows() const {
    const Pivot found = pivot();
    std::vector<std::string> lines = {""};
    for (const FacetCount& column : found.columns.values)
      lines[0] += column.id + " " + std::to_string(column.count) + " ";
    for (std::size_t r = 0; r < found.cells.size(); ++r) {
      const FacetCount& row = found.rows.values[r];
      lines.push_back(row.id + " " + std::to_string(row.count) + ":");
      for (const std::uint64_t count : found.cells[r])
        lines.back() += " " + std::to_string(count);
    }
    return lines;
  }
};

TEST_F(PivotTest, CountsTheLivingArticlesWithBothValues) {
  EXPECT_THAT(rows(), ElementsAre("mig-29 2 t-72 2 ", "SYR 3: 2 2",
                                  "FRA 2: 0 1", "RUS 1: 1 0"));
  EXPECT_EQ(pivot().rows.counted, 5u);
  EXPECT_EQ(pivot().rows.missing, 1u);
  EXPECT_EQ(pivot().columns.missing, 2u);
}

TEST_F(PivotTest, CountsTheResultWithAllSelectionsApplied) {
  request_.query = "jets";
  request_.selections = {{"country", "SYR"}, {"country", "FRA"}};
  EXPECT_THAT(rows(), ElementsAre("mig-29 2 t-72 1 ", "SYR 2: 2 1",
                                  "FRA 1: 0 0", "RUS 1: 1 0"));
  EXPECT_EQ(pivot().rows.counted, 3u);
}

TEST_F(PivotTest, HasAsManyRowsAndColumnsAsAskedFor) {
  request_.pivot = PivotRequest{{"country", 1}, {"system", 1}};
  EXPECT_THAT(rows(), ElementsAre("mig-29 2 ", "SYR 3: 2"));
  EXPECT_EQ(pivot().rows.other, 3u);
  EXPECT_EQ(pivot().rows.distinct, 3u);
}

TEST_F(PivotTest, PairsAFacetWithItself) {
  request_.pivot = PivotRequest{{"country"}, {"country"}};
  EXPECT_THAT(rows(), ElementsAre("SYR 3 FRA 2 RUS 1 ", "SYR 3: 3 1 1",
                                  "FRA 2: 1 2 0", "RUS 1: 1 0 1"));
}

TEST_F(PivotTest, TakesFacetsOfOneValue) {
  request_.pivot = PivotRequest{{"language"}, {"country", 2}};
  EXPECT_THAT(rows(), ElementsAre("SYR 3 FRA 2 ", "en 3: 2 0", "fr 2: 1 2"));
}

TEST_F(PivotTest, IsEmptyWithoutMatches) {
  request_.query = "planes";
  EXPECT_THAT(pivot().cells, IsEmpty());
}

TEST_F(PivotTest, RefusesWhatIsNoFacet) {
  request_.pivot = PivotRequest{{"country"}, {"author"}};
  EXPECT_THROW(pivot(), Error);
}

Pivot example_pivot() {
  Pivot pivot;
  pivot.rows = {"country", 1234, 30, 5, 0, {}};
  pivot.rows.values = {{"SYR", "Syria", 1000, false},
                       {"RUS", "Russia", 4, false}};
  pivot.columns = {"system", 1234, 2, 0, 0, {}};
  pivot.columns.values = {{"mig-29", "MiG-29", 800, false},
                          {"f-16", "F-16 Fighting Falcon", 3, false}};
  pivot.cells = {{700, 0}, {4, 3}};
  return pivot;
}

TEST(PresentPivot, IsATableForPeople) {
  EXPECT_EQ(pivot_text(example_pivot(), {}), R"(country × system
            all  MiG-29  F-16 Fighting…
  all     1,234     800               3
  Syria   1,000     700               –
  Russia      4       4               3
  2 of 30 values of country
)");
}

TEST(PresentPivot, ShowsTheColumnsThatFit) {
  TextStyle narrow;
  narrow.width = 24;
  const std::string text = pivot_text(example_pivot(), narrow);
  EXPECT_THAT(text, HasSubstr("1 of 2 values of system"));
  EXPECT_EQ(text.find("F-16"), std::string::npos);
}

TEST(PresentPivot, IsJson) {
  Answer answer;
  answer.pivot = example_pivot();
  const std::string json = json_answer(answer);
  EXPECT_THAT(
      json, HasSubstr(R"("pivot":{"exact":true,"by":"article","counted":1234,)"
                      R"("rows":{"name":"country")"));
  EXPECT_THAT(json, HasSubstr(R"("cells":[[700,0],[4,3]]})"));
}

TEST(PresentPivot, IsCsv) {
  EXPECT_EQ(csv_pivot(example_pivot()),
            "country,label,all,mig-29,f-16\r\n,all,1234,800,3\r\n"
            "SYR,Syria,1000,700,0\r\nRUS,Russia,4,4,3\r\n");
}

}  // namespace
}  // namespace dossier::internal
