// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bench/run_result.h"
#include "dossier/error.h"

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

ClassFigures figures(const std::string& name, std::vector<double> round_p50) {
  ClassFigures result;
  result.name = name;
  result.latency.n = 100;
  result.latency.p50 = round_p50[round_p50.size() / 2];
  result.latency.p95 = 2 * result.latency.p50;
  result.cpu.mean = 1;
  result.round_p50 = std::move(round_p50);
  return result;
}

std::string result_of(std::vector<ClassFigures> classes, unsigned threads = 1,
                      const std::string& digest = "d") {
  RunResult result;
  result.log.digest = digest;
  Measurement measurement;
  measurement.threads = threads;
  measurement.classes = std::move(classes);
  result.measurements = {measurement};
  return to_json(result);
}

TEST(Compare, GivesRatiosWithTheirSpread) {
  const Comparison comparison =
      compare_results(result_of({figures("and", {4, 4, 5})}), "a",
                      result_of({figures("and", {1, 2, 3})}), "b");
  ASSERT_EQ(comparison.measurements.size(), 1u);
  const ClassComparison& one = comparison.measurements[0].classes.at(0);
  EXPECT_DOUBLE_EQ(one.ratio, 0.5);
  EXPECT_DOUBLE_EQ(*one.lowest, 1.0 / 5);
  EXPECT_DOUBLE_EQ(*one.highest, 3.0 / 4);
  EXPECT_DOUBLE_EQ(*one.p95_ratio, 0.5);
  EXPECT_DOUBLE_EQ(*one.cpu_ratio, 1);
  EXPECT_TRUE(one.is_faster());
  EXPECT_FALSE(one.is_slower());
}

TEST(Compare, TellsNoDifferenceThatIsWithinTheSpread) {
  const Comparison comparison =
      compare_results(result_of({figures("and", {1, 2, 4})}), "a",
                      result_of({figures("and", {2, 3, 3})}), "b");
  const ClassComparison& one = comparison.measurements[0].classes.at(0);
  EXPECT_FALSE(one.is_faster());
  EXPECT_FALSE(one.is_slower());
}

TEST(Compare, TakesWhatBothHave) {
  const Comparison comparison = compare_results(
      result_of({figures("and", {1, 1}), figures("or", {4, 4})}), "a",
      result_of({figures("or", {1, 1}), figures("not", {1, 1})}), "b");
  ASSERT_EQ(comparison.measurements[0].classes.size(), 1u);
  EXPECT_EQ(comparison.measurements[0].classes[0].name, "or");
  EXPECT_DOUBLE_EQ(comparison.measurements[0].mean_ratio, 0.25);
}

TEST(Compare, WarnsOfWhatElseDiffers) {
  const std::vector<ClassFigures> one = {figures("and", {1, 1})};
  EXPECT_THAT(compare_results(result_of(one), "a", result_of(one, 1, "e"), "b")
                  .warnings,
              ElementsAre("the queries differ"));
}

TEST(Compare, ShowsATable) {
  const Comparison comparison =
      compare_results(result_of({figures("and", {4, 4, 5})}), "a",
                      result_of({figures("and", {1, 2, 3})}), "b");
  EXPECT_EQ(to_text(comparison),
            "Closed loop, 1 thread. B/A below 1: B is faster.\n"
            "class             p50 A    p50 B    B/A    by rounds p95 B/A "
            "cpu B/A\n"
            "and               4.000    2.000   0.50    0.20-0.75    0.50    "
            "1.00  faster\n"
            "geometric mean                     0.50\n");
}

TEST(Compare, RefusesWhatIsNoResult) {
  const std::string good = result_of({figures("and", {1, 1})});
  for (const std::string bad : {"", "{}", "[1]", "{\"schema\": 99}"}) {
    try {
      compare_results(good, "a.json", bad, "b.json");
      FAIL() << bad;
    } catch (const dossier::Error& error) {
      EXPECT_THAT(error.what(), HasSubstr("b.json: not a result"));
    }
  }
}

TEST(Compare, RefusesResultsWithNothingInCommon) {
  const std::vector<ClassFigures> one = {figures("and", {1, 1})};
  EXPECT_THROW(compare_results(result_of(one, 1), "a", result_of(one, 2), "b"),
               dossier::Error);
}

}  // namespace
