// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/match_finder.h"

#include <algorithm>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

constexpr std::size_t kPieceBytes = 64 << 10;
// What two pieces share at most; a match is not longer.
constexpr std::size_t kOverlapBytes = 16 << 10;

}  // namespace

// A piece may cut a word or a match in two. So the last words of a piece, as
// many as a match can have, are left for the next one, which begins with them;
// and since Chinese and Thai words depend on their neighbours, so are those
// that touch them. A match belongs to the piece in which it starts.
void MatchFinder::next_piece(std::vector<TextMatch>& matches) {
  const std::size_t piece_end = boundary(
      std::min(text_.size(), std::max(piece_end_, piece_start_) + kPieceBytes));
  const std::string_view piece =
      text_.substr(piece_start_, piece_end - piece_start_);
  tokenizer_.tokenize(piece, tokens_);
  const std::size_t limit =
      piece_end == text_.size() ? piece.size() : kept_for_next(piece.size());
  find(piece, limit, matches);
  piece_start_ += limit;
  piece_end_ = piece_end;
}

std::size_t MatchFinder::boundary(std::size_t at) const {
  return truncate_utf8(text_, at).size();
}

std::size_t MatchFinder::kept_for_next(std::size_t piece_size) const {
  const std::size_t earliest =
      piece_size > kOverlapBytes
          ? boundary(piece_start_ + piece_size - kOverlapBytes) - piece_start_
          : 0;
  std::size_t words = tokens_.tokens.size();
  for (std::size_t kept = 0; words != 0 && kept <= numbered_.longest_match();
       ++kept)
    --words;
  const std::vector<Token>& tokens = tokens_.tokens;
  while (words != 0 && tokens[words - 1].end == tokens[words].start) --words;
  return tokens.empty() ? earliest
                        : std::max<std::size_t>(earliest, tokens[words].start);
}

void MatchFinder::find(std::string_view piece, std::size_t limit,
                       std::vector<TextMatch>& matches) {
  const std::size_t first = matches.size();
  const std::vector<Token>& tokens = tokens_.tokens;
  for (std::size_t i = 0; i < tokens.size() && tokens[i].start < limit; ++i) {
    find_words(i, matches);
    find_phrases(i, matches);
  }
  if (!numbered_.designations().empty()) find_joined(piece, limit, matches);
  const auto begin = matches.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(begin, matches.end(), stands_before);
}

void MatchFinder::find_words(std::size_t i, std::vector<TextMatch>& matches) {
  const std::string_view word = tokens_.term(tokens_.tokens[i]);
  if (!forms_.stems.empty()) {
    const auto stem = forms_.stems.find(forms_.stemmer.stem(word));
    if (stem != forms_.stems.end()) add(i, 1, stem->second, matches);
  }
  if (!numbered_.words().empty()) {
    const auto found = numbered_.words().find(word);
    if (found != numbered_.words().end()) add(i, 1, found->second, matches);
  }
  std::uint32_t prefix = numbered_.first_prefix();
  for (const HighlightTerms::Word& start : numbered_.terms().prefixes) {
    if (word.starts_with(start.text)) add(i, 1, prefix, matches);
    ++prefix;
  }
}

void MatchFinder::find_phrases(std::size_t i, std::vector<TextMatch>& matches) {
  std::uint32_t number = 0;
  for (const HighlightTerms::Phrase& phrase : numbered_.terms().phrases) {
    for (const std::vector<std::string>& words : phrase.spellings) {
      if (!stands_at(i, words)) continue;
      add(i, words.size(), number, matches);
      break;
    }
    ++number;
  }
}

bool MatchFinder::stands_at(std::size_t i,
                            const std::vector<std::string>& words) const {
  const std::vector<Token>& tokens = tokens_.tokens;
  if (words.empty() || words.size() > tokens.size() - i) return false;
  for (std::size_t k = 0; k < words.size(); ++k)
    if (tokens_.term(tokens[i + k]) != words[k]) return false;
  return true;
}

void MatchFinder::find_joined(std::string_view piece, std::size_t limit,
                              std::vector<TextMatch>& matches) {
  const TermNumbers& numbers = numbered_.designations();
  for (const Designation& designation :
       find_designations(piece, tokens_, spaced_prefix_, true)) {
    if (tokens_.tokens[designation.first_token].start >= limit) continue;
    auto found = numbers.find(designation.term);
    if (found == numbers.end()) found = numbers.find(designation.base);
    if (found != numbers.end())
      add(designation.first_token, designation.token_count, found->second,
          matches);
  }
}

void MatchFinder::add(std::size_t token, std::size_t count, std::uint32_t term,
                      std::vector<TextMatch>& matches) {
  const std::vector<Token>& tokens = tokens_.tokens;
  const auto offset = static_cast<std::uint32_t>(piece_start_);
  matches.push_back({offset + tokens[token].start,
                     offset + tokens[token + count - 1].end, term});
}

}  // namespace dossier::internal
