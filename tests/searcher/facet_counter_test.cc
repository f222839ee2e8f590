// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/facet_counter.h"

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

using Docs = std::vector<DocNumber>;

// About so many documents are to be counted: of few, values are noted.
class FacetCounterTest : public ::testing::TestWithParam<std::uint64_t> {
 protected:
  FacetCounterTest() { wanted_.fill(true); }

  void add(FacetCounter& counter) {
    const ValueMap& values = *index_.snapshot().values;
    totals_.add(counter.take(), values.of_segment(0), values.size());
  }
  // Values with a count.
  std::map<std::string, std::uint32_t> counts(Facet facet) const {
    std::map<std::string, std::uint32_t> counts;
    const ValueMap& values = *index_.snapshot().values;
    auto [first, last] = values.values_of_facet(facet);
    for (ValueNumber value = first; value < last; ++value)
      if (totals_.by_value[value])
        counts[std::string(values.value(value).id)] = totals_.by_value[value];
    return counts;
  }
  std::uint64_t counted(Facet facet) const {
    return totals_.counted[static_cast<std::size_t>(facet)];
  }
  std::uint64_t with_value(Facet facet) const {
    return totals_.with_value[static_cast<std::size_t>(facet)];
  }

  ExampleIndex index_{std::vector<ExampleArticle>{
      {"0",
       "",
       "x",
       "2012-03-14",
       "en",
       "Wire",
       {{Facet::Country, "SYR", ""},
        {Facet::Country, "RUS", ""},
        {Facet::System, "mig-29", ""}}},
      {"1", "", "x", "2013-03-14", "en", "", {{Facet::Country, "SYR", ""}}},
      {"2", "", "x", "", "fr", "Wire", {{Facet::System, "mig-29", ""}}},
      {"3", "", "x"},
  }};
  FacetMask wanted_{};
  FacetTotals totals_;
};

TEST_P(FacetCounterTest, CountsEveryValueOfEveryFacet) {
  FacetCounter counter(index_.segment(), wanted_, GetParam());
  counter.count(Docs{0, 1, 2, 3});
  add(counter);
  EXPECT_THAT(counts(Facet::Country),
              ElementsAre(Pair("RUS", 1), Pair("SYR", 2)));
  EXPECT_THAT(counts(Facet::System), ElementsAre(Pair("mig-29", 2)));
  EXPECT_THAT(counts(Facet::Source), ElementsAre(Pair("Wire", 2)));
  EXPECT_THAT(counts(Facet::Language),
              ElementsAre(Pair("en", 3), Pair("fr", 1)));
  EXPECT_THAT(counts(Facet::Year),
              ElementsAre(Pair("2012", 1), Pair("2013", 1)));
  EXPECT_THAT(counts(Facet::Official), IsEmpty());
}

TEST_P(FacetCounterTest, CountsArticlesWithAndWithoutAValue) {
  FacetCounter counter(index_.segment(), wanted_, GetParam());
  counter.count(Docs{0, 1, 3});
  add(counter);
  for (const FacetField& field : kFacets)
    EXPECT_EQ(counted(field.facet), 3u) << field.name;
  EXPECT_EQ(with_value(Facet::Country), 2u);
  EXPECT_EQ(with_value(Facet::System), 1u);
  EXPECT_EQ(with_value(Facet::Official), 0u);
  EXPECT_EQ(with_value(Facet::Source), 1u);
  EXPECT_EQ(with_value(Facet::Year), 2u);
}

TEST_P(FacetCounterTest, CountsForOneFacetAlone) {
  FacetCounter counter(index_.segment(), wanted_, GetParam());
  counter.count(Docs{1});
  counter.count(Docs{0}, Facet::System);
  counter.count(Docs{3}, Facet::System);
  counter.count(Docs{2}, Facet::Source);
  add(counter);
  EXPECT_THAT(counts(Facet::Country), ElementsAre(Pair("SYR", 1)));
  EXPECT_THAT(counts(Facet::System), ElementsAre(Pair("mig-29", 1)));
  EXPECT_THAT(counts(Facet::Source), ElementsAre(Pair("Wire", 1)));
  EXPECT_EQ(counted(Facet::Country), 1u);
  EXPECT_EQ(counted(Facet::System), 3u);
  EXPECT_EQ(with_value(Facet::System), 1u);
  EXPECT_EQ(counted(Facet::Source), 2u);
  EXPECT_EQ(with_value(Facet::Source), 1u);
}

TEST_P(FacetCounterTest, LeavesOutFacetsNobodyAskedFor) {
  wanted_.fill(false);
  wanted_[static_cast<std::size_t>(Facet::System)] = true;
  FacetCounter counter(index_.segment(), wanted_, GetParam());
  counter.count(Docs{0});
  counter.count(Docs{2}, Facet::Country);
  counter.count(Docs{2}, Facet::Source);
  add(counter);
  EXPECT_THAT(counts(Facet::System), ElementsAre(Pair("mig-29", 1)));
  EXPECT_THAT(counts(Facet::Country), IsEmpty());
  EXPECT_THAT(counts(Facet::Source), IsEmpty());
  EXPECT_EQ(counted(Facet::Country), 0u);
}

TEST_P(FacetCounterTest, AddsToWhatOtherSegmentsCounted) {
  FacetCounter one(index_.segment(), wanted_, GetParam()),
      other(index_.segment(), wanted_, GetParam());
  one.count(Docs{0});
  other.count(Docs{1});
  add(one);
  add(other);
  EXPECT_THAT(counts(Facet::Country),
              ElementsAre(Pair("RUS", 1), Pair("SYR", 2)));
  EXPECT_EQ(counted(Facet::Country), 2u);
}

TEST_P(FacetCounterTest, LeavesNothingToTheNextOfTheThread) {
  {
    FacetCounter stopped(index_.segment(), wanted_, GetParam());
    stopped.count(Docs{0, 1, 2, 3});
  }
  FacetCounter taken(index_.segment(), wanted_, GetParam());
  taken.count(Docs{0});
  taken.take();
  FacetCounter counter(index_.segment(), wanted_, GetParam());
  counter.count(Docs{1});
  add(counter);
  EXPECT_THAT(counts(Facet::Country), ElementsAre(Pair("SYR", 1)));
  EXPECT_THAT(counts(Facet::Source), IsEmpty());
}

TEST_P(FacetCounterTest, CountsRowsOfAnyLength) {
  std::vector<ExampleArticle> articles;
  std::map<std::string, std::uint32_t> expected;
  for (std::size_t length : {0, 1, 15, 16, 17, 32, 33, 100}) {
    ExampleArticle& article = articles.emplace_back();
    article.id = std::to_string(length);
    article.text = "x";
    for (std::size_t i = 0; i < length; ++i) {
      const std::string id = "c" + std::to_string(i);
      article.entities.push_back({Facet::Country, id, ""});
      ++expected[id];
    }
  }
  const ExampleIndex index(articles);
  FacetCounter counter(index.segment(), wanted_, GetParam());
  counter.count(Docs{0, 1, 2, 3, 4, 5, 6, 7});
  const FacetTotals totals = counter.take();
  const ValueMap& values = *index.snapshot().values;
  for (const auto& [id, count] : expected)
    EXPECT_EQ(totals.by_value[index.value(Facet::Country, id)], count) << id;
  EXPECT_EQ(totals.with_value[static_cast<std::size_t>(Facet::Country)], 7u);
  EXPECT_EQ(totals.by_value.is_dense(), GetParam() > 0) << values.size();
}

INSTANTIATE_TEST_SUITE_P(Documents, FacetCounterTest,
                         ::testing::Values(0, 1'000'000));

}  // namespace
}  // namespace dossier::internal
