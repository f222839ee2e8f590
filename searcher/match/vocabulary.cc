// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/vocabulary.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "indexer/text/utf8.h"
#include "searcher/match/similar_walk.h"

namespace dossier::internal {
namespace {

// Words of several segments, added up.
class Collected {
 public:
  void add(const Segment& segment, std::uint32_t sorted, std::uint32_t edits) {
    words_.push_back({std::string(segment.word_by_sorted(sorted)),
                      segment.word_frequency(segment.number_by_sorted(sorted)),
                      edits});
  }

  std::vector<FoundWord> take() && {
    std::sort(words_.begin(), words_.end(),
              [](const auto& a, const auto& b) { return a.word < b.word; });
    std::size_t kept = 0;
    for (FoundWord& found : words_) {
      if (kept > 0 && words_[kept - 1].word == found.word)
        words_[kept - 1].occurrences += found.occurrences;
      else
        std::swap(words_[kept++], found);
    }
    words_.resize(kept);
    std::stable_sort(words_.begin(), words_.end(),
                     [](const FoundWord& a, const FoundWord& b) {
                       return std::tuple(a.edits, b.occurrences) <
                              std::tuple(b.edits, a.occurrences);
                     });
    return std::move(words_);
  }

 private:
  std::vector<FoundWord> words_;
};

// The longest part of a pattern without jokers. A word that fits has it, which
// is soon seen.
std::string_view longest_part(std::string_view pattern) {
  std::string_view longest;
  while (!pattern.empty()) {
    const std::size_t end =
        std::min(pattern.find_first_of("*?"), pattern.size());
    if (end > longest.size()) longest = pattern.substr(0, end);
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
  }
  return longest;
}

}  // namespace

std::vector<FoundWord> words_with_prefix(const Snapshot& snapshot,
                                         std::string_view prefix) {
  Collected found;
  for (const auto& segment : snapshot.segments) {
    const auto [first, last] = segment->words_with_prefix(prefix);
    for (std::uint32_t at = first; at < last; ++at) found.add(*segment, at, 0);
  }
  return std::move(found).take();
}

std::vector<FoundWord> words_like(const Snapshot& snapshot,
                                  std::string_view pattern) {
  const std::string_view start = pattern.substr(0, pattern.find_first_of("*?"));
  const std::string_view part = longest_part(pattern);
  Collected found;
  for (const auto& segment : snapshot.segments) {
    const auto [first, last] = segment->words_with_prefix(start);
    for (std::uint32_t at = first; at < last; ++at) {
      const std::string_view word = segment->word_by_sorted(at);
      if (word.find(part) != std::string_view::npos &&
          fits_pattern(word, pattern))
        found.add(*segment, at, 0);
    }
  }
  return std::move(found).take();
}

std::vector<FoundWord> similar_words(const Snapshot& snapshot,
                                     std::string_view word,
                                     std::uint32_t most_edits) {
  Collected found;
  for (const auto& segment : snapshot.segments)
    walk_similar(*segment, word, most_edits,
                 [&](std::uint32_t sorted, std::uint32_t edits) {
                   found.add(*segment, sorted, edits);
                 });
  return std::move(found).take();
}

std::uint64_t occurrences(const Snapshot& snapshot, std::string_view word) {
  std::uint64_t sum = 0;
  for (const auto& segment : snapshot.segments)
    if (const auto number = segment->find_word(word))
      sum += segment->word_frequency(*number);
  return sum;
}

// Each star first stands for nothing; when the rest does not fit, the last star
// takes one letter more. Earlier ones need no second try: what stands before
// the last star may as well stand as early as it can.
bool fits_pattern(std::string_view word, std::string_view pattern) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t at = 0, in_pattern = 0, star = kNone, star_end = 0;
  while (at < word.size()) {
    const std::size_t letter = decode_utf8(word, at).size;
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      star_end = at;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == '?') {
      ++in_pattern;
      at += letter;
    } else if (pattern.substr(std::min(in_pattern, pattern.size()))
                   .starts_with(word.substr(at, letter))) {
      in_pattern += letter;
      at += letter;
    } else if (star != kNone) {
      in_pattern = star + 1;
      star_end += decode_utf8(word, star_end).size;
      at = star_end;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern.size() && pattern[in_pattern] == '*')
    ++in_pattern;
  return in_pattern == pattern.size();
}

}  // namespace dossier::internal
