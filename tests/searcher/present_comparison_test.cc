// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "dossier/csv.h"
#include "searcher/present/comparison.h"

namespace dossier::internal {
namespace {

using ::testing::HasSubstr;

Comparison example() {
  Comparison comparison;
  comparison.first.understood = "jets";
  comparison.first.total = 2000;
  comparison.second.total = 4;
  comparison.facets = {
      {"country",
       2000,
       4,
       3,
       {{"SYR", "Syria", 1500, 1, 0.5, 10.5}, {"MLI", "", 0, 2, -0.5, -3.25}}}};
  return comparison;
}

TEST(Comparison, StandsSideBySideAsText) {
  TextStyle style;
  style.width = 80;
  EXPECT_EQ(text_comparison(example(), style),
            "A: 2,000 articles · jets\n"
            "B: 4 articles · every article\n"
            "\n"
            "country                                 A               B"
            "            A − B\n"
            "  Syria                             1,500   75.0 %      1   25.0 %"
            "   +50.0\n"
            "  MLI                                   0    0.0 %      2   50.0 %"
            "   -50.0\n"
            "  2 of 3 values, those that differ most\n");
}

TEST(Comparison, FitsNarrowTerminals) {
  TextStyle style;
  style.width = 48;
  EXPECT_THAT(text_comparison(example(), style), HasSubstr("  Syria"));
}

TEST(Comparison, IsATableForPrograms) {
  EXPECT_EQ(csv_comparison(example()),
            "facet,id,label,first,second,first_share,second_share,"
            "share_difference,log_likelihood_ratio\r\n"
            "country,SYR,Syria,1500,1,0.75,0.25,0.5,10.5\r\n"
            "country,MLI,,0,2,0,0.5,-0.5,-3.25\r\n");
}

TEST(Comparison, HasSharesAndBasesInJson) {
  EXPECT_THAT(
      json_comparison(example()),
      HasSubstr(R"("first_counted":2000,"second_counted":4,"distinct":3,)"
                R"("values":[{"id":"SYR","label":"Syria","first":1500,)"
                R"("second":1,"first_share":0.75,"second_share":0.25,)"
                R"("share_difference":0.5,"log_likelihood_ratio":10.5},)"));
}

}  // namespace
}  // namespace dossier::internal
