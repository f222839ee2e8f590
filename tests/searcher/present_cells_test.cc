// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/present/cells.h"

namespace dossier::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const HighlightMarks kStars{"*", "*", true};
const HighlightMarks kCodes{"<", ">", false};

TEST(Cells, KnowsWideAndZeroWidthCharacters) {
  EXPECT_EQ(cells_of("Syria"), 5u);
  EXPECT_EQ(cells_of("人民日报"), 8u);
  EXPECT_EQ(cells_of("한국"), 4u);
  EXPECT_EQ(cells_of("e\u0301"), 1u);
  EXPECT_EQ(cells_of("Ａ"), 2u);  // full width
  EXPECT_EQ(cells_of("ｱ"), 1u);   // half width
  EXPECT_EQ(cells_of("🚀"), 2u);
  EXPECT_EQ(cells_of("\u2068دمشق\u2069"), 4u);
  EXPECT_EQ(cells_of(""), 0u);
}

TEST(Cells, CutsByWidth) {
  EXPECT_EQ(cut_to_cells("Syria", 5), "Syria");
  EXPECT_EQ(cut_to_cells("Syrian", 5), "Syri…");
  EXPECT_EQ(cut_to_cells("人民日报", 7), "人民日…");
  EXPECT_EQ(cut_to_cells("人民日报", 6), "人民…");
  EXPECT_EQ(cut_to_cells("ab cd", 4), "ab…");
  EXPECT_EQ(cut_to_cells("abc", 1), "…");
  EXPECT_EQ(cut_to_cells("e\u0301e\u0301e\u0301", 2), "e\u0301…");
}

TEST(Cells, CutsAtTheFront) {
  EXPECT_EQ(cut_front_to_cells("Syria", 5), "Syria");
  EXPECT_EQ(cut_front_to_cells("a/b/c.txt", 6), "…c.txt");
  EXPECT_EQ(cut_front_to_cells("人民日报", 6), "…日报");
  EXPECT_EQ(cut_front_to_cells("e\u0301e\u0301e\u0301", 2), "…e\u0301");
  EXPECT_EQ(cut_front_to_cells("abc", 1), "…");
}

TEST(Cells, IsolatesWhatRunsFromRightToLeft) {
  EXPECT_EQ(isolated("Syria"), "Syria");
  EXPECT_EQ(isolated("دمشق"), "\u2068دمشق\u2069");
  EXPECT_EQ(isolated("a שלום"), "\u2068a שלום\u2069");
}

TEST(Wrap, BreaksAtSpaces) {
  EXPECT_THAT(wrap({"one two three", {}}, 7, kStars),
              ElementsAre("one two", "three"));
  EXPECT_THAT(wrap({"one two three", {}}, 6, kStars),
              ElementsAre("one", "two", "three"));
  EXPECT_THAT(wrap({"", {}}, 7, kStars), IsEmpty());
}

TEST(Wrap, BreaksLongWordsAnywhere) {
  EXPECT_THAT(wrap({"abcdefgh ij", {}}, 3, kStars),
              ElementsAre("abc", "def", "gh", "ij"));
}

TEST(Wrap, BreaksBetweenWideCharactersButNotBeforeTheirFullStop) {
  EXPECT_THAT(wrap({"战斗机到了。", {}}, 10, kStars),
              ElementsAre("战斗机到", "了。"));
  EXPECT_THAT(wrap({"战斗机", {}}, 1, kStars), ElementsAre("战", "斗", "机"));
}

TEST(Wrap, KeepsTheMarkOfACutWithTheLastWord) {
  EXPECT_THAT(wrap({"… one two …", {}}, 9, kStars),
              ElementsAre("… one", "two …"));
}

TEST(Wrap, CountsVisibleMarks) {
  EXPECT_THAT(wrap({"ab cd", {{3, 5}}}, 6, kStars), ElementsAre("ab", "*cd*"));
  EXPECT_THAT(wrap({"ab cd", {{3, 5}}}, 7, kStars), ElementsAre("ab *cd*"));
}

TEST(Wrap, DoesNotCountCodesAndBeginsThemAnewOnEachLine) {
  EXPECT_THAT(wrap({"ab cd", {{3, 5}}}, 5, kCodes), ElementsAre("ab <cd>"));
  EXPECT_THAT(wrap({"ab cd ef", {{0, 8}}}, 5, kCodes),
              ElementsAre("<ab cd>", "<ef>"));
}

TEST(Wrap, MarksNeighboursApart) {
  EXPECT_THAT(wrap({"abcd", {{0, 1}, {2, 4}}}, 9, kStars),
              ElementsAre("*a*b*cd*"));
}

TEST(Wrap, IsolatesLinesFromRightToLeft) {
  EXPECT_THAT(wrap({"ab دمشق", {{3, 7}}}, 4, kCodes),
              ElementsAre("ab", "\u2068<دمشق>\u2069"));
}

}  // namespace
}  // namespace dossier::internal
