// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/store/token_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "tests/store/testing.h"

namespace dossier::internal {
namespace {

using Words = std::vector<WordNumber>;

std::string encode(const Words& words) {
  return encode_phrase(words.data(), words.size());
}

Words decode(std::string_view stream) {
  Words words;
  TokenStreamReader reader(stream);
  for (WordNumber word; reader.next(word);) words.push_back(word);
  return words;
}

bool contains_naively(const Words& words, const Words& phrase) {
  return std::search(words.begin(), words.end(), phrase.begin(),
                     phrase.end()) != words.end();
}

TEST(TokenStream, GivesBackEveryNumber) {
  Words words;
  for (std::uint64_t edge :
       {0ull, 127ull, 128ull, 16511ull, 16512ull, 2113663ull, 2113664ull,
        270549119ull, 270549120ull, 4294967295ull})
    for (std::uint64_t word = edge < 2 ? 0 : edge - 2;
         word <= std::min<std::uint64_t>(edge + 2, 4294967295); ++word)
      words.push_back(static_cast<WordNumber>(word));
  EXPECT_EQ(decode(encode(words)), words);
}

TEST(TokenStream, TakesTheBytesOfDenseCode) {
  EXPECT_EQ(encode({127}).size(), 1u);
  EXPECT_EQ(encode({128}).size(), 2u);
  EXPECT_EQ(encode({16511}).size(), 2u);
  EXPECT_EQ(encode({16512}).size(), 3u);
  EXPECT_EQ(encode({128}), std::string("\x00\x80", 2));
}

TEST(TokenStream, EndsEarlyIfDamaged) {
  std::string stream = encode({5, 20000});
  stream.pop_back();
  EXPECT_EQ(decode(stream), Words{5});
  EXPECT_EQ(decode(std::string(100, '\x01')), Words{});
}

TEST(TokenStream, FindsPhrasesAsANaiveSearchDoes) {
  DOSSIER_SEED(seed, 20130528);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 20000; ++round) {
    // Few distinct numbers of one to three bytes, so that hits are common.
    auto word = [&] {
      static constexpr WordNumber kBases[] = {1, 126, 16400, 16512,
                                              128 + 16384};
      return kBases[random() % 5] + static_cast<WordNumber>(random() % 4);
    };
    Words title, text;
    for (std::size_t n = random() % 6; n > 0; --n) title.push_back(word());
    for (std::size_t n = random() % 60; n > 0; --n) text.push_back(word());
    Words words = title;
    words.push_back(kTitleEnd);
    words.insert(words.end(), text.begin(), text.end());
    Words phrase;
    for (std::size_t n = 1 + random() % 3; n > 0; --n) phrase.push_back(word());

    // In a block of its own, so that reading outside is found.
    std::string encoded = encode(words);
    std::vector<char> exact(encoded.begin(), encoded.end());
    std::string_view stream(exact.data(), exact.size());
    ASSERT_EQ(contains_phrase(stream, encode(phrase)),
              contains_naively(words, phrase))
        << "round " << round;
    const std::size_t cut = random() % (text.size() + 1);
    const auto lead_end = text.begin() + static_cast<std::ptrdiff_t>(cut);
    const auto contained_in = [&](ArticlePart part) {
      return contains_phrase(
          part_of_stream(stream, part, static_cast<std::uint32_t>(cut)),
          encode(phrase));
    };
    ASSERT_EQ(contained_in(ArticlePart::Title), contains_naively(title, phrase))
        << "round " << round;
    ASSERT_EQ(contained_in(ArticlePart::Lead),
              contains_naively({text.begin(), lead_end}, phrase))
        << "round " << round;
    ASSERT_EQ(contained_in(ArticlePart::Body),
              contains_naively({lead_end, text.end()}, phrase))
        << "round " << round;
  }
}

TEST(TokenStream, TakesNoPartOfACodeWordForAWord) {
  // 128 is the bytes 00 80, whose second alone is the word 0.
  EXPECT_FALSE(contains_phrase(encode({128}), encode({0})));
  EXPECT_FALSE(contains_phrase("", encode({1})));
}

TEST(StreamEncoder, RecodesThroughATable) {
  std::vector<PackedWord> codes{pack_word(0), pack_word(70000), pack_word(3)};
  StreamEncoder encoder;
  EXPECT_EQ(decode(encoder.recode(encode({2, 0, 1, 1}), codes)),
            (Words{3, 0, 70000, 70000}));
  EXPECT_EQ(decode(encoder.encode(Words{1, 0, 2}, codes)),
            (Words{70000, 0, 3}));
  expect_error(ErrorCode::Corrupt, [&] { encoder.recode(encode({3}), codes); });
}

}  // namespace
}  // namespace dossier::internal
