// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "searcher/present/displayable.h"

namespace dossier::internal {
namespace {

using Highlights = std::vector<std::pair<std::size_t, std::size_t>>;

TEST(Displayable, CollapsesWhiteSpaceAndTrims) {
  EXPECT_EQ(displayable(" \n\tOne\r\n two\u00A0\u3000three \u2028"),
            "One two three");
  EXPECT_EQ(displayable(" \n "), "");
  EXPECT_EQ(displayable(""), "");
}

TEST(Displayable, DropsWhatCouldCommandATerminal) {
  EXPECT_EQ(displayable("a\x1B[31mb\x07\u009Bc\x7F"), "a[31mbc");
  EXPECT_EQ(displayable("\u202Egnp.exe\u202C \u2066x\u2069\u200F\uFEFF"),
            "gnp.exe x");
}

TEST(Displayable, DropsInvisibleCharactersButKeepsJoiners) {
  EXPECT_EQ(displayable("co\u00ADop\u200Berate"), "cooperate");
  EXPECT_EQ(displayable("می\u200Cخواهم"), "می\u200Cخواهم");
  EXPECT_EQ(displayable("👩\u200D🚀"), "👩\u200D🚀");
}

TEST(Displayable, ComposesAndCountsCodePointsOfTheResult) {
  // e + combining acute, twice; the second word is marked.
  const std::string_view text = "e\u0301te\u0301  e\u0301te\u0301!";
  const std::size_t second = text.rfind("  ") + 2;
  const Snippet shown = make_displayable(text, {{second, text.size() - 1}});
  EXPECT_EQ(shown.text, "été été!");
  EXPECT_EQ(shown.highlights, (Highlights{{4, 7}}));
}

TEST(Displayable, WidensAMarkToTheWholeComposedCharacter) {
  const Snippet shown = make_displayable("xe\u0301y", {{1, 2}});
  EXPECT_EQ(shown.text, "xéy");
  EXPECT_EQ(shown.highlights, (Highlights{{1, 2}}));
}

TEST(Displayable, ComposesHangulAndReplacesSingletons) {
  EXPECT_EQ(displayable("\u1112\u1161\u11AB\u1100\u116E\u11A8"), "한국");
  EXPECT_EQ(displayable("\u212B"), "\u00C5");  // the ångström sign
}

TEST(Displayable, KeepsAMarkOverALineBreakInOnePiece) {
  const Snippet shown = make_displayable("an air\n  defence unit", {{3, 16}});
  EXPECT_EQ(shown.text, "an air defence unit");
  EXPECT_EQ(shown.highlights, (Highlights{{3, 14}}));
}

TEST(Displayable, JoinsMarksThatTouch) {
  const Snippet shown = make_displayable("ab cd", {{0, 1}, {1, 2}, {3, 4}});
  EXPECT_EQ(shown.highlights, (Highlights{{0, 2}, {3, 4}}));
}

TEST(Displayable, ForgetsMarksOnWhatIsNotShown) {
  const Snippet shown = make_displayable("a\u200Bb", {{1, 4}});
  EXPECT_EQ(shown.text, "ab");
  EXPECT_TRUE(shown.highlights.empty());
}

}  // namespace
}  // namespace dossier::internal
