// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "searcher/present/lines.h"
#include "tests/searcher/present_example.h"

namespace dossier::internal {
namespace {

TEST(IdLine, StaysOneLine) {
  Hit hit{};
  hit.id = "a b\nc";
  EXPECT_EQ(id_line(hit, false, "", false), "a b c\n");
  EXPECT_EQ(id_line(hit, true, "q1", true), "q1\ta b c\n");
}

TEST(IdLine, KeepsControlsFromTerminalsOnly) {
  Hit hit{};
  hit.id = "a\x1B]0;b";
  EXPECT_EQ(id_line(hit, false, "", false), "a\x1B]0;b\n");
  EXPECT_EQ(id_line(hit, false, "", true), "a\uFFFD]0;b\n");
}

TEST(TrecLine, HasSixFields) {
  Hit hit{};
  hit.id = "a b\tc";
  hit.rank = 12;
  hit.score = 0.1;
  EXPECT_EQ(trec_line(hit, "q 1"), "q_1 Q0 a_b_c 12 0.1 dossier\n");
  hit.id = "a\x1B[b";
  EXPECT_EQ(trec_line(hit, "1"), "1 Q0 a\uFFFD[b 12 0.1 dossier\n");
}

}  // namespace
}  // namespace dossier::internal
