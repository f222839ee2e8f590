// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_MATCH_FINDER_H_
#define DOSSIER_SEARCHER_PRESENT_MATCH_FINDER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/designation.h"
#include "indexer/text/tokenizer.h"
#include "searcher/present/numbered_terms.h"

namespace dossier::internal {

// A place in a text that matches; `term` is its number among everything looked
// for.
struct TextMatch {
  std::uint32_t start;  // bytes
  std::uint32_t end;    // exclusive
  std::uint32_t term;
};

// By start; the longer first.
inline bool stands_before(const TextMatch& a, const TextMatch& b) {
  return a.start != b.start ? a.start < b.start : a.end > b.end;
}

// Finds what matches in one text, piece by piece, in linear time and with
// memory for one piece.
class MatchFinder {
 public:
  // Everything given outlives the finder; `tokens` is its memory.
  MatchFinder(const NumberedTerms& numbered, LanguageForms& forms,
              const SpacedPrefix& spaced_prefix, Tokenizer& tokenizer,
              TokenizedText& tokens, std::string_view text)
      : numbered_(numbered),
        forms_(forms),
        spaced_prefix_(spaced_prefix),
        tokenizer_(tokenizer),
        tokens_(tokens),
        text_(text) {}

  bool at_end() const { return piece_start_ >= text_.size(); }
  // Matches that start before this place have all been handed out.
  std::size_t done() const { return piece_start_; }

  // Appends the matches of the next piece, ascending; all start behind those
  // of the last call.
  void next_piece(std::vector<TextMatch>& matches);

 private:
  // The last place not behind `at` where a character begins.
  std::size_t boundary(std::size_t at) const;
  // Where, in the piece, the part begins that the next piece reads again.
  std::size_t kept_for_next(std::size_t piece_size) const;
  void find(std::string_view piece, std::size_t limit,
            std::vector<TextMatch>& matches);
  void find_words(std::size_t i, std::vector<TextMatch>& matches);
  void find_phrases(std::size_t i, std::vector<TextMatch>& matches);
  bool stands_at(std::size_t i, const std::vector<std::string>& words) const;
  void find_joined(std::string_view piece, std::size_t limit,
                   std::vector<TextMatch>& matches);
  void add(std::size_t token, std::size_t count, std::uint32_t term,
           std::vector<TextMatch>& matches);

  const NumberedTerms& numbered_;
  LanguageForms& forms_;
  const SpacedPrefix& spaced_prefix_;
  Tokenizer& tokenizer_;
  TokenizedText& tokens_;
  std::string_view text_;
  std::size_t piece_start_ = 0;
  std::size_t piece_end_ = 0;
};

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_MATCH_FINDER_H_
