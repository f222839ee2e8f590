// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/mend.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::array<std::string_view, 20> kOtherQuotes = {
    "“",  "”",  "„",  "‟",  "«",  "»",  "‹",  "›",  "「", "」",
    "『", "』", "《", "》", "〝", "〞", "〟", "＂", "❝",  "❞"};

// What keyboards for Chinese and Japanese type for marks of the grammar.
constexpr std::array<std::pair<std::string_view, char>, 3> kWideMarks = {
    {{"（", '('}, {"）", ')'}, {"：", ':'}}};

// 0 for any other character.
char narrow_mark(std::string_view character) {
  for (const auto& [wide, narrow] : kWideMarks)
    if (character == wide) return narrow;
  return 0;
}

bool is_other_dash(UChar32 c) {
  constexpr UChar32 kMinus = 0x2212, kHeavyMinus = 0x2796, kBullet = 0x2043;
  return (u_charType(c) == U_DASH_PUNCTUATION && c != '-') || c == kMinus ||
         c == kHeavyMinus || c == kBullet;
}

// True for a dash of another kind that is typed where "-" excludes a word: at
// the beginning of a term or of a field's value, with a letter behind it.
bool stands_for_minus(std::string_view text, std::size_t at, std::size_t size,
                      std::string_view before) {
  const auto c = static_cast<UChar32>(decode_utf8(text, at).value);
  if (!is_other_dash(c) || at + size == text.size()) return false;
  if (!before.empty() &&
      std::string_view(" (:").find(before.back()) == std::string_view::npos)
    return false;
  return u_isalpha(static_cast<UChar32>(decode_utf8(text, at + size).value));
}

// What a backslash stands before in languages that have it, to take the
// character for itself.
bool is_escapable(char c) {
  return std::string_view("\"*?~^:()!+-[]{}&|/\\").find(c) !=
         std::string_view::npos;
}

// What "\c" is here: the quotation mark of words copied from JSON, a hyphen in
// its word, and else punctuation, which is not looked for.
char unescaped(char c, std::string_view before) {
  if (c == '"') return c;
  const bool in_word = !before.empty() && before.back() != ' ' &&
                       before.back() != '(' && before.back() != '"';
  if ((c == '-' || c == '/') && in_word) return c;
  return c == ':' && in_word ? '/' : ' ';
}

void add_once(std::vector<Repair>& repairs, Repair repair) {
  const bool known =
      std::any_of(repairs.begin(), repairs.end(), [&](const Repair& earlier) {
        return earlier.kind == repair.kind && earlier.from == repair.from;
      });
  if (!known) repairs.push_back(std::move(repair));
}

}  // namespace

bool is_other_quote(std::string_view character) {
  return std::find(kOtherQuotes.begin(), kOtherQuotes.end(), character) !=
         kOtherQuotes.end();
}

std::string mend_characters(std::string_view text,
                            std::vector<Repair>& repairs) {
  std::size_t replaced = 0;
  const std::string clean = clean_utf8(text, &replaced);
  if (replaced) repairs.push_back({"invalid-utf8", "", "�"});
  std::string out;
  for (std::size_t at = 0; at < clean.size();) {
    const auto [code_point, size] = decode_utf8(clean, at);
    const auto c = static_cast<UChar32>(code_point);
    const std::string_view character = std::string_view(clean).substr(at, size);
    if (c == '\\' && at + 1 < clean.size() && is_escapable(clean[at + 1])) {
      const char literal = unescaped(clean[++at], out);
      out += literal;
      add_once(repairs, {"escape", std::string("\\") + clean[at],
                         literal == ' ' ? "" : std::string(1, literal)});
    } else if (is_other_quote(character)) {
      out += '"';
      add_once(repairs, {"smart-quotes", std::string(character), "\""});
    } else if (const char narrow = narrow_mark(character)) {
      out += narrow;
      add_once(repairs,
               {"full-width", std::string(character), std::string(1, narrow)});
    } else if (stands_for_minus(clean, at, size, out)) {
      out += '-';
      add_once(repairs, {"dash", std::string(character), "-"});
    } else if (u_isUWhiteSpace(c)) {
      out += ' ';  // no-break space, ideographic space, ...
    } else if (!u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL)) {
      // Bidi controls come along when text is copied, and would hide a field's
      // name or belong to a value.
      out += character;
    }
    at += size;
  }
  return out;
}

}  // namespace dossier::internal
