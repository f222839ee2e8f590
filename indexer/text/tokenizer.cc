// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// How text is cut. The text is worked in blocks that end at white space.
// Within a block the scanner applies the rules of UAX #29 by itself, with a
// look at one character ahead, as long as every character is in the
// CharacterTable and plain (no combining mark, no dictionary script, no
// emoji sequence). At the first that is not, it takes back the tokens of the
// chunk between white space it is in, and gives that chunk, together with
// those that follow it and are not plain either, to ICU. This is right because
// UAX #29 never looks across white space, and fast because nearly all chunks
// are plain. Both ways end in add_segment, which holds our refinements, so
// they can only differ in finding the segments.
//
// Cost: every byte is seen by the scanner at most twice and by ICU at most
// once; memory is that of one block and of the tokens.
#include "indexer/text/tokenizer.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "dossier/error.h"
#include "indexer/text/character_table.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace dossier::internal {
namespace {

// Large enough that an article in Thai or Chinese is mostly one piece for
// ICU's dictionaries, small enough to stay in the second-level cache with its
// UTF-16 copy and map.
constexpr std::size_t kBlockBytes = 64 * 1024;

constexpr Character kBeyondTable{{}, 0, 0, CharacterClass::Complex};

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The end of the block that begins at `begin`: after its last white space, or
// failing that before the character that no longer fits.
std::size_t block_end(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= kBlockBytes) return text.size();
  const std::size_t limit = begin + kBlockBytes;
  std::size_t end = limit;
  while (end > begin && !is_ascii_space(text[end - 1])) --end;
  if (end > begin) return end;
  end = limit;
  while (is_utf8_continuation(text[end])) --end;
  return end;
}

bool is_apostrophe(char32_t c) {
  switch (c) {
    case '\'':
    case '`':
    case 0xB4:
    case 0x2B9:
    case 0x2BB:
    case 0x2BC:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0xFF07:
      return true;
    default:
      return false;
  }
}

bool is_full_stop(char32_t c) {
  return c == '.' || c == 0x2024 || c == 0xFE52 || c == 0xFF0E;
}

// Soft hyphens, joiners, marks of direction: part of a word, but no letter.
bool is_format(char32_t c) {
  return c >= 0x80 && u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR;
}

bool is_mark(char32_t c) {
  return c >= 0x300 &&
         (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool is_digit(char32_t c) {
  return c < 0x80
             ? c >= '0' && c <= '9'
             : u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER;
}

// A range of bytes of the text.
struct Span {
  std::size_t begin;
  std::size_t end;
};

// The last character of a span that is not empty.
CodePoint last_character(std::string_view text, Span span) {
  std::size_t at = span.end - 1;
  while (is_utf8_continuation(text[at])) --at;
  return decode_utf8(text, at);
}

Span without_trailing_format(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const CodePoint last = last_character(text, span);
    if (!is_format(last.value)) break;
    span.end -= last.size;
  }
  return span;
}

// Pronouns that English contracts with "would", "had" and "am". Only after
// these do 'd and 'm come off: "Sa'd" is a name.
bool is_contracting_pronoun(std::string_view folded) {
  static constexpr std::array<std::string_view, 10> kPronouns = {
      "i", "you", "he", "she", "it", "we", "they", "who", "that", "there"};
  return std::find(kPronouns.begin(), kPronouns.end(), folded) !=
         kPronouns.end();
}

// "Russia's" without "'s", "she'll" without "'ll"; the same span if it has no
// such ending. `dropped` is the number of its letters.
Span without_ending(std::string_view text, Span span, std::size_t& dropped) {
  dropped = 0;
  span = without_trailing_format(text, span);
  std::size_t letters = 0;
  std::string ending;
  while (span.end - span.begin > letters && ending.size() < 3) {
    const char c = text[span.end - 1 - letters];
    if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) break;
    ending.insert(ending.begin(), static_cast<char>(c | 0x20));
    ++letters;
  }
  if (letters == 0 || letters > 2) return span;
  const Span before{span.begin, span.end - letters};
  if (before.begin == before.end) return span;
  const CodePoint mark = last_character(text, before);
  if (!is_apostrophe(mark.value)) return span;
  const Span owner{span.begin, before.end - mark.size};
  if (owner.begin == owner.end) return span;
  const bool comes_off =
      ending == "d" || ending == "m"
          ? is_contracting_pronoun(
                fold(text.substr(owner.begin, owner.end - owner.begin)))
          : ending == "s" || ending == "ll" || ending == "re" || ending == "ve";
  if (!comes_off) return span;
  dropped = letters;
  return owner;
}

// Articles, pronouns and prepositions of French, Italian and Catalan that
// lose their vowel before another; folded.
bool is_elided_word(std::string_view folded) {
  static constexpr std::array<std::string_view, 16> kElidedWords = {
      "l",  "d",     "j",      "m",      "t",    "s",    "n",    "c",
      "qu", "jusqu", "lorsqu", "puisqu", "dell", "nell", "sull", "dall"};
  if (folded == "all") return true;
  return std::find(kElidedWords.begin(), kElidedWords.end(), folded) !=
         kElidedWords.end();
}

// The root locale: analysis never depends on the environment. Nor on what was
// cut before: ICU picks the dictionary for a character that is common to
// several scripts (the prolonged sound mark of Japanese) among those it has
// loaded, so the one that claims such characters is loaded at once.
UBreakIterator* open_breaks(UErrorCode& status) {
  static constexpr UChar kHan[] = {0x56FD, 0x5BB6};
  UBreakIterator* breaks = ubrk_open(UBRK_WORD, "", kHan, 2, &status);
  if (U_SUCCESS(status))
    while (ubrk_next(breaks) != UBRK_DONE) continue;
  return breaks;
}

}  // namespace

struct Tokenizer::Impl {
  ~Impl() { ubrk_close(breaks); }

  void tokenize_all(std::string_view whole, TokenizedText& result, bool scan);

  // Finding segments.
  void scan_block(Span block);
  std::size_t scan_word(std::size_t at, std::size_t end);
  std::size_t end_of_complex_run(std::size_t at, std::size_t end) const;
  void break_with_icu(Span range);

  // Refining them.
  void add_segment(Span segment);
  void add_part(Span part);
  void add_abbreviation(Span run);
  void add_word(Span word);
  bool is_left_over_possessive(Span segment) const;
  void finish_token(Span place, std::size_t term_start, FoldedKind kind);

  const Character& character(CodePoint c) const {
    return c.value < CharacterTable::kSize ? table[c.value] : kBeyondTable;
  }

  const CharacterTable& table = CharacterTable::get();
  std::string_view text;
  TokenizedText* out = nullptr;

  UBreakIterator* breaks = nullptr;
  std::vector<UChar> units;           // a range in UTF-16
  std::vector<std::uint32_t> places;  // of each unit, in bytes of the text
  // Scratch, kept so that no token allocates.
  std::string spelled;
  std::string folded;
};

void Tokenizer::Impl::tokenize_all(std::string_view whole,
                                   TokenizedText& result, bool scan) {
  assert(whole.size() < UINT32_MAX);
  text = whole;
  out = &result;
  result.clear();
  for (std::size_t begin = 0; begin < text.size();) {
    const Span block{begin, block_end(text, begin)};
    if (scan) {
      scan_block(block);
    } else {
      break_with_icu(block);
    }
    begin = block.end;
  }
}

void Tokenizer::Impl::scan_block(Span block) {
  // Where to return to when a chunk turns out not to be plain.
  std::size_t chunk = block.begin;
  std::size_t tokens_before = out->tokens.size();
  std::size_t terms_before = out->terms.size();

  for (std::size_t at = block.begin; at < block.end;) {
    const CodePoint c = decode_utf8(text, at);
    const CharacterClass kind = character(c).character_class;
    const bool begins_word =
        kind == CharacterClass::Letter || kind == CharacterClass::Digit;
    if (kind == CharacterClass::Space) {
      chunk = ++at;
      tokens_before = out->tokens.size();
      terms_before = out->terms.size();
    } else if (begins_word) {
      at = scan_word(at, block.end);
    } else if (kind == CharacterClass::Complex) {
      out->tokens.resize(tokens_before);
      out->terms.resize(terms_before);
      at = end_of_complex_run(at, block.end);
      break_with_icu({chunk, at});
    } else {
      at += c.size;
    }
  }
}

// Adds the word that begins at `at`, and returns its end. Where the word is
// not plain, returns the place of the character that ICU must see.
std::size_t Tokenizer::Impl::scan_word(std::size_t at, std::size_t end) {
  const std::size_t begin = at;
  bool refined = false;  // has something that add_segment looks at
  CharacterClass previous = CharacterClass::Other;
  while (at < end) {
    const CodePoint c = decode_utf8(text, at);
    const Character& entry = character(c);
    const CharacterClass kind = entry.character_class;
    if (kind == CharacterClass::Letter || kind == CharacterClass::Digit) {
      refined |= entry.folded_size == 0;  // a letter apostrophe, perhaps
      previous = kind;  // WB5, 8, 9, 10: letters and digits keep together
      at += c.size;
      continue;
    }
    if (kind == CharacterClass::Complex) return at;
    // WB6, 7, 11, 12: one mark between two letters, or between two digits.
    const CharacterClass binds = previous == CharacterClass::Letter
                                     ? CharacterClass::MidLetter
                                     : CharacterClass::MidNumber;
    if (kind != binds && kind != CharacterClass::MidBoth) break;
    if (at + c.size >= end) break;
    const CodePoint next = decode_utf8(text, at + c.size);
    const CharacterClass next_kind = character(next).character_class;
    if (next_kind == CharacterClass::Complex) return at + c.size;
    if (next_kind != previous) break;
    refined = true;
    at += c.size + next.size;
  }
  if (refined) {
    add_segment({begin, at});
  } else {
    add_word({begin, at});
  }
  return at;
}

// From a character that is not plain to the end of the last chunk in a row
// that has one: few long ranges are quicker for ICU than many short ones.
std::size_t Tokenizer::Impl::end_of_complex_run(std::size_t at,
                                                std::size_t end) const {
  bool chunk_is_plain = false;
  std::size_t run_end = at;
  while (at < end && !chunk_is_plain) {
    while (at < end && !is_ascii_space(text[at])) ++at;
    run_end = at;
    while (at < end && is_ascii_space(text[at])) ++at;
    chunk_is_plain = true;
    while (at < end && !is_ascii_space(text[at])) {
      const CodePoint c = decode_utf8(text, at);
      if (character(c).character_class == CharacterClass::Complex) {
        chunk_is_plain = false;
        break;
      }
      at += c.size;
    }
  }
  return run_end;
}

void Tokenizer::Impl::break_with_icu(Span range) {
  UErrorCode status = U_ZERO_ERROR;
  if (breaks == nullptr) breaks = open_breaks(status);

  units.clear();
  places.clear();
  for (std::size_t at = range.begin; at < range.end;) {
    const CodePoint c = decode_utf8(text, at);
    const char32_t seen = word_break_stand_in(c.value);
    if (seen < 0x10000) {
      units.push_back(static_cast<UChar>(seen));
    } else {
      units.push_back(U16_LEAD(seen));
      units.push_back(U16_TRAIL(seen));
      places.push_back(static_cast<std::uint32_t>(at));
    }
    places.push_back(static_cast<std::uint32_t>(at));
    at += c.size;
  }
  places.push_back(static_cast<std::uint32_t>(range.end));

  if (U_SUCCESS(status)) {
    ubrk_setText(breaks, units.data(), static_cast<std::int32_t>(units.size()),
                 &status);
  }
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::Incompatible,
                "cannot cut text into words with ICU: " +
                    std::string(u_errorName(status)));
  }
  std::int32_t begin = ubrk_first(breaks);
  for (std::int32_t end = ubrk_next(breaks); end != UBRK_DONE;
       end = ubrk_next(breaks)) {
    if (ubrk_getRuleStatus(breaks) >= UBRK_WORD_NONE_LIMIT) {
      add_segment({places[static_cast<std::size_t>(begin)],
                   places[static_cast<std::size_t>(end)]});
    }
    begin = end;
  }
}

// Cuts at full stops that are not between digits. Parts of one letter in a row
// are a dotted abbreviation: "U.S.A" is one word, "J.R.Tolkien" is "jr" and
// "tolkien".
void Tokenizer::Impl::add_segment(Span segment) {
  if (is_left_over_possessive(segment)) return;
  Span run{segment.begin, segment.begin};
  std::size_t run_parts = 0;
  const auto finish_run = [&] {
    if (run_parts > 1) add_abbreviation(run);
    if (run_parts == 1) add_part(run);
    run_parts = 0;
  };

  for (std::size_t begin = segment.begin; begin < segment.end;) {
    std::size_t at = begin;
    std::size_t after = segment.end;  // where the next part begins
    std::size_t letters = 0;
    bool after_digit = false;
    for (; at < segment.end;) {
      const CodePoint c = decode_utf8(text, at);
      if (is_full_stop(c.value) && !after_digit) {
        after = at + c.size;
        break;
      }
      if (!is_mark(c.value) && !is_format(c.value)) {
        after_digit = is_digit(c.value);
        if (!is_apostrophe(c.value)) ++letters;
      }
      at += c.size;
    }
    std::size_t dropped = 0;
    const Span part = without_ending(text, {begin, at}, dropped);
    letters -= dropped;
    if (letters == 1 && !after_digit) {
      if (run_parts == 0) run.begin = part.begin;
      run.end = part.end;
      ++run_parts;
      if (dropped > 0) finish_run();
    } else {
      finish_run();
      add_part(part);
    }
    begin = after;
  }
  finish_run();
}

// Cuts after elided words: "l'avion", "jusqu'à". Only before a vowel or h, so
// that "N'Djamena" and "m'lord" stay whole.
void Tokenizer::Impl::add_part(Span part) {
  for (std::size_t at = part.begin; at < part.end;) {
    const CodePoint c = decode_utf8(text, at);
    const std::size_t after = at + c.size;
    if (is_apostrophe(c.value) && after < part.end) {
      folded.clear();
      append_folded(folded, text.substr(part.begin, at - part.begin));
      if (!is_elided_word(folded)) break;
      folded.clear();
      append_folded(folded, text.substr(after, decode_utf8(text, after).size));
      constexpr std::string_view kVowelsAndH = "aeiouyh";
      if (folded.empty() ||
          kVowelsAndH.find(folded.front()) == std::string_view::npos) {
        break;
      }
      add_word({part.begin, at});
      part.begin = after;
    }
    at = after;
  }
  add_word(part);
}

// "U.S": the letters without the stops, as one word.
void Tokenizer::Impl::add_abbreviation(Span run) {
  spelled.clear();
  for (std::size_t at = run.begin; at < run.end;) {
    const CodePoint c = decode_utf8(text, at);
    if (!is_full_stop(c.value)) spelled.append(text, at, c.size);
    at += c.size;
  }
  const std::size_t term_start = out->terms.size();
  const FoldedKind kind = append_folded(out->terms, spelled);
  finish_token(run, term_start, kind);
}

void Tokenizer::Impl::add_word(Span word) {
  if (word.end - word.begin == 1 && is_left_over_possessive(word)) return;
  const std::size_t term_start = out->terms.size();
  const FoldedKind kind =
      append_folded(out->terms, text.substr(word.begin, word.end - word.begin));
  finish_token(word, term_start, kind);
}

// True for the "s" of "1990's" and of "the U.S.'s", which no rule of UAX #29
// binds to the word before.
bool Tokenizer::Impl::is_left_over_possessive(Span segment) const {
  segment = without_trailing_format(text, segment);
  if (segment.end - segment.begin != 1 || out->tokens.empty()) return false;
  if (text[segment.begin] != 's' && text[segment.begin] != 'S') return false;
  const std::size_t owner = out->tokens.back().end;
  if (owner >= segment.begin) return false;
  const CodePoint mark = last_character(text, {owner, segment.begin});
  if (!is_apostrophe(mark.value)) return false;
  const std::size_t mark_begin = segment.begin - mark.size;
  return mark_begin == owner || (mark_begin == owner + 1 && text[owner] == '.');
}

void Tokenizer::Impl::finish_token(Span place, std::size_t term_start,
                                   FoldedKind kind) {
  if (!kind.has_letter && !kind.has_digit) {
    out->terms.resize(term_start);
    return;
  }
  bool capitalised = false;
  for (std::size_t at = place.begin; at < place.end;) {
    const CodePoint c = decode_utf8(text, at);
    if (c.value < CharacterTable::kSize) {
      const Character& entry = table[c.value];
      capitalised = (entry.kinds & Character::IsUpper) != 0;
      if ((entry.kinds & Character::IsLetter) != 0 && entry.folded_size > 0) {
        break;
      }
    } else {
      const auto type = u_charType(static_cast<UChar32>(c.value));
      capitalised = type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
      if (u_isalpha(static_cast<UChar32>(c.value))) break;
    }
    at += c.size;
  }
  out->tokens.push_back(
      {static_cast<std::uint32_t>(place.begin),
       static_cast<std::uint32_t>(place.end),
       static_cast<std::uint32_t>(term_start),
       static_cast<std::uint32_t>(out->terms.size() - term_start),
       kind.has_digit, kind.has_letter, capitalised});
}

Tokenizer::Tokenizer() : impl_(std::make_unique<Impl>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

void Tokenizer::tokenize(std::string_view text, TokenizedText& out) {
  impl_->tokenize_all(text, out, true);
}

void Tokenizer::tokenize_slowly(std::string_view text, TokenizedText& out) {
  impl_->tokenize_all(text, out, false);
}

}  // namespace dossier::internal
