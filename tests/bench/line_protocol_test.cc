// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/line_protocol.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/bench/synthetic_index.h"

namespace {

using dossier::MatchMode;

std::string answer(const std::string& line) {
  static const auto index = dossier::Index::open(synthetic_index());
  return answer_line(index, line, {{"country", "system"}});
}

std::uint64_t total(const std::string& query, MatchMode match) {
  dossier::SearchRequest request;
  request.query = query;
  request.match = match;
  return dossier::Index::open(synthetic_index()).search(request).total;
}

TEST(LineProtocol, ReadsPlusAsRequired) {
  const auto all = read_game_query("+wb +\"wc wd\" -wf", {});
  ASSERT_TRUE(all);
  EXPECT_EQ(all->query, "wb \"wc wd\" -wf");
  EXPECT_EQ(all->match, MatchMode::All);
  const auto any = read_game_query("wb wc", {});
  ASSERT_TRUE(any);
  EXPECT_EQ(any->query, "wb wc");
  EXPECT_EQ(any->match, MatchMode::Any);
  EXPECT_FALSE(read_game_query("+wb wc", {}));
  EXPECT_FALSE(read_game_query("", {}));
}

TEST(LineProtocol, QuotesWordsThatAreToBeExact) {
  const auto exact =
      read_game_query("+the -jets +\"air defence\"", {.exact_words = true});
  ASSERT_TRUE(exact);
  EXPECT_EQ(exact->query, "\"the\" -\"jets\" \"air defence\"");
}

TEST(LineProtocol, Counts) {
  const std::string all = std::to_string(total("wb wc", MatchMode::All));
  const std::string any = std::to_string(total("wb wc", MatchMode::Any));
  EXPECT_NE(all, any);
  EXPECT_EQ(answer("COUNT\t+wb +wc"), all);
  EXPECT_EQ(answer("COUNT\twb wc"), any);
  EXPECT_EQ(answer("TOP_10_COUNT\twb wc"), any);
  EXPECT_EQ(answer("TOP_10\twb wc"), "1");
}

TEST(LineProtocol, AddsTheCountsOfFacets) {
  dossier::SearchRequest request;
  request.query = "wb";
  request.facets = {{"country"}, {"system"}};
  const dossier::Answer expected =
      dossier::Index::open(synthetic_index()).search(request);
  std::string line = std::to_string(expected.total);
  for (const dossier::FacetCounts& facet : expected.facets) {
    line += "\t" + facet.facet + ":";
    for (std::size_t i = 0; i < facet.values.size(); ++i)
      line += (i ? "," : "") + facet.values[i].id + "=" +
              std::to_string(facet.values[i].count);
  }
  EXPECT_EQ(answer("TOP_10_FACETS\twb"), line);
}

TEST(LineProtocol, SaysWhatItDoesNotSupport) {
  for (const char* line : {"TOP_100\twb", "COUNT", "COUNT\t", "COUNT\twb^2",
                           "COUNT\tnosuchfield:wb", "COUNT\t+wb wc", ""})
    EXPECT_EQ(answer(line), "UNSUPPORTED") << line;
}

}  // namespace
