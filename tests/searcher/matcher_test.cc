// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/searcher/example_index.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

const ExampleEntity kSyria{Facet::Country, "SYR", ""};
const ExampleEntity kRussia{Facet::Country, "RUS", ""};
const ExampleEntity kFrance{Facet::Country, "FRA", ""};
const ExampleEntity kJet{Facet::System, "mig-29", ""};
const ExampleEntity kTank{Facet::System, "t-72", ""};

class MatcherTest : public ::testing::Test {
 protected:
  MatcherTest() { request_.facets.fill(true); }

  void select(Facet facet, std::vector<std::string> ids) {
    SelectedFacet selected{facet, {}};
    for (const std::string& id : ids)
      selected.values.push_back(index_.value(facet, id));
    request_.selected.push_back(selected);
  }
  MatchResult match_all(std::string_view query) {
    const PlanNode plan = index_.plan(query);
    request_.plan = &plan;
    return match(index_.snapshot(), index_.reader_pool(), workers_, request_,
                 Deadline(0, nullptr));
  }
  // Ids, best first, without separators.
  std::string ids(const MatchResult& result) const {
    std::string ids;
    for (const MatchedDoc& hit : result.hits)
      ids += index_.segment(hit.segment).id(hit.doc);
    return ids;
  }
  std::map<std::string, std::uint32_t> counts(const MatchResult& result,
                                              Facet facet) const {
    std::map<std::string, std::uint32_t> counts;
    auto [first, last] = index_.snapshot().values->values_of_facet(facet);
    for (ValueNumber value = first; value < last; ++value)
      if (result.facets.by_value[value])
        counts[std::string(index_.snapshot().values->value(value).id)] =
            result.facets.by_value[value];
    return counts;
  }
  static std::uint64_t counted(const MatchResult& result, Facet facet) {
    return result.facets.counted[static_cast<std::size_t>(facet)];
  }

  // Values of the second segment come in between those of the first.
  ExampleIndex index_{ExampleIndex::Segments{
      {{"a", "", "jets", "2012-01-01", "en", "", {kSyria, kJet}},
       {"b", "", "jets", "2013-01-01", "en", "", {kRussia, kTank}},
       {"c", "", "jets", "2014-01-01", "en", "", {kSyria, kTank}, true}},
      {{"d", "", "jets jets", "2011-01-01", "en", "", {kFrance}},
       {"e", "", "jets", "2012-01-01", "en", "", {kSyria, kRussia}},
       {"f", "", "tanks", "", "fr", "", {kFrance, kJet, kTank}}}}};
  WorkerPool workers_{0};
  MatchRequest request_;
};

TEST_F(MatcherTest, CountsTheLivingExactly) {
  const MatchResult result = match_all("");
  EXPECT_EQ(result.total, 5u);
  EXPECT_THAT(counts(result, Facet::Country),
              ElementsAre(Pair("FRA", 2), Pair("RUS", 2), Pair("SYR", 2)));
  EXPECT_THAT(counts(result, Facet::System),
              ElementsAre(Pair("mig-29", 2), Pair("t-72", 2)));
  EXPECT_THAT(counts(result, Facet::Year),
              ElementsAre(Pair("2011", 1), Pair("2012", 2), Pair("2013", 1)));
}

TEST_F(MatcherTest, DropsTheDeadFromSparseAndDenseResults) {
  EXPECT_EQ(match_all("jets").total, 4u);
  EXPECT_EQ(match_all("jets OR tanks").total, 5u);
  EXPECT_EQ(match_all("date:2014").total, 0u);
}

TEST_F(MatcherTest, OrdersAcrossSegments) {
  EXPECT_EQ(ids(match_all("jets")), "dbae");
  request_.order = SortOrder::NewestFirst;
  EXPECT_EQ(ids(match_all("")), "baedf");
  request_.order = SortOrder::OldestFirst;
  EXPECT_EQ(ids(match_all("")), "daebf");
}

TEST_F(MatcherTest, CountsAllWhateverTheNumberOfHits) {
  for (std::size_t hits : {0, 1, 3, 5, 100}) {
    request_.hits = hits;
    const MatchResult result = match_all("");
    EXPECT_EQ(result.hits.size(), std::min<std::size_t>(hits, 5)) << hits;
    EXPECT_EQ(result.total, 5u) << hits;
    EXPECT_EQ(counted(result, Facet::Country), 5u) << hits;
  }
}

TEST_F(MatcherTest, CountsAFacetWithoutItsOwnSelection) {
  select(Facet::Country, {"RUS", "SYR"});
  const MatchResult result = match_all("");
  EXPECT_EQ(result.total, 3u);
  EXPECT_EQ(ids(result), "bae");
  EXPECT_EQ(counted(result, Facet::Country), 5u);
  EXPECT_THAT(counts(result, Facet::Country),
              ElementsAre(Pair("FRA", 2), Pair("RUS", 2), Pair("SYR", 2)));
  EXPECT_EQ(counted(result, Facet::System), 3u);
  EXPECT_THAT(counts(result, Facet::System),
              ElementsAre(Pair("mig-29", 1), Pair("t-72", 1)));
}

TEST_F(MatcherTest, NarrowsFacetsByEachOther) {
  select(Facet::Country, {"SYR"});
  select(Facet::System, {"mig-29"});
  const MatchResult result = match_all("");
  EXPECT_EQ(ids(result), "a");
  EXPECT_THAT(counts(result, Facet::Country),
              ElementsAre(Pair("FRA", 1), Pair("SYR", 1)));
  EXPECT_EQ(counted(result, Facet::Country), 2u);
  EXPECT_THAT(counts(result, Facet::System), ElementsAre(Pair("mig-29", 1)));
  EXPECT_EQ(counted(result, Facet::System), 2u);
  EXPECT_THAT(counts(result, Facet::Language), ElementsAre(Pair("en", 1)));
}

TEST_F(MatcherTest, FindsNothingForASelectionOfNoValue) {
  request_.selected.push_back({Facet::Country, {}});
  const MatchResult result = match_all("jets");
  EXPECT_EQ(result.total, 0u);
  EXPECT_EQ(counted(result, Facet::Country), 4u);
  EXPECT_THAT(counts(result, Facet::System), IsEmpty());
}

TEST_F(MatcherTest, CountsWhatSelectingInsteadWouldGive) {
  const MatchResult all = match_all("");
  for (Facet facet : {Facet::Country, Facet::System, Facet::Language}) {
    for (const auto& [id, count] : counts(all, facet)) {
      request_.selected.clear();
      select(facet, {id});
      EXPECT_EQ(match_all("").total, count) << id;
    }
  }
}

TEST_F(MatcherTest, AnswersOnAnEmptyIndex) {
  ExampleIndex empty{ExampleIndex::Segments{}};
  PlanNode plan = empty.plan("jets");
  request_.plan = &plan;
  EXPECT_EQ(match(empty.snapshot(), empty.reader_pool(), workers_, request_,
                  Deadline(0, nullptr))
                .total,
            0u);
}

}  // namespace
}  // namespace dossier::internal
