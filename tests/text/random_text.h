// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_TESTS_TEXT_RANDOM_TEXT_H_
#define DOSSIER_TESTS_TEXT_RANDOM_TEXT_H_

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/utf8.h"
#include "tests/random_seed.h"

namespace dossier::internal {

// One seed for the tests of a run; they print it with SCOPED_TRACE.
inline unsigned test_seed() {
  static const auto seed = static_cast<unsigned>(random_seed());
  return seed;
}

using Random = std::mt19937;

inline std::size_t below(Random& random, std::size_t bound) {
  return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
}

// Any code point but NUL and the surrogates, most of them in use.
inline char32_t random_code_point(Random& random) {
  static constexpr char32_t kEnds[] = {0x80,   0x250,  0x530,   0x700,
                                       0x1000, 0x2100, 0x10000, 0x110000};
  for (;;) {
    const auto c =
        static_cast<char32_t>(1 + below(random, kEnds[below(random, 8)] - 1));
    if (c < 0xD800 || c > 0xDFFF) return c;
  }
}

inline std::string random_string(Random& random, std::size_t max_length) {
  std::string text;
  for (std::size_t i = below(random, max_length + 1); i > 0; --i) {
    append_utf8(text, random_code_point(random));
  }
  return text;
}

// Pieces drawn from a list, one after the other.
inline std::string random_mix(Random& random,
                              const std::vector<std::string_view>& pieces,
                              std::size_t max_pieces) {
  std::string text;
  for (std::size_t i = below(random, max_pieces + 1); i > 0; --i) {
    text += pieces[below(random, pieces.size())];
  }
  return text;
}

}  // namespace dossier::internal

#endif  // DOSSIER_TESTS_TEXT_RANDOM_TEXT_H_
