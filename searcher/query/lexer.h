// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The surface of a query: what stands where, before what it means.
#ifndef DOSSIER_SEARCHER_QUERY_LEXER_H_
#define DOSSIER_SEARCHER_QUERY_LEXER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/search.h"
#include "indexer/store/fields.h"

namespace dossier::internal {

enum class Operator { None, And, Or, Not, Near };

// Reads a query from left to right. Views that it returns last as long as it
// does. What it mends goes to `repairs`.
class Lexer {
 public:
  // `text` is any bytes.
  Lexer(std::string_view text, std::vector<Repair>& repairs);
  Lexer(const Lexer&) = delete;
  Lexer& operator=(const Lexer&) = delete;

  // The whole query, mended.
  std::string_view text() const { return text_; }

  void skip_space();
  bool at_end() const { return at_ == text_.size(); }
  bool is_at(char c) const { return !at_end() && text_[at_] == c; }
  bool take(char c);

  // The operator that stands here, alone between white space, quotation marks
  // and parentheses.
  Operator next_operator() const;
  // Moves past white space and the operator, if it is the one that comes next.
  bool take(Operator wanted);
  // Moves past NEAR, if it comes next, and gives the number of words that it
  // allows. Throws Error (BadQuery) for one beyond kMaxDistance.
  std::optional<std::uint32_t> take_near();
  // Moves past "~5" behind a phrase, if it stands here, or, if that is `of
  // several` words, behind a space: alone it would be "about 5". Throws as
  // well.
  std::optional<std::uint32_t> take_slop(bool of_several);
  // True if `sign` stands here right before a word, a phrase or a parenthesis,
  // or before other signs of one.
  bool has_sign(char sign) const;
  // Moves past an equals sign in front of what is meant as written.
  bool take_equals();
  // Moves past a minus or an exclamation mark in front of what it excludes.
  bool take_minus();
  // Moves past dashes that stand alone, which are punctuation, and past a plus
  // in front of a word, which is a repair. False if there are none.
  bool skip_marks();

  // The run of characters up to white space, quotation mark or parenthesis.
  std::string_view take_bare();
  // What stands between the quotation mark here and the next.
  std::string_view take_quoted();
  // The longest run of plain words (or one with notation of its own) from here
  // on, white space between them included.
  std::string_view take_words();
  // "name:" before something, in small letters and without the colon. Throws
  // Error (BadQuery) if there is no such field, or nothing behind it.
  std::optional<std::string> take_field();

  // The same of a facet, if one stands here: "country:RUS" behind "lead:".
  std::optional<Facet> take_facet();
  // The name of the field that stands here, if any, without moving past it.
  // Throws Error (BadQuery) if there is no such field.
  std::optional<std::string> next_field() const;

  // Throws Error (BadQuery) if a number of other query languages, such as ^2,
  // follows what was just read.
  void refuse_suffix() const;

 private:
  std::string_view bare(std::size_t from) const;
  std::string_view next_value() const;
  std::size_t around_number(std::size_t at) const;
  std::optional<std::size_t> field_sign();
  bool ends_at(std::size_t at) const;
  std::size_t lone_dashes(std::size_t at) const;
  void repair(std::string kind, std::string from, std::string to);

  std::string text_;
  std::vector<Repair>& repairs_;
  std::size_t at_ = 0;
};

bool is_query_space(char c);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_LEXER_H_
