// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/progress.h"

#include <gtest/gtest.h>

#include "cli/console.h"

const char* const program_name = "progress_test";

namespace {

dossier::IngestProgress progress(std::uint64_t articles, std::uint64_t done,
                                 std::uint64_t all, bool committing = false) {
  dossier::IngestProgress result;
  result.articles = articles;
  result.bytes_done = done;
  result.bytes_all = all;
  result.committing = committing;
  return result;
}

TEST(ProgressText, SaysHowFarHowFastAndHowLong) {
  EXPECT_EQ(progress_text(progress(1200, 3'000'000, 12'000'000), 2),
            "1,200 articles, 3.0 MB of 12.0 MB, 600 articles/s, 0:06 left");
  EXPECT_EQ(progress_text(progress(1, 40'000'000, 4'000'000'000), 60),
            "1 article, 40.0 MB of 4000.0 MB, 0 articles/s");
  EXPECT_EQ(progress_text(progress(9, 80'000'000, 4'000'000'000), 60),
            "9 articles, 80.0 MB of 4000.0 MB, 0 articles/s, 49:00 left");
}

TEST(ProgressText, GivesNoRateBeforeItMeansSomething) {
  EXPECT_EQ(progress_text(progress(7, 0, 12'000'000), 0.1),
            "7 articles, 0.0 MB of 12.0 MB");
}

TEST(ProgressText, KnowsNoEndOfStandardInput) {
  EXPECT_EQ(progress_text(progress(1000, 0, 0), 4),
            "1,000 articles, 250 articles/s");
}

TEST(ProgressText, SaysThatItCommits) {
  EXPECT_EQ(progress_text(progress(10, 5'000'000, 10'000'000, true), 5),
            "10 articles, 5.0 MB of 10.0 MB, 2 articles/s, committing");
}

TEST(ProgressText, WritesNumbersForPeople) {
  EXPECT_EQ(with_commas(0), "0");
  EXPECT_EQ(with_commas(999), "999");
  EXPECT_EQ(with_commas(1'234'567), "1,234,567");
  EXPECT_EQ(as_clock(59.2), "1:00");
  EXPECT_EQ(as_clock(3601), "60:01");
}

}  // namespace
