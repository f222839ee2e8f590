// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/edit_distance.h"

#include <gtest/gtest.h>

namespace dossier::internal {
namespace {

TEST(EditDistance, CountsLetters) {
  EXPECT_EQ(edit_distance("", ""), 0u);
  EXPECT_EQ(edit_distance("syria", "syria"), 0u);
  EXPECT_EQ(edit_distance("", "syria"), 5u);
  EXPECT_EQ(edit_distance("syria", "sria"), 1u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("мали", "бали"), 1u);
}

TEST(EditDistance, CountsASwapOnce) {
  EXPECT_EQ(edit_distance("syira", "syria"), 1u);
  EXPECT_EQ(edit_distance("ab", "ba"), 1u);
  EXPECT_EQ(edit_distance("abc", "ca"), 3u);
}

}  // namespace
}  // namespace dossier::internal
