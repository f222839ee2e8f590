// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_TEXT_TOKENIZER_H_
#define DOSSIER_INDEXER_TEXT_TOKENIZER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::internal {

// One word of a text: where it stands and its folded form.
struct Token {
  std::uint32_t start;       // bytes from the beginning of the given text
  std::uint32_t end;         // exclusive
  std::uint32_t term_start;  // the folded form, in TokenizedText::terms
  std::uint32_t term_size;
  bool has_digit;  // the folded form has a decimal digit
  bool has_letter;
  bool capitalised;  // the first letter as written is upper case
};

// The tokens of one text. Reuse one object for many texts: its memory is kept.
struct TokenizedText {
  std::vector<Token> tokens;  // in text order, not overlapping
  std::string terms;          // all folded forms, one after the other

  std::string_view term(const Token& t) const {
    return std::string_view(terms).substr(t.term_start, t.term_size);
  }
  void clear() {
    tokens.clear();
    terms.clear();
  }
};

// Cuts text into words. Word boundaries are those of UAX #29 as ICU applies
// them (with its dictionaries for Chinese, Japanese, Thai, Lao, Khmer and
// Burmese), then refined, the same for articles, queries and names:
//   - a full stop cuts unless it is between digits ("town.The" is two words,
//     "3.14" one), except in dotted abbreviations: "U.S." is the one word "us";
//   - "_", ":", ";" and "@" always cut;
//   - a possessive 's (any apostrophe) belongs to no token: "Russia's" is
//     "russia", and so is the end of its place; "1990's" is "1990". So do the
//     contracted verbs of English: "she'll" is "she" and not "shell" ('ll 're
//     've; 'd and 'm after pronouns);
//   - an elided article or pronoun before a vowel or h is a word of its own:
//     "l'avion" is "l", "avion" (l d j m t s n c qu jusqu lorsqu puisqu dell
//     nell sull dall all);
//   - other apostrophes inside a word vanish in folding: "Ba'ath" is "baath",
//     and so do ` and the acute accent typed for one;
//   - tokens without letter or digit are no tokens.
// A run of more than 64 KiB without white space may be cut anywhere.
// Text in alphabetic scripts without combining marks takes a short way that
// gives the same result; a test holds the two against each other.
//
// Not thread-safe; one object a thread. Construction costs an ICU break
// iterator, made when the first text comes that needs it.
class Tokenizer {
 public:
  Tokenizer();
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  // Replaces the content of `out`. REQUIRES valid UTF-8 of less than 4 GiB.
  // Linear in the length of the text.
  void tokenize(std::string_view text, TokenizedText& out);

  // For tests: the same through ICU alone, without the short way.
  void tokenize_slowly(std::string_view text, TokenizedText& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_TEXT_TOKENIZER_H_
