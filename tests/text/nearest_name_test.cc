// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/nearest_name.h"

#include <gtest/gtest.h>

#include <string>

namespace dossier::internal {
namespace {

std::string nearest(std::string_view typed,
                    std::initializer_list<std::string_view> names) {
  NearestName found(typed);
  for (const std::string_view name : names) found.offer(name);
  return found.found();
}

TEST(NearestName, IsTheOneWithTheFewestSlips) {
  EXPECT_EQ(nearest("cuontry", {"county", "country", "source"}), "country");
  EXPECT_EQ(nearest("arms1", {"arms2", "arms3"}), "arms2");  // the first
}

TEST(NearestName, IsAThirdOfTheLettersAwayAtMost) {
  EXPECT_EQ(nearest("sourze", {"source"}), "source");
  EXPECT_EQ(nearest("zouzze", {"source"}), "");
  EXPECT_EQ(nearest("ad", {"add"}), "add");
  EXPECT_EQ(nearest("x", {"y"}), "");
  EXPECT_EQ(nearest("", {"a"}), "");
  EXPECT_EQ(most_slips("ждёт!!"), 2u);
}

TEST(NearestName, MayBeShownInAnotherForm) {
  NearestName found("arms");
  found.offer("army", "Army");
  EXPECT_EQ(found.found(), "Army");
}

TEST(NearestName, IsComparedByItsBeginning) {
  const std::string typed(300, 'a'), name(400, 'a');
  EXPECT_EQ(nearest(typed, {name}), name);
}

}  // namespace
}  // namespace dossier::internal
