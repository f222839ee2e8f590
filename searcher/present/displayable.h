// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_SEARCHER_PRESENT_DISPLAYABLE_H_
#define DOSSIER_SEARCHER_PRESENT_DISPLAYABLE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/search.h"

namespace dossier::internal {

// A part of a text as given.
struct ByteRange {
  std::size_t start;
  std::size_t end;  // exclusive
};

// How a character of an article comes out when it is shown on one line.
enum class Shown { AsItIs, AsSpace, NotAtAll };

// White space and line breaks are shown as spaces. Not shown are control and
// bidi control characters, which could rearrange or command a terminal, and
// invisible ones that would make equal texts look different to a program (soft
// hyphen, zero-width space, byte order mark). Joiners stay: Persian words and
// emoji need them.
Shown how_shown(char32_t c);

// `valid` in NFC, its white space collapsed to single spaces and none at the
// ends, without the characters that are not shown. `marked` are ascending,
// disjoint ranges of `valid`; the highlights are what became of them, widened
// to whole characters where NFC joined characters across an end; those that
// touch become one. Linear.
Snippet make_displayable(std::string_view valid,
                         const std::vector<ByteRange>& marked);
std::string displayable(std::string_view valid);

}  // namespace dossier::internal

#endif  // DOSSIER_SEARCHER_PRESENT_DISPLAYABLE_H_
