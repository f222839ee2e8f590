// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// A set's minimum under a random order of all shingles is shared by two sets
// with the probability of their resemblance (Broder, "On the resemblance and
// containment of documents", SEQUENCES 1997). Many minima of one pass: shingles
// are dealt out to bins by their hash, each with a minimum of its own (Li, Owen
// and Zhang, "One permutation hashing", NIPS 2012); an empty bin takes that of
// the next one that is not (Shrivastava and Li, ICML 2014).
#include "indexer/store/sketch.h"

#include <algorithm>

namespace dossier::internal {
namespace {

// The finaliser of MurmurHash3: any bit of the input decides about every bit.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdu;
  x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53u;
  return x ^ (x >> 33);
}

// Minima of so many bins; an empty one holds what no hash is.
template <std::size_t Bins>
class Minima {
 public:
  explicit Minima(std::span<const std::uint64_t> shingles) {
    minima_.fill(kEmpty);
    for (const std::uint64_t shingle : shingles) {
      std::uint64_t& least = minima_[(shingle >> 32) * Bins >> 32];
      least = std::min(least, shingle & 0xffffffff);
    }
    fill_empty();
  }

  // The key of `count` minima from bin `first` on.
  StoryKey key(std::size_t first, std::size_t count,
               std::uint64_t family) const {
    std::uint64_t state = mix(family * Bins + first + 1);
    for (std::size_t i = first; i < first + count; ++i)
      state = mix(state ^ minima_[i]);
    return static_cast<StoryKey>(state);
  }

 private:
  static constexpr std::uint64_t kEmpty = ~std::uint64_t{0};

  // The distance is mixed in, so that two bins do not agree only because both
  // were empty. REQUIRES at least one that is not.
  void fill_empty() {
    const auto given = minima_;
    for (std::size_t bin = 0; bin < Bins; ++bin) {
      std::size_t distance = 0;
      while (given[(bin + distance) % Bins] == kEmpty) ++distance;
      minima_[bin] = given[(bin + distance) % Bins] + (distance << 32);
    }
  }

  std::array<std::uint64_t, Bins> minima_;
};

std::size_t shared_shingles(const ShingleSet& a, const ShingleSet& b) {
  std::size_t shared = 0, i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    const std::uint64_t in_a = a[i], in_b = b[j];
    shared += in_a == in_b;
    i += in_a <= in_b;
    j += in_b <= in_a;
  }
  return shared;
}

}  // namespace

void hash_shingles(std::span<const std::uint64_t> words,
                   std::vector<std::uint64_t>& shingles) {
  static_assert(kShingleWords == 4);
  // Odd factors make the order of the words count.
  constexpr std::uint64_t kFirst = 0x9e3779b97f4a7c15u,
                          kSecond = 0xbf58476d1ce4e5b9u,
                          kThird = 0x94d049bb133111ebu;
  shingles.clear();
  for (std::size_t i = 0; i + kShingleWords <= words.size(); ++i)
    shingles.push_back(mix(words[i] * kFirst + words[i + 1] * kSecond +
                           words[i + 2] * kThird + words[i + 3]));
}

bool story_keys(std::span<const std::uint64_t> shingles, StoryKeys& keys) {
  if (shingles.size() < kFewestShingles) return false;
  const Minima<kTextKeys * kMinimaOfTextKey> text(shingles);
  for (std::size_t i = 0; i < kTextKeys; ++i)
    keys[i] = text.key(i * kMinimaOfTextKey, kMinimaOfTextKey, 0);
  const Minima<kOpeningKeys * kMinimaOfOpeningKey> opening(
      shingles.first(std::min(shingles.size(), kOpeningShingles)));
  for (std::size_t i = 0; i < kOpeningKeys; ++i)
    keys[kTextKeys + i] =
        opening.key(i * kMinimaOfOpeningKey, kMinimaOfOpeningKey, 1);
  return true;
}

ShingleSet shingle_set(std::vector<std::uint64_t> shingles) {
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

bool are_near_duplicates(const ShingleSet& a, const ShingleSet& b,
                         SketchLikeness wanted) {
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t longer = std::max(a.size(), b.size());
  if (shorter < kFewestShingles || shorter * 4 < longer) return false;
  return shared_shingles(a, b) * 20 >=
         shorter * (wanted == SketchLikeness::Version ? 16 : 19);
}

}  // namespace dossier::internal
