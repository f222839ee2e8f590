// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// What tells near-duplicate articles: the runs of four words ("shingles") that
// their texts have in common. docs/stories.md says why, and where the numbers
// come from.
#ifndef DOSSIER_INDEXER_STORE_SKETCH_H_
#define DOSSIER_INDEXER_STORE_SKETCH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier::internal {

// Two articles that share a key may be near-duplicates. Depends on nothing but
// the words of the text.
using StoryKey = std::uint32_t;

inline constexpr std::size_t kShingleWords = 4;
// A text of fewer shingles is too short to be told from others like it.
inline constexpr std::size_t kFewestShingles = 24;

// Keys of the whole text, by three minima each, and of its beginning, by two:
// a version that was cut has the beginning in common if nothing else.
inline constexpr std::size_t kTextKeys = 6, kMinimaOfTextKey = 3;
inline constexpr std::size_t kOpeningKeys = 4, kMinimaOfOpeningKey = 2;
inline constexpr std::size_t kOpeningShingles = 64;
inline constexpr std::size_t kStoryKeys = kTextKeys + kOpeningKeys;

using StoryKeys = std::array<StoryKey, kStoryKeys>;

// The shingles of a text in order, from the hashes of its words.
void hash_shingles(std::span<const std::uint64_t> words,
                   std::vector<std::uint64_t>& shingles);

// False, and nothing, for a text of too few shingles.
bool story_keys(std::span<const std::uint64_t> shingles, StoryKeys& keys);

// The distinct shingles of a text, ascending.
using ShingleSet = std::vector<std::uint64_t>;
ShingleSet shingle_set(std::vector<std::uint64_t> shingles);

// How much of the shorter text two near-duplicates share.
enum class SketchLikeness {
  Version,  // four fifths of the shingles
  Copy,     // nineteen twentieths
};

// Whether one text is a near-duplicate of the other, or of a part of it: it has
// that share of the shingles of the shorter one, which has at least a quarter
// of the longer one's number. Symmetric.
bool are_near_duplicates(const ShingleSet& a, const ShingleSet& b,
                         SketchLikeness wanted);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_STORE_SKETCH_H_
