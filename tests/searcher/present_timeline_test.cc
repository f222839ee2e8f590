// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dossier/csv.h"
#include "searcher/present/json.h"
#include "searcher/present/text.h"
#include "searcher/present/timeline_text.h"

namespace dossier::internal {
namespace {

using ::testing::HasSubstr;

Timeline example_timeline() {
  Timeline timeline;
  timeline.period = Period::Month;
  timeline.points = {
      {"2012-01-01", 30, 1200}, {"2012-02-01", 0, 0}, {"2012-03-01", 1, 9800}};
  timeline.missing = 2;
  timeline.all_missing = 5;
  return timeline;
}

TEST(PresentTimeline, DrawsABarAPeriodInEightyColumns) {
  EXPECT_EQ(timeline_text(example_timeline(), {}),
            R"(by month, of all articles of the month
  2012-01 █████████████████████████████████████████████████ 30 of 1,200    2.5 %
  2012-02                                                    0 of     0        –
  2012-03 █▋                                                 1 of 9,800   <0.1 %
  2 articles without a date
)");
}

TEST(PresentTimeline, SaysWhatItLeavesOutOfALongOne) {
  Timeline timeline;
  timeline.period = Period::Year;
  for (int year = 1000; year < 2000; ++year)
    timeline.points.push_back({std::to_string(year) + "-01-01", 1, 1});
  const std::string text = timeline_text(timeline, {});
  EXPECT_THAT(text, HasSubstr("the last 120 of 1,000 years"));
  EXPECT_THAT(text, HasSubstr("  1880 "));
  EXPECT_EQ(text.find("  1879 "), std::string::npos);
}

TEST(PresentTimeline, StandsBeforeTheFacets) {
  Answer answer;
  answer.total = 31;
  answer.timeline = example_timeline();
  const std::string text = text_answer(answer, {}, {});
  EXPECT_THAT(text, HasSubstr("\n\nby month, of all"));
  EXPECT_TRUE(text.ends_with("2 articles without a date\n"));
}

TEST(PresentTimeline, IsJson) {
  Answer answer;
  answer.timeline = example_timeline();
  EXPECT_THAT(json_answer(answer),
              HasSubstr(R"("timeline":{"period":"month","exact":true,)"
                        R"("missing":2,"all_missing":5,"points":[)"
                        R"({"start":"2012-01-01","count":30,"all":1200,)"
                        R"("share":0.025},)"
                        R"({"start":"2012-02-01","count":0,"all":0,)"
                        R"("share":null},)"
                        R"({"start":"2012-03-01","count":1,"all":9800,)"));
}

TEST(PresentTimeline, IsCsv) {
  Timeline timeline = example_timeline();
  timeline.points.pop_back();
  EXPECT_EQ(csv_timeline_header(), "start,count,all,share\r\n");
  EXPECT_EQ(csv_timeline(timeline, {.name = true}, "q1"),
            "q1,2012-01-01,30,1200,0.025\r\nq1,2012-02-01,0,0,\r\n");
}

}  // namespace
}  // namespace dossier::internal
