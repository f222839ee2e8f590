// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/designation.h"

#include <unicode/uchar.h>

#include <optional>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kMaxLetters = 5;
constexpr std::size_t kMaxDigits = 5;
constexpr std::size_t kMaxTail = 8;
constexpr std::size_t kMaxGapCharacters = 4;

bool is_digit(char32_t folded) { return folded >= '0' && folded <= '9'; }

bool is_letter(char32_t folded) {
  return folded < 0x80 ? folded >= 'a' && folded <= 'z'
                       : u_isalpha(static_cast<UChar32>(folded));
}

bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2014) ||  // hyphens, en, em dash
         c == 0x2212 ||                               // minus
         c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;   // small, full width
}

// The parts of a folded form in the order letters, digits, letters and digits;
// each may be empty. Sizes are in bytes; they cover the whole form or there
// is no shape.
struct Shape {
  std::size_t letters = 0;
  std::size_t digits = 0;
  std::size_t tail = 0;
};

std::optional<Shape> shape_of(std::string_view folded) {
  Shape shape;
  std::size_t letters = 0;  // counted in characters
  std::size_t tail = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode_utf8(folded, at);
    const bool digit = is_digit(c.value);
    if (!digit && !is_letter(c.value)) return std::nullopt;
    if (digit && shape.tail == 0) {
      shape.digits += c.size;
    } else if (shape.digits == 0) {
      shape.letters += c.size;
      ++letters;
    } else {
      shape.tail += c.size;
      ++tail;
    }
    if (letters > kMaxLetters || shape.digits > kMaxDigits || tail > kMaxTail) {
      return std::nullopt;
    }
    at += c.size;
  }
  return shape;
}

// What stands between two tokens.
enum class Gap { None, Dash, Spaced, Else };

Gap gap_between(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin == end) return Gap::None;
  std::size_t characters = 0;
  int dashes = 0;
  int spaces = 0;
  int line_ends = 0;
  for (std::size_t at = begin; at < end;) {
    const CodePoint c = decode_utf8(text, at);
    if (++characters > kMaxGapCharacters) return Gap::Else;
    if (is_dash(c.value)) {
      ++dashes;
    } else if (u_isUWhiteSpace(static_cast<UChar32>(c.value))) {
      ++spaces;
      if (c.value == '\n') ++line_ends;
    } else {
      return Gap::Else;
    }
    at += c.size;
  }
  if (dashes > 1 || line_ends > 1) return Gap::Else;
  return spaces == 0 ? Gap::Dash : Gap::Spaced;
}

bool starts_lower_case(std::string_view text, const Token& token) {
  const CodePoint c = decode_utf8(text, token.start);
  return u_islower(static_cast<UChar32>(c.value));
}

}  // namespace

std::vector<Designation> find_designations(std::string_view text,
                                           const TokenizedText& tokenized,
                                           const SpacedPrefix& spaced_prefix,
                                           bool any_case) {
  std::vector<Designation> found;
  const std::vector<Token>& tokens = tokenized.tokens;

  const auto joins = [&](const Token& letters, const Token& number) {
    switch (gap_between(text, letters.end, number.start)) {
      case Gap::Dash:
        return true;
      case Gap::Spaced:
        // Scripts without case have nothing to write small.
        return (any_case || !starts_lower_case(text, letters)) &&
               spaced_prefix && spaced_prefix(tokenized.term(letters));
      case Gap::None:  // an ideograph and a number
        return spaced_prefix && spaced_prefix(tokenized.term(letters));
      case Gap::Else:
        break;
    }
    return false;
  };
  const auto add = [&](std::size_t first, std::uint32_t count,
                       std::string_view letters, std::string_view number,
                       const Shape& shape) {
    Designation designation{
        static_cast<std::uint32_t>(first), count, std::string(letters), {}};
    designation.term += number;
    if (shape.tail != 0) {
      designation.base = designation.term;
      designation.base.resize(designation.term.size() - shape.tail);
    }
    found.push_back(std::move(designation));
  };

  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (!token.has_letter) continue;
    if (token.has_digit) {
      const std::string_view term = tokenized.term(token);
      const std::optional<Shape> shape = shape_of(term);
      if (shape && shape->letters != 0) add(i, 1, {}, term, *shape);
      continue;
    }
    if (i + 1 == tokens.size() || !tokens[i + 1].has_digit) continue;
    const Token& next = tokens[i + 1];
    const std::string_view number = tokenized.term(next);
    const std::optional<Shape> shape = shape_of(number);
    if (!shape || shape->letters != 0) continue;
    if (!shape_of(tokenized.term(token)) || !joins(token, next)) continue;
    add(i, 2, tokenized.term(token), number, *shape);
    ++i;
  }
  return found;
}

}  // namespace dossier::internal
