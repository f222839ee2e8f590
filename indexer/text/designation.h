// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_TEXT_DESIGNATION_H_
#define DOSSIER_INDEXER_TEXT_DESIGNATION_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/tokenizer.h"

namespace dossier::internal {

// A designation such as F-16 or S-300PMU2 in a text: the tokens it covers and
// the joined term that makes all its spellings find each other.
struct Designation {
  std::uint32_t first_token;
  std::uint32_t token_count;  // 1 for "F16", 2 for "F-16"
  std::string term;           // "f16", "s300pmu2"
  std::string base;  // letters and first number alone if that is less: "s300";
                     // else empty. A query for S-300 so finds S-300PMU2
};

// True for a folded prefix that joins with a number over a space ("f", "mig").
using SpacedPrefix = std::function<bool(std::string_view folded_prefix)>;

// Finds designations, by one rule for articles and queries:
//   letters (1 to 5) + one hyphen or dash of any kind + a token that begins
//   with a digit (at most 5 digits, then at most 8 letters and digits);
//   the same with white space beside the dash or instead of it (four
//   characters at most, no blank line), if `spaced_prefix` knows the letters
//   and they do not begin in lower case (`any_case`, for queries, waives that:
//   people type "f 16"); also an ideograph right before a number;
//   one token of letters followed by digits.
// "May 16" and "page 16" stay apart. Linear in the number of tokens.
std::vector<Designation> find_designations(std::string_view text,
                                           const TokenizedText& tokens,
                                           const SpacedPrefix& spaced_prefix,
                                           bool any_case = false);

}  // namespace dossier::internal

#endif  // DOSSIER_INDEXER_TEXT_DESIGNATION_H_
