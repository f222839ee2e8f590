// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_PIECES_H_
#define DOSSIER_INDEXER_ENTITIES_PIECES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/text/tokenizer.h"

namespace dossier::internal {

// What stands between two pieces, from the tightest to the loosest.
enum class Gap : std::uint8_t {
  Glued,       // nothing: MiG|29
  Hyphen,      // one dash of any kind: MiG-29
  Space,       // white space, a single line break of wrapped text among it
  Loose,       // a dash with spaces, an apostrophe, a slash, an abbreviation's
               // full stop
  Possessive,  // 's and a space
  Comma,
  Hard,      // brackets, quotation marks, colon, semicolon, ...
  Sentence,  // the end of a sentence
  Paragraph,
};

enum class Shape : std::uint8_t {
  Uncased,  // a script without case
  Lower,
  Capital,  // first letter upper, or one upper-case letter alone
  Upper,    // two letters or more, all upper case
  Mixed,    // "iPhone", "MiG": upper case after a lower-case letter
  Digits,
};

// A token of the tokenizer, cut once more where letters meet digits, so that
// MiG-29, MiG29 and MiG 29 are the same two pieces.
struct Piece {
  std::uint32_t start;       // bytes in the text
  std::uint32_t end;         // exclusive; before a possessive 's
  std::uint32_t term_start;  // the folded form, in TokenizedText::terms
  std::uint32_t term_size;
  Gap gap;  // before it
  Shape shape;

  bool capitalised() const {
    return shape == Shape::Capital || shape == Shape::Upper ||
           shape == Shape::Mixed;
  }
};

// Appends the pieces of `tokens` to `out`; the first has the gap Paragraph.
// Linear; used for articles, aliases and names alike.
void append_pieces(std::string_view text, const TokenizedText& tokens,
                   std::vector<Piece>& out);

// True if both have the same letters and digits in the same case, whatever
// stands between them: "Abu  Dhabi" and "Abu-Dhabi", but not "ABU DHABI".
bool same_letters(std::string_view a, std::string_view b);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_ENTITIES_PIECES_H_
