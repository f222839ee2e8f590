// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/entities/pieces.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// Lines longer than this are no longer wrapped by hand: each is a paragraph.
constexpr std::size_t kLongestWrappedLine = 120;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
         c == 0xfe63 || c == 0xff0d || c == 0x00ad;
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc || c == '`';
}

bool is_wrapped(std::string_view text) {
  std::size_t line = 0;
  while (line < text.size()) {
    std::size_t end = text.find('\n', line);
    if (end == std::string_view::npos) end = text.size();
    if (end - line > kLongestWrappedLine) return false;
    line = end + 1;
  }
  return true;
}

// What was seen between two pieces.
struct Between {
  bool space = false;
  int newlines = 0;
  bool indented = false;  // white space after the last newline
  int dashes = 0;
  int stops = 0;  // . ! ?
  bool comma = false;
  bool soft = false;
  bool hard = false;
};

Between look_between(std::string_view gap) {
  Between seen;
  for (std::size_t at = 0; at < gap.size();) {
    const CodePoint c = decode_utf8(gap, at);
    at += c.size;
    if (c.value == '\n') {
      ++seen.newlines;
      seen.space = true;
      seen.indented = false;
    } else if (c.value == ' ' || c.value == '\t' || c.value == '\r' ||
               c.value == 0xa0 ||
               u_isUWhiteSpace(static_cast<UChar32>(c.value))) {
      seen.space = true;
      if (seen.newlines > 0 && (c.value == ' ' || c.value == '\t'))
        seen.indented = true;
    } else if (is_dash(c.value)) {
      ++seen.dashes;
    } else if (c.value == '.' || c.value == '!' || c.value == '?' ||
               c.value == 0x3002 || c.value == 0x061f || c.value == 0x06d4) {
      ++seen.stops;
    } else if (c.value == ',' || c.value == 0x060c || c.value == 0x3001) {
      seen.comma = true;
    } else if (c.value == '/' || is_apostrophe(c.value) || c.value == '&' ||
               c.value == 0xb7 || (c.value >= 0x200b && c.value <= 0x200f)) {
      seen.soft = true;
    } else {
      seen.hard = true;
    }
  }
  return seen;
}

bool is_possessive(std::string_view gap) {
  if (gap.size() < 3) return false;
  const CodePoint first = decode_utf8(gap, 0);
  return is_apostrophe(first.value) && gap.size() > first.size &&
         (gap[first.size] == 's' || gap[first.size] == 'S');
}

// An initial or a dotted abbreviation.
bool is_abbreviation(std::string_view word) {
  return word.find('.') != std::string_view::npos ||
         (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z');
}

// `prior` is the token before. A full stop after an initial or a dotted
// abbreviation ends no sentence; titles ("Gen.") are told from their table
// later.
Gap classify_gap(std::string_view gap, std::string_view prior, bool next_lower,
                 bool wrapped) {
  if (gap.empty()) return Gap::Glued;
  if (gap.size() == 1) {
    if (gap[0] == ' ') return Gap::Space;
    if (gap[0] == '-') return Gap::Hyphen;
  }
  if (gap.size() == 2 && gap[1] == ' ') {
    if (gap[0] == ',') return Gap::Comma;
    if (gap[0] == '.')
      return next_lower               ? Gap::Loose
             : is_abbreviation(prior) ? Gap::Loose
                                      : Gap::Sentence;
  }
  bool possessive = false;
  if (is_possessive(gap)) {
    const std::size_t skip = decode_utf8(gap, 0).size + 1;
    gap.remove_prefix(skip);
    if (gap.empty()) return Gap::Possessive;
    possessive = true;
  }
  const Between seen = look_between(gap);
  if (seen.newlines > 1 || (seen.newlines == 1 && (!wrapped || seen.indented)))
    return Gap::Paragraph;
  if (seen.stops > 0 && (seen.space || seen.hard) && !next_lower &&
      !seen.comma) {
    return !seen.hard && is_abbreviation(prior) ? Gap::Loose : Gap::Sentence;
  }
  if (seen.hard) return Gap::Hard;
  if (seen.comma) return Gap::Comma;
  if (seen.dashes > 1) return Gap::Hard;
  if (possessive) return Gap::Possessive;
  if (seen.dashes == 1) return seen.space ? Gap::Loose : Gap::Hyphen;
  if (seen.soft || seen.stops > 0) return Gap::Loose;
  return Gap::Space;
}

// What the letters of a token look like, letter by letter.
struct LetterCount {
  int upper = 0, lower = 0;
  bool first_upper = false, upper_later = false;

  void add(bool is_upper) {
    if (is_upper) {
      if (upper + lower == 0) first_upper = true;
      if (lower > 0) upper_later = true;
      ++upper;
    } else {
      ++lower;
    }
  }
  Shape shape() const {
    if (upper + lower == 0) return Shape::Uncased;
    if (upper == 0) return Shape::Lower;
    if (lower == 0) return upper > 1 ? Shape::Upper : Shape::Capital;
    if (!first_upper || upper_later || upper > 1) return Shape::Mixed;
    return Shape::Capital;
  }
};

// The shape of plain letters; Uncased if there is any other character.
Shape shape_of_ascii(std::string_view written) {
  std::size_t upper = 0;
  for (const char c : written) {
    const char lower = static_cast<char>(c | 0x20);
    if (lower < 'a' || lower > 'z') return Shape::Uncased;
    upper += c != lower;
  }
  if (upper == 0) return Shape::Lower;
  const bool first = written[0] != (written[0] | 0x20);
  if (upper == 1 && first) return Shape::Capital;
  return upper == written.size() ? Shape::Upper : Shape::Mixed;
}

Shape shape_of(std::string_view written, bool has_letter) {
  if (!has_letter) return Shape::Digits;
  const Shape plain = shape_of_ascii(written);
  if (plain != Shape::Uncased) return plain;
  LetterCount count;
  for (std::size_t at = 0; at < written.size();) {
    const char c = written[at];
    if (is_ascii(c)) {
      const char lower = static_cast<char>(c | 0x20);
      if (lower >= 'a' && lower <= 'z') count.add(c != lower);
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8(written, at);
    const auto value = static_cast<UChar32>(point.value);
    if (u_isUUppercase(value) || u_istitle(value))
      count.add(true);
    else if (u_isULowercase(value))
      count.add(false);
    at += point.size;
  }
  return count.shape();
}

bool is_digit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(static_cast<UChar32>(c));
}
bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return !u_isdigit(static_cast<UChar32>(c)) &&
         u_isUAlphabetic(static_cast<UChar32>(c));
}

struct Run {
  std::uint32_t start;
  std::uint32_t end;
  bool digits;
};

// The runs of letters and of digits; other characters join the run before.
void find_runs(std::string_view text, std::vector<Run>& runs) {
  runs.clear();
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    const bool digit = is_digit(c.value), letter = is_letter(c.value);
    if (digit || letter) {
      if (runs.empty() || runs.back().digits != digit)
        runs.push_back({at, at + c.size, digit});
      else
        runs.back().end = at + c.size;
    }
    at += c.size;
  }
}

// Cuts a token such as "MiG29M" into its runs, as written and as folded.
// Where both do not have the same number of runs, the token stays whole.
bool append_runs(std::string_view written, std::string_view term,
                 const Token& token, Gap gap, std::vector<Piece>& out) {
  thread_local std::vector<Run> as_written, as_folded;
  find_runs(written, as_written);
  find_runs(term, as_folded);
  if (as_written.size() != as_folded.size() || as_written.size() < 2)
    return false;
  for (std::size_t i = 0; i < as_written.size(); ++i) {
    const Run& w = as_written[i];
    const std::string_view text = written.substr(w.start, w.end - w.start);
    out.push_back({token.start + w.start, token.start + w.end,
                   token.term_start + as_folded[i].start,
                   as_folded[i].end - as_folded[i].start,
                   i == 0 ? gap : Gap::Glued, shape_of(text, !w.digits)});
  }
  return true;
}

}  // namespace

void append_pieces(std::string_view text, const TokenizedText& tokens,
                   std::vector<Piece>& out) {
  const bool wrapped = is_wrapped(text);
  std::uint32_t last_start = 0, last_end = 0;
  bool first = true;
  for (const Token& token : tokens.tokens) {
    const std::string_view written =
        text.substr(token.start, token.end - token.start);
    const Shape shape = shape_of(written, token.has_letter);
    const Gap gap =
        first ? Gap::Paragraph
              : classify_gap(text.substr(last_end, token.start - last_end),
                             text.substr(last_start, last_end - last_start),
                             shape == Shape::Lower, wrapped);
    first = false;
    last_start = token.start;
    last_end = token.end;
    if (token.has_digit && token.has_letter &&
        append_runs(written, tokens.term(token), token, gap, out))
      continue;
    out.push_back({token.start, token.end, token.term_start, token.term_size,
                   gap, shape});
  }
}

bool same_letters(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view text, std::size_t& at) -> char32_t {
    while (at < text.size()) {
      const CodePoint c = decode_utf8(text, at);
      at += c.size;
      if (c.value < 0x80 ? (is_digit(c.value) || is_letter(c.value))
                         : (u_isUAlphabetic(static_cast<UChar32>(c.value)) ||
                            u_isdigit(static_cast<UChar32>(c.value))))
        return c.value;
    }
    return 0;
  };
  std::size_t at_a = 0, at_b = 0;
  while (true) {
    const char32_t x = next(a, at_a), y = next(b, at_b);
    if (x != y) return false;
    if (x == 0) return true;
  }
}

}  // namespace dossier::internal
