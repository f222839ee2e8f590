// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "dossier/bibtex.h"

namespace dossier {
namespace {

Hit hit_of(std::string id, std::string title, std::string date = {},
           std::string url = {}) {
  Hit hit{};
  hit.id = std::move(id);
  hit.title = std::move(title);
  hit.date = std::move(date);
  hit.url = std::move(url);
  return hit;
}

TEST(Bibtex, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(bibtex_entry(hit_of("a", "")), "@misc{a,\n  note = {id: a}\n}\n");
}

TEST(Bibtex, HasKeysThatTellIdsApart) {
  EXPECT_TRUE(bibtex_entry(hit_of("wire/a b_c.txt", ""))
                  .starts_with("@misc{wire/a+20b_c.txt,\n"));
  EXPECT_TRUE(
      bibtex_entry(hit_of("a,{+é", "")).starts_with("@misc{a+2C+7B+2B+C3+A9,"));
}

TEST(Bibtex, EscapesTheCommandsOfTex) {
  EXPECT_EQ(bibtex_entry(hit_of("a", "5 % & $3 } \\x_~^#\n\x1B[1m")),
            "@misc{a,\n"
            "  title = {{5 \\% \\& \\$3 \\textbraceright{} "
            "\\textbackslash{}x\\_\\textasciitilde{}\\textasciicircum{}\\# "
            "[1m}},\n"
            "  note = {id: a}\n}\n");
}

TEST(Bibtex, IsAsPreciseAsTheDate) {
  const auto entry = [](const char* date) {
    return bibtex_entry(hit_of("a", "", date));
  };
  EXPECT_NE(entry("2012").find(",\n  year = {2012},\n  note"),
            std::string::npos);
  EXPECT_NE(entry("2012-03").find("{2012},\n  month = mar,\n  note"),
            std::string::npos);
  EXPECT_NE(entry("2012-03-04T10:00:00Z").find("mar,\n  day = {04},"),
            std::string::npos);
  EXPECT_EQ(entry("soon").find("year"), std::string::npos);
}

TEST(Bibtex, KeepsAnAddressInItsField) {
  EXPECT_NE(bibtex_entry(hit_of("a", "", "", "http://x/%20a_b?{c}\\ d"))
                .find("url = {http://x/%20a_b?%7Bc%7D%5C%20d}"),
            std::string::npos);
}

}  // namespace
}  // namespace dossier
