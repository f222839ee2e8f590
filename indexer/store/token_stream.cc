// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/token_stream.h"

#include <algorithm>
#include <cstring>

#include "dossier/error.h"

#if defined(__SSE2__)
#include <emmintrin.h>

#include <bit>
#endif

namespace dossier::internal {
namespace {

constexpr unsigned char kLastByte = 0x80;

bool ends_word(char byte) {
  return (static_cast<unsigned char>(byte) & kLastByte) != 0;
}

// Byte number `at` begins a code word.
bool begins_word(std::string_view stream, std::size_t at) {
  return at == 0 || ends_word(stream[at - 1]);
}

// The title's part of a stream: what stands before code word 0.
std::string_view title_of(std::string_view stream) {
  constexpr char kTitleEndByte = static_cast<char>(kLastByte | kTitleEnd);
  std::size_t at = stream.find(kTitleEndByte);
  while (at != std::string_view::npos && !begins_word(stream, at))
    at = stream.find(kTitleEndByte, at + 1);
  return stream.substr(0, at);
}

#if defined(__SSE2__)

// Two bytes of a phrase by which to look for it.
struct BytePair {
  std::size_t first, second;  // places in the phrase, first <= second
};

// The last two bytes of the phrase's longest code word, which is its rarest
// word, for numbers rise as frequency falls; of single-byte words the one with
// the highest number, and its neighbour.
BytePair rarest_pair(std::string_view phrase) {
  std::size_t best_end = 0, best_size = 0, begin = 0;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (!ends_word(phrase[i])) continue;
    std::size_t size = i + 1 - begin;
    auto digit = [&](std::size_t at) {
      return static_cast<unsigned char>(phrase[at]);
    };
    if (size > best_size ||
        (size == best_size && digit(begin) > digit(best_end + 1 - size))) {
      best_size = size;
      best_end = i;
    }
    begin = i + 1;
  }
  if (best_end > 0) return {best_end - 1, best_end};
  return {0, std::min<std::size_t>(1, phrase.size() - 1)};
}

bool find_phrase(std::string_view stream, std::string_view phrase) {
  constexpr std::size_t kStep = 16;
  const std::size_t places = stream.size() - phrase.size() + 1;
  auto matches = [&](std::size_t at) {
    return begins_word(stream, at) &&
           std::memcmp(stream.data() + at, phrase.data(), phrase.size()) == 0;
  };
  const BytePair pair = rarest_pair(phrase);
  const __m128i first = _mm_set1_epi8(phrase[pair.first]);
  const __m128i second = _mm_set1_epi8(phrase[pair.second]);
  // Sixteen places at once; loads begin at most places - 16 + phrase.size() - 1
  // = stream.size() - 16, so they end within the stream.
  auto step_matches = [&](std::size_t at) {
    auto load = [&](std::size_t offset) {
      return _mm_loadu_si128(
          reinterpret_cast<const __m128i*>(stream.data() + at + offset));
    };
    auto candidates = static_cast<unsigned>(_mm_movemask_epi8(
        _mm_and_si128(_mm_cmpeq_epi8(load(pair.first), first),
                      _mm_cmpeq_epi8(load(pair.second), second))));
    for (; candidates != 0; candidates &= candidates - 1)
      if (matches(at + static_cast<std::size_t>(std::countr_zero(candidates))))
        return true;
    return false;
  };
  std::size_t at = 0;
  for (; at + kStep <= places; at += kStep)
    if (step_matches(at)) return true;
  if (at == places) return false;
  if (places >= kStep) return step_matches(places - kStep);  // overlapping
  for (; at < places; ++at)
    if (matches(at)) return true;
  return false;
}

#else

bool find_phrase(std::string_view stream, std::string_view phrase) {
  for (std::size_t at = stream.find(phrase); at != std::string_view::npos;
       at = stream.find(phrase, at + 1))
    if (begins_word(stream, at)) return true;
  return false;
}

#endif

}  // namespace

PackedWord pack_word(WordNumber word) {
  // Digits from the last to the first; each longer code starts counting where
  // the shorter ones end, hence the minus one.
  std::uint64_t digits = kLastByte | (word & 0x7f);
  std::uint64_t size = 1;
  for (std::uint64_t rest = word >> 7; rest > 0; rest >>= 7) {
    --rest;
    digits = digits << 8 | (rest & 0x7f);
    ++size;
  }
  return digits | size << 56;
}

void append_word(std::string& stream, WordNumber word) {
  PackedWord packed = pack_word(word);
  for (std::uint64_t size = packed >> 56; size > 0; --size, packed >>= 8)
    stream += static_cast<char>(packed & 0xff);
}

std::string encode_phrase(const WordNumber* words, std::size_t count) {
  std::string phrase;
  for (std::size_t i = 0; i < count; ++i) append_word(phrase, words[i]);
  return phrase;
}

std::string_view StreamEncoder::encode(std::span<const WordNumber> words,
                                       std::span<const PackedWord> codes) {
  reserve(words.size());
  char* out = buffer_.data();
  for (WordNumber word : words) out = put(out, codes[word]);
  return written(out);
}

std::string_view StreamEncoder::recode(std::string_view stream,
                                       std::span<const PackedWord> codes) {
  reserve(stream.size());
  char* out = buffer_.data();
  TokenStreamReader reader(stream);
  for (WordNumber word; reader.next(word);) {
    if (word >= codes.size())
      throw Error(ErrorCode::Corrupt,
                  "reading a token stream: word number out of range");
    out = put(out, codes[word]);
  }
  return written(out);
}

bool contains_phrase(std::string_view stream, std::string_view phrase) {
  if (phrase.empty()) return true;
  if (stream.size() < phrase.size()) return false;
  return find_phrase(stream, phrase);
}

std::string_view part_of_stream(std::string_view stream, ArticlePart part,
                                std::uint32_t lead_words) {
  if (part == ArticlePart::Whole) return stream;
  const std::string_view title = title_of(stream);
  if (part == ArticlePart::Title) return title;
  // The code word between title and text takes one byte.
  std::string_view text =
      stream.substr(std::min(title.size() + 1, stream.size()));
  std::size_t end = 0;
  for (std::uint32_t words = 0; words < lead_words && end < text.size(); ++end)
    words += (static_cast<unsigned char>(text[end]) & 0x80) != 0;
  return part == ArticlePart::Lead ? text.substr(0, end) : text.substr(end);
}

}  // namespace dossier::internal
