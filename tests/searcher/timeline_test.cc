// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "dossier/error.h"
#include "searcher/searcher.h"
#include "tests/searcher/example_index.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Articles of these days; the empty one is none.
DayCounts counts_of(const std::vector<std::string>& dates) {
  std::vector<Day> days;
  std::vector<DocNumber> docs;
  for (const std::string& date : dates) {
    docs.push_back(static_cast<DocNumber>(days.size()));
    days.push_back(parse_day(date).value_or(kNoDay));
  }
  DayCounts counts;
  counts.count(days, docs);
  return counts;
}

// "2012-03-01 2/5" for each period.
std::vector<std::string> points(const Timeline& timeline) {
  std::vector<std::string> points;
  for (const TimelinePoint& point : timeline.points)
    points.push_back(point.start + " " + std::to_string(point.count) + "/" +
                     std::to_string(point.all));
  return points;
}

std::vector<std::string> points(Period period,
                                const std::vector<std::string>& dates) {
  const DayCounts counts = counts_of(dates);
  return points(make_timeline(period, counts, counts));
}

TEST(DayCounts, CountDaysInAnyOrder) {
  DayCounts counts = counts_of({"2012-03-14", "0001-01-01", "2012-03-14", ""});
  counts.add(counts_of({"9998-12-31", "1969-12-31", "", "0001-01-01"}));
  std::map<std::string, std::uint32_t> found;
  counts.for_each(
      [&](Day day, std::uint32_t n) { found[format_day(day)] = n; });
  EXPECT_THAT(
      found,
      ElementsAre(std::pair("0001-01-01", 2), std::pair("1969-12-31", 1),
                  std::pair("2012-03-14", 2), std::pair("9998-12-31", 1)));
  EXPECT_EQ(counts.without_day(), 2u);
}

TEST(Timeline, HasEveryPeriodFromTheFirstMatchToTheLast) {
  const std::vector<std::string> dates = {"2012-03-02", "2012-01-31",
                                          "2012-03-31"};
  EXPECT_THAT(
      points(Period::Month, dates),
      ElementsAre("2012-01-01 1/1", "2012-02-01 0/0", "2012-03-01 2/2"));
  EXPECT_THAT(points(Period::Year, dates), ElementsAre("2012-01-01 3/3"));
  EXPECT_THAT(
      points(Period::Day, {"2012-02-28", "2012-03-01"}),
      ElementsAre("2012-02-28 1/1", "2012-02-29 0/0", "2012-03-01 1/1"));
}

TEST(Timeline, BeginsWeeksOnMonday) {
  EXPECT_THAT(points(Period::Week, {"2012-03-11", "2012-03-12", "2012-03-18"}),
              ElementsAre("2012-03-05 1/1", "2012-03-12 2/2"));
  EXPECT_THAT(points(Period::Week, {"1969-12-28", "1970-01-01"}),
              ElementsAre("1969-12-22 1/1", "1969-12-29 1/1"));
}

TEST(Timeline, CrossesYears) {
  EXPECT_THAT(points(Period::Month, {"1999-12-31", "2000-01-01"}),
              ElementsAre("1999-12-01 1/1", "2000-01-01 1/1"));
  EXPECT_THAT(
      points(Period::Year, {"0001-01-01", "0003-12-31"}),
      ElementsAre("0001-01-01 1/1", "0002-01-01 0/0", "0003-01-01 1/1"));
}

TEST(Timeline, SetsMatchesBesideAllArticlesOfTheirTime) {
  const Timeline timeline =
      make_timeline(Period::Month, counts_of({"2012-02-01", ""}),
                    counts_of({"2012-01-01", "2012-02-29", "2012-02-01",
                               "2012-03-01", "", ""}));
  EXPECT_THAT(points(timeline), ElementsAre("2012-02-01 1/2"));
  EXPECT_EQ(timeline.missing, 1u);
  EXPECT_EQ(timeline.all_missing, 2u);
}

TEST(Timeline, IsEmptyWithoutDays) {
  EXPECT_THAT(points(Period::Day, {"", ""}), IsEmpty());
}

TEST(Timeline, RefusesWhatWouldBeEndless) {
  EXPECT_THAT(points(Period::Year, {"0001-01-01", "9998-12-31"}), SizeIs(9998));
  try {
    points(Period::Day, {"0001-01-01", "2012-01-01"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::BadQuery);
    EXPECT_STREQ(error.what(),
                 "the matches from 0001-01-01 to 2012-01-01 span 734503 days, "
                 "and a timeline has at most 36525; ask for longer periods, or "
                 "narrow the days");
  }
}

// Some 70,000 articles in two segments, article i of day i % 900 or of none.
class HeavyTimeline : public ::testing::Test {
 protected:
  static constexpr std::size_t kArticles = 70'000;

  static std::vector<ExampleArticle> articles(std::size_t from,
                                              std::size_t to) {
    std::vector<ExampleArticle> articles;
    const Day first = *parse_day("2010-01-01");
    for (std::size_t i = from; i < to; ++i) {
      ExampleArticle article{std::to_string(i), "",
                             i % 3 ? "all" : "all third"};
      if (i % 7 != 0) article.date = format_day(first + Day(i % 900));
      article.dead = i % 11 == 0;
      article.entities = {{Facet::Country, i % 2 ? "RUS" : "SYR", ""}};
      articles.push_back(std::move(article));
    }
    return articles;
  }
  Timeline search(unsigned threads) {
    const Searcher searcher{std::shared_ptr<const Snapshot>(
                                std::shared_ptr<void>(), &index_.snapshot()),
                            OpenOptions{1 << 24, threads}};
    SearchRequest request;
    request.query = "third";
    request.selections = {{"country", "SYR"}};
    request.timeline = Period::Day;
    return *searcher.search(request, [](Hit&&) { return true; }).timeline;
  }
  // By looking at each article.
  static Timeline expected() {
    std::vector<std::string> matches, all;
    for (const ExampleArticle& article : articles(0, kArticles)) {
      if (article.dead) continue;
      all.push_back(article.date);
      if (article.text == "all third" && article.entities[0].id == "SYR")
        matches.push_back(article.date);
    }
    return make_timeline(Period::Day, counts_of(matches), counts_of(all));
  }

  ExampleIndex index_{
      ExampleIndex::Segments{articles(0, 40'000), articles(40'000, kArticles)}};
};

TEST_F(HeavyTimeline, AddsUpSegmentsSelectionsAndThreads) {
  const Timeline wanted = expected();
  ASSERT_GT(wanted.points.size(), 800u);
  for (const unsigned threads : {1, 3}) {
    const Timeline timeline = search(threads);
    EXPECT_EQ(points(timeline), points(wanted)) << threads;
    EXPECT_EQ(timeline.missing, wanted.missing) << threads;
    EXPECT_EQ(timeline.all_missing, wanted.all_missing) << threads;
  }
}

}  // namespace
}  // namespace dossier::internal
