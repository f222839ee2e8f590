// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/pieces.h"

#include <gtest/gtest.h>

#include <string>

namespace dossier::internal {
namespace {

// Folded pieces, each after a sign for the gap before it.
std::string cut(std::string_view text) {
  Tokenizer tokenizer;
  TokenizedText tokens;
  tokenizer.tokenize(text, tokens);
  std::vector<Piece> pieces;
  append_pieces(text, tokens, pieces);
  std::string out;
  for (const Piece& p : pieces) {
    out += "|- ~',:./"[static_cast<int>(p.gap)];
    out += std::string_view(tokens.terms).substr(p.term_start, p.term_size);
  }
  return out;
}

TEST(Pieces, LettersMeetDigits) {
  EXPECT_EQ(cut("MiG-29M2"), "/mig-29|m|2");
  EXPECT_EQ(cut("MiG29"), "/mig|29");
  EXPECT_EQ(cut("MiG -29"), "/mig~29");
  EXPECT_EQ(cut("9K37"), "/9|k|37");
}

TEST(Pieces, GapsTellWhatStandsBetween) {
  EXPECT_EQ(cut("Paris, Texas"), "/paris,texas");
  EXPECT_EQ(cut("Russia's army"), "/russia'army");
  EXPECT_EQ(cut("He left. She came"), "/he left.she came");
  EXPECT_EQ(cut("John D. Smith"), "/john d~smith");
  EXPECT_EQ(cut("one (two)"), "/one:two");
  EXPECT_EQ(cut("one\n\ntwo"), "/one/two");
}

TEST(Pieces, LineBreaksOfWrappedTextAreSpaces) {
  const std::string line(60, 'x');
  EXPECT_EQ(cut(line + "\nNew\nYork"), "/" + line + " new york");
  const std::string paragraph(200, 'x');
  EXPECT_EQ(cut("one\ntwo " + paragraph), "/one/two " + paragraph);
}

TEST(Pieces, SameLettersIgnoresWhatStandsBetween) {
  EXPECT_TRUE(same_letters("Abu  Dhabi", "Abu-Dhabi"));
  EXPECT_TRUE(same_letters("U.S.", "US"));
  EXPECT_FALSE(same_letters("ABU DHABI", "Abu Dhabi"));
  EXPECT_FALSE(same_letters("Şam", "Sam"));
}

}  // namespace
}  // namespace dossier::internal
