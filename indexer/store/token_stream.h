// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// An article as a row of segment-local word numbers, in a code that can be
// searched as bytes.
//
// Words are numbered by falling frequency. Numbers are written in End-Tagged
// Dense Code (Brisaboa, Farina, Navarro, Esteller: "(S,C)-Dense Coding",
// SPIRE 2003): base-128 digits, the last byte of a code word and only that has
// its high bit set; 128 words take one byte, 16,384 more take two, and so on.
// No code word is a suffix of another's beginning, so a phrase is found by
// looking for its bytes: a hit is a match if the byte before it ends a code
// word (or there is none).
// Word number 0 is reserved: it stands once, between title and text.
#ifndef DOSSIER_INDEXER_STORE_TOKEN_STREAM_H_
#define DOSSIER_INDEXER_STORE_TOKEN_STREAM_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "dossier/article_part.h"

namespace dossier::internal {

using WordNumber = std::uint32_t;
inline constexpr WordNumber kTitleEnd = 0;

void append_word(std::string& stream, WordNumber word);
std::string encode_phrase(const WordNumber* words, std::size_t count);

// A code word in a register: its bytes from the lowest on, their number in the
// highest byte.
using PackedWord = std::uint64_t;
PackedWord pack_word(WordNumber word);

// Writes whole streams through a table of code words, a few nanoseconds a
// word. Results hold until the next call.
class StreamEncoder {
 public:
  // REQUIRES that every word is below codes.size().
  std::string_view encode(std::span<const WordNumber> words,
                          std::span<const PackedWord> codes);
  // The stream with each word n written as codes[n]. Throws Error (Corrupt) if
  // a word is not below codes.size().
  std::string_view recode(std::string_view stream,
                          std::span<const PackedWord> codes);

 private:
  static constexpr std::size_t kMostBytes = 5;  // of one code word

  void reserve(std::size_t words) {
    // put() writes a whole register, so that the last needs room behind it.
    std::size_t needed = words * kMostBytes + sizeof(PackedWord);
    if (buffer_.size() < needed) buffer_.resize(needed);
  }
  static char* put(char* out, PackedWord word) {
    std::memcpy(out, &word, sizeof word);
    return out + (word >> 56);
  }
  std::string_view written(const char* end) const {
    return {buffer_.data(), static_cast<std::size_t>(end - buffer_.data())};
  }

  std::string buffer_;
};

// Walks a stream. REQUIRES a whole stream, as written by append_word; a
// damaged one ends early and never reads outside.
class TokenStreamReader {
 public:
  explicit TokenStreamReader(std::string_view stream)
      : at_(stream.data()), end_(stream.data() + stream.size()) {}
  // False at the end.
  bool next(WordNumber& word) {
    if (at_ == end_) return false;
    // Number = digits + the count of shorter codes (dense: no code is wasted).
    std::uint32_t value = 0, base = 0, width = 128;
    while (true) {
      auto byte = static_cast<unsigned char>(*at_++);
      if (byte & 0x80) {
        word = base + value * 128 + (byte & 0x7f);
        return true;
      }
      if (at_ == end_) return false;
      value = value * 128 + byte;
      base += width;
      width *= 128;
    }
  }

 private:
  const char* at_;
  const char* end_;
};

// True if the encoded phrase stands in the stream. About the speed of a memory
// scan for its rarest byte pair.
bool contains_phrase(std::string_view stream, std::string_view phrase);

// The part of an article's stream; `lead_words` are the first of its text. A
// phrase that stands in it is wholly in that part. Costs a look at each byte
// before its end.
std::string_view part_of_stream(std::string_view stream, ArticlePart part,
                                std::uint32_t lead_words);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_TOKEN_STREAM_H_
