// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/snippet_layout.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// A snippet grows to this many times the wanted length to show a match whole.
constexpr std::size_t kMaxGrowth = 4;

bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

// Ends of sentences that a space follows, and those of scripts without spaces.
constexpr std::u32string_view kStops = U".!?…؟۔।॥";
constexpr std::u32string_view kFullWidthStops = U"。！？｡．";
constexpr std::u32string_view kClosing = U"\"'”’»›)]」』）";
constexpr std::u32string_view kOpening = U"\"'“‘„«‹([「『（¿¡";

// How far, in code points, a space is looked for before a text is taken to have
// none between its words.
constexpr std::size_t kNearSpace = 30;

// Widens a stretch of a text to about `length` shown code points that begin
// and end well. All places are bytes and between characters.
class Layout {
 public:
  Layout(std::string_view text, std::size_t length, Tokenizer& tokenizer)
      : text_(text), length_(length), tokenizer_(tokenizer) {}

  // The beginning of the text.
  ByteRange beginning() {
    const std::size_t start = ahead(0, 0);
    return {start, good_end(start, length_)};
  }

  ByteRange around(ByteRange core) {
    const std::size_t longest = ahead(core.start, kMaxGrowth * length_);
    if (longest < core.end) return {core.start, word_end(core.start, longest)};
    const std::size_t used = shown_length(core.start, core.end);
    if (used >= length_) return core;
    const std::size_t room = length_ - used;

    std::size_t start = good_start(core.start, room * 2 / 3, room / 3);
    std::size_t before = shown_length(start, core.start);
    const std::size_t end = good_end(core.end, room - std::min(room, before));
    const std::size_t after = shown_length(core.end, end);
    // Near the end of the text, the room behind the match serves before it.
    if (ahead(end, 1) == text_.size() && before + after < room)
      start = good_start(core.start, room - after, room - after);
    return {start, end};
  }

 private:
  char32_t at(std::size_t place) const {
    return decode_utf8(text_, place).value;
  }
  std::size_t after(std::size_t place) const {
    return place + decode_utf8(text_, place).size;
  }
  std::size_t before(std::size_t place) const {
    do --place;
    while (is_utf8_continuation(text_[place]));
    return place;
  }

  // The place behind `count` shown code points from `place` on, white space
  // counting as one, and behind the white space there.
  std::size_t ahead(std::size_t place, std::size_t count) const {
    bool in_space = count == 0;
    for (; place < text_.size(); place = after(place)) {
      const Shown shown = how_shown(at(place));
      if (shown == Shown::NotAtAll) continue;
      const bool space = shown == Shown::AsSpace;
      if (space && in_space) continue;
      if (count == 0) break;
      --count;
      in_space = space;
    }
    return place;
  }

  std::size_t behind(std::size_t place, std::size_t count) const {
    bool in_space = false;
    while (place != 0) {
      const std::size_t previous = before(place);
      const Shown shown = how_shown(at(previous));
      const bool space = shown == Shown::AsSpace;
      if (shown == Shown::AsItIs || (space && !in_space)) {
        if (count == 0) break;
        --count;
        in_space = space;
      }
      place = previous;
    }
    return place;
  }

  std::size_t shown_length(std::size_t start, std::size_t end) const {
    std::size_t length = 0;
    bool in_space = false;
    for (; start < end; start = after(start)) {
      const Shown shown = how_shown(at(start));
      if (shown == Shown::NotAtAll) continue;
      const bool space = shown == Shown::AsSpace;
      if (!space || !in_space) ++length;
      in_space = space;
    }
    return length;
  }

  bool space_at(std::size_t place) const {
    return how_shown(at(place)) == Shown::AsSpace;
  }

  // True if a sentence begins at `place`.
  bool starts_sentence(std::size_t place) const {
    if (space_at(place)) return false;
    std::size_t end = place;
    int line_ends = 0;
    while (end != 0 && space_at(before(end))) {
      end = before(end);
      if (text_[end] == '\n') ++line_ends;
    }
    if (end == 0 || line_ends > 1) return true;
    const bool spaced = end != place;
    if (!spaced && is_one_of(at(place), kClosing)) return false;
    while (end != 0 && is_one_of(at(before(end)), kClosing)) end = before(end);
    if (end == 0) return false;
    const char32_t stop = at(before(end));
    if (is_one_of(stop, kFullWidthStops)) return true;
    if (!spaced || !is_one_of(stop, kStops)) return false;
    if (u_islower(static_cast<UChar32>(at(place)))) return false;
    return stop != '.' || !ends_abbreviation(before(end));
  }

  // True for a full stop like those of "Gen." and "U.S.": behind at most three
  // letters, the first a capital and the second, if any, not.
  bool ends_abbreviation(std::size_t full_stop) const {
    std::u32string letters;  // backwards
    for (std::size_t i = full_stop; i != 0 && letters.size() < 4;) {
      i = before(i);
      if (!u_isalpha(static_cast<UChar32>(at(i)))) break;
      letters += at(i);
    }
    if (letters.empty() || letters.size() > 3) return false;
    const auto upper = [&](std::size_t from_start) {
      const char32_t c = letters[letters.size() - 1 - from_start];
      return u_isupper(static_cast<UChar32>(c)) != 0;
    };
    return upper(0) && (letters.size() == 1 || !upper(1));
  }

  // A place before `place`: the beginning of the text or of the sentence if
  // that is within `reach`, else a word's beginning within `fallback`.
  std::size_t good_start(std::size_t place, std::size_t reach,
                         std::size_t fallback) {
    const std::size_t earliest = behind(place, reach);
    if (earliest == 0) return ahead(0, 0);
    for (std::size_t i = place; i > earliest; i = before(i))
      if (starts_sentence(i)) return i;
    return word_start(behind(place, fallback), place);
  }

  // A place behind `place` within `reach`: the end of the text, else of a
  // sentence if that is in the second half, else of a word.
  std::size_t good_end(std::size_t place, std::size_t reach) {
    const std::size_t furthest = ahead(place, reach);
    if (furthest == text_.size()) return furthest;
    const std::size_t half = ahead(place, reach / 2);
    for (std::size_t i = furthest; i > half; i = before(i))
      if (starts_sentence(i)) return i;
    return word_end(place, furthest);
  }

  // The first good place to begin in [ideal, latest]: behind a space if there
  // is one near, else where a word begins, else where a character does.
  std::size_t word_start(std::size_t ideal, std::size_t latest) {
    const std::size_t near = std::min(latest, ahead(ideal, kNearSpace));
    for (std::size_t i = ideal; i < near; i = after(i))
      if (!space_at(i) && i != 0 && space_at(before(i))) return i;
    tokenize_around(ideal);
    for (const Token& token : tokens_.tokens) {
      std::size_t start = slice_start_ + token.start;
      if (start < ideal) continue;
      while (start > ideal && is_one_of(at(before(start)), kOpening))
        start = before(start);
      return std::min(start, latest);
    }
    while (ideal < latest && joins_previous(ideal)) ideal = after(ideal);
    return ideal;
  }

  // The last good place to end in [earliest, ideal].
  std::size_t word_end(std::size_t earliest, std::size_t ideal) {
    const std::size_t near = std::max(earliest, behind(ideal, kNearSpace));
    for (std::size_t i = ideal; i > near; i = before(i))
      if (i == text_.size() || space_at(i) || space_at(before(i))) return i;
    tokenize_around(ideal);
    for (auto token = tokens_.tokens.rbegin(); token != tokens_.tokens.rend();
         ++token) {
      std::size_t end = slice_start_ + token->end;
      if (end > ideal) continue;
      while (end < ideal && is_one_of(at(end), kClosing)) end = after(end);
      return std::max(end, earliest);
    }
    while (ideal > earliest && joins_previous(ideal)) ideal = before(ideal);
    return ideal;
  }

  // True if what stands at `place` is one character on the screen with what
  // stands before it.
  bool joins_previous(std::size_t place) const {
    constexpr char32_t kZeroWidthJoiner = 0x200D;
    const auto c = static_cast<UChar32>(at(place));
    return u_hasBinaryProperty(c, UCHAR_GRAPHEME_EXTEND) ||
           u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER) ||
           at(place) == kZeroWidthJoiner ||
           (place != 0 && at(before(place)) == kZeroWidthJoiner);
  }

  // For scripts that put no space between words.
  void tokenize_around(std::size_t place) {
    constexpr std::size_t kReach = 100;
    slice_start_ = behind(place, kReach);
    const std::size_t end = ahead(place, kReach);
    tokenizer_.tokenize(text_.substr(slice_start_, end - slice_start_),
                        tokens_);
  }

  std::string_view text_;
  std::size_t length_;
  Tokenizer& tokenizer_;
  TokenizedText tokens_;  // of a slice of the text
  std::size_t slice_start_ = 0;
};

}  // namespace

ByteRange lay_out_beginning(std::string_view text, std::size_t length,
                            Tokenizer& tokenizer) {
  return Layout(text, length, tokenizer).beginning();
}

ByteRange lay_out_around(ByteRange core, std::string_view text,
                         std::size_t length, Tokenizer& tokenizer) {
  return Layout(text, length, tokenizer).around(core);
}

}  // namespace dossier::internal
