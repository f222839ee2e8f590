// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// How many words apart: "NEAR/5" and what other query languages write for it.
#ifndef DOSSIER_SEARCHER_QUERY_NEAR_NOTATION_H_
#define DOSSIER_SEARCHER_QUERY_NEAR_NOTATION_H_

#include <cstdint>
#include <string_view>

namespace dossier::internal {

// How far apart words may be that stand near each other.
inline constexpr std::uint32_t kDefaultDistance = 10;
inline constexpr std::uint32_t kMaxDistance = 250;

// "NEAR", "NEAR/5", and as it is written elsewhere: "NEAR5", "near/5", "w/5",
// "within/5", "/5". Throws Error (BadQuery) for what is meant so and cannot be
// read: "NEAR/-1", "NEAR:5", "w/5x", "/s".
bool is_near(std::string_view word);

// For NEAR with something else behind it than a number.
[[noreturn]] void throw_unread_distance(std::string_view word);

// A number of words. `written` is for the message. Throws Error (BadQuery) for
// what is no number up to kMaxDistance.
std::uint32_t distance_of(std::string_view number, std::string_view written);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_QUERY_NEAR_NOTATION_H_
